// One tag in a TagsField: its word, which can be edited in place, and a cross that removes it.
#pragma once

#include <QWidget>

class QLineEdit;

namespace gui {

class TagChip : public QWidget
{
    Q_OBJECT
public:
    // share: "in 2 of 5" when only some videos have it, else empty.
    TagChip(const QString &tag, const QString &share, QWidget *parent);

    const QString &tag() const { return m_tag; }
    bool isPartial() const { return !m_share.isEmpty(); }
    void setTag(const QString &tag);
    void setBad(bool bad);

    // A line in place of the word: Return, or leaving it, takes what was typed; Esc does not.
    void edit();
    QString typed() const; // so far; the tag itself while nobody edits it
    void finishEdit();

    QSize sizeHint() const override;

signals:
    void crossed();
    void typing();
    void renamed(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRect crossRect() const;
    void endEdit();

    QString m_tag;
    QString m_share;
    QLineEdit *m_edit = nullptr; // while somebody edits it
    bool m_bad = false;
};

} // namespace gui
