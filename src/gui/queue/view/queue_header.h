// The queue's header: small quiet words over the columns' texts, a hairline below, an arrow where it sorts.
#pragma once

#include <QHeaderView>

namespace gui {

class QueueHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit QueueHeader(QWidget *parent);

    QSize sizeHint() const override;
    // From the left edge to the texts of the first column.
    void setTextLeft(int left);

signals:
    void resizedByHand();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<int> widths() const;

    QList<int> m_before; // at the press
    int m_textLeft = 0;
};

} // namespace gui
