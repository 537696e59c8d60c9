// Labels and what belongs to them, to be read: plain text that can be selected. Made anew only when it says
// something else, so that a selection stays.
#pragma once

#include "words/uploads/details_words.h"

#include <QWidget>

class QGridLayout;

namespace gui {

class PairList : public QWidget
{
    Q_OBJECT
public:
    explicit PairList(QWidget *parent = nullptr);

    void showPairs(const QList<words::LabelledText> &pairs);
    const QList<words::LabelledText> &pairs() const { return m_pairs; }
    // Of the widest label; and at least this, to stand under another list.
    int labelWidth() const;
    void setLeastLabelWidth(int width);
    // Below them, and its own; once.
    void setLast(const QString &label, QWidget *value);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addRow(const QString &label, QWidget *value);

    QGridLayout *m_grid;
    QString m_lastLabel;
    QWidget *m_last = nullptr;
    QList<words::LabelledText> m_pairs;
};

} // namespace gui
