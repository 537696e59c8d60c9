// The mouse over the rows: which row and which part of it lies under the pointer, which part is pressed, and
// rows that are dragged. The view asks it in its own mouse and paint handlers.
#pragma once

#include "gui/queue/view/queue_delegate.h"
#include "gui/queue/view/row_drag.h"

#include <QPersistentModelIndex>

#include <functional>

class QTreeView;

namespace gui {

class RowPointer : public QObject
{
    Q_OBJECT
public:
    // Which part of the row lies at a place of the viewport.
    using PartAt = std::function<RowPart(const QModelIndex &row, QPoint position)>;
    struct Release {
        int target = -1;              // of rows that were dragged, as in RowDrag
        RowPart part = RowPart::None; // that was pressed; else
    };

    // Owned by the view.
    RowPointer(QTreeView *view, PartAt partAt);

    void follow(QPoint position);
    void leave();
    void press(QPoint position, Qt::MouseButton button);
    Release release();
    // The pointer moves with the button held. True: rows are on their way, which only goes in the queue's
    // own order.
    bool drag(QPoint position, bool inQueueOrder);
    bool cancelDrag(); // false: there was none

    void addTo(RowState *state, const QModelIndex &row) const;
    void updateRow(const QModelIndex &row); // paints it anew
    void paintDrag(QPainter *painter) const { m_drag->paint(painter); }

private:
    QTreeView *m_view;
    PartAt m_partAt;
    RowDrag *m_drag;
    QPersistentModelIndex m_hovered;
    RowPart m_hot = RowPart::None;
    RowPart m_pressed = RowPart::None;
};

} // namespace gui
