// The label above a field, with a counter at its right end; among several videos also "Changed" and "Undo".
#pragma once

#include <QLabel>

namespace gui {

class FieldHead : public QLabel
{
    Q_OBJECT
public:
    explicit FieldHead(QWidget *parent = nullptr);

    // "127 / 1999"; red when over.
    void setCount(int count, int limit);
    // Among several videos: this field will be written.
    void setChanged(bool changed);

signals:
    void undoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void place();

    QLabel *m_changed;
    QLabel *m_note;
    bool m_over = false;
};

// A sentence below a field with an icon before it: what is wrong. Hidden while empty.
class FieldProblemLine : public QWidget
{
    Q_OBJECT
public:
    explicit FieldProblemLine(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text->text(); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace gui
