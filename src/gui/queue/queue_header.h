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

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace gui
