#include "gui/queue/view/row_pointer.h"

#include <QToolTip>
#include <QTreeView>

#include <utility>

namespace gui {

RowPointer::RowPointer(QTreeView *view, PartAt partAt)
    : QObject(view)
    , m_view(view)
    , m_partAt(std::move(partAt))
    , m_drag(new RowDrag(view))
{
}

void RowPointer::updateRow(const QModelIndex &row)
{
    const QRect place = m_view->visualRect(row);
    if (row.isValid())
        m_view->viewport()->update(0, place.top(), m_view->viewport()->width(), place.height());
}

void RowPointer::follow(QPoint position)
{
    const QModelIndex row = m_view->indexAt(position).siblingAtColumn(0);
    if (m_hovered != row) {
        updateRow(m_hovered);
        m_hovered = row;
        updateRow(row);
    }
    const RowPart part = m_partAt(row, position);
    if (std::exchange(m_hot, part) != part)
        updateRow(row);
    m_view->viewport()->setCursor(part == RowPart::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void RowPointer::leave()
{
    updateRow(m_hovered);
    m_hovered = QPersistentModelIndex();
    m_hot = RowPart::None;
}

void RowPointer::press(QPoint position, Qt::MouseButton button)
{
    follow(position);
    m_pressed = button == Qt::LeftButton ? m_hot : RowPart::None;
    if (button == Qt::LeftButton)
        m_drag->press(position);
    updateRow(m_hovered);
}

RowPointer::Release RowPointer::release()
{
    const RowPart pressed = std::exchange(m_pressed, RowPart::None);
    return {m_drag->release(), pressed};
}

bool RowPointer::drag(QPoint position, bool inQueueOrder)
{
    if (m_pressed != RowPart::None || !m_drag->move(position))
        return false;
    if (inQueueOrder)
        return true;
    m_drag->cancel();
    QToolTip::showText(m_view->viewport()->mapToGlobal(position),
                       tr("Sorted by a column, rows cannot be moved. A third click on the column's head "
                          "returns to queue order."),
                       m_view);
    return false;
}

bool RowPointer::cancelDrag()
{
    const bool active = m_drag->active();
    if (active)
        m_drag->cancel();
    return active;
}

void RowPointer::addTo(RowState *state, const QModelIndex &row) const
{
    state->hovered = m_hovered.isValid() && m_hovered.row() == row.row();
    state->hot = state->hovered ? m_hot : RowPart::None;
    state->pressed = state->hovered && m_pressed != RowPart::None;
}

} // namespace gui
