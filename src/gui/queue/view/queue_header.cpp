#include "gui/queue/view/queue_header.h"

namespace gui {

QueueHeader::QueueHeader(QWidget *parent) : QuietHeader(parent)
{
    setSortIndicatorClearable(true);
    setSortIndicator(-1, Qt::AscendingOrder);
}

QList<int> QueueHeader::widths() const
{
    QList<int> result;
    for (int section = 0; section < count(); ++section)
        result.append(sectionSize(section));
    return result;
}

void QueueHeader::mousePressEvent(QMouseEvent *event)
{
    m_before = widths();
    QHeaderView::mousePressEvent(event);
}

void QueueHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    if (widths() != m_before)
        emit resizedByHand();
}

} // namespace gui
