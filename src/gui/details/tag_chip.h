// One tag in a TagsField: its word and a cross that removes it.
#pragma once

#include <QWidget>

namespace gui {

class TagChip : public QWidget
{
    Q_OBJECT
public:
    // share: "in 2 of 5" when only some videos have it, else empty.
    TagChip(const QString &tag, const QString &share, QWidget *parent);

    const QString &tag() const { return m_tag; }
    bool isPartial() const { return !m_share.isEmpty(); }
    void setBad(bool bad);

    QSize sizeHint() const override;

signals:
    void crossed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRect crossRect() const;

    QString m_tag;
    QString m_share;
    bool m_bad = false;
};

} // namespace gui
