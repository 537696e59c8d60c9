// The queue's header: it can be sorted by none of its columns, and says when one was resized.
#pragma once

#include "gui/widgets/quiet_header.h"

namespace gui {

class QueueHeader : public QuietHeader
{
    Q_OBJECT
public:
    explicit QueueHeader(QWidget *parent);

signals:
    void resizedByHand();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QList<int> widths() const;

    QList<int> m_before; // at the press
};

} // namespace gui
