#include "gui/widgets/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace gui {

FlowLayout::FlowLayout(QWidget *parent, int margin, int gap) : QLayout(parent), m_gap(gap)
{
    setContentsMargins(margin, margin, margin, margin);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::insertWidget(int position, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(position, new QWidgetItem(widget));
    invalidate();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect inside = rect.marginsRemoved(contentsMargins());
    int x = inside.left();
    int y = inside.top();
    int lineHeight = 0;
    for (QLayoutItem *item : m_items) {
        const int width = std::min(item->sizeHint().width(), inside.width());
        if (x > inside.left() && x + width > inside.right() + 1) {
            x = inside.left();
            y += lineHeight + m_gap;
            lineHeight = 0;
        }
        lineHeight = std::max(lineHeight, item->sizeHint().height());
        const bool takesRest = item == m_items.last() && item->expandingDirections().testFlag(Qt::Horizontal);
        if (apply)
            item->setGeometry({x, y, takesRest ? inside.right() + 1 - x : width, item->sizeHint().height()});
        x += width + m_gap;
    }
    return y + lineHeight - rect.top() + contentsMargins().bottom();
}

} // namespace gui
