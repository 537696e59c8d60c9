#include "gui/queue/view/row_drag.h"

#include "gui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QScrollBar>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace gui {

namespace {
constexpr int lineHeight = 2;
constexpr int scrollEveryMs = 30;
} // namespace

RowDrag::RowDrag(QTreeView *view) : QObject(view), m_view(view)
{
    m_scrolling.setInterval(scrollEveryMs);
    connect(&m_scrolling, &QTimer::timeout, this, [this] {
        const int rowHeight = m_view->sizeHintForRow(0);
        QScrollBar *bar = m_view->verticalScrollBar();
        if (m_position.y() < rowHeight / 2)
            bar->setValue(bar->value() - rowHeight / 4);
        else if (m_position.y() > m_view->viewport()->height() - rowHeight / 2)
            bar->setValue(bar->value() + rowHeight / 4);
        aim();
    });
}

void RowDrag::press(QPoint position)
{
    m_pressed = position;
    m_armed = m_view->indexAt(position).isValid();
}

bool RowDrag::move(QPoint position)
{
    if (!m_armed)
        return false;
    m_position = position;
    if (!active() && (position - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return false;
    if (!active()) {
        m_scrolling.start();
        m_view->viewport()->setCursor(Qt::DragMoveCursor);
    }
    aim();
    return true;
}

// The gap between two rows that is nearest to the pointer.
void RowDrag::aim()
{
    const int rows = m_view->model()->rowCount();
    const QModelIndex index = m_view->indexAt({1, std::max(0, m_position.y())});
    int target = rows;
    if (index.isValid()) {
        const QRect row = m_view->visualRect(index);
        target = index.row() + (m_position.y() > row.center().y() ? 1 : 0);
    }
    if (std::exchange(m_target, target) != target)
        m_view->viewport()->update();
}

int RowDrag::release()
{
    const int target = m_target;
    cancel();
    return target;
}

void RowDrag::cancel()
{
    m_armed = false;
    m_scrolling.stop();
    if (!active())
        return;
    m_target = -1;
    m_view->viewport()->unsetCursor();
    m_view->viewport()->update();
}

int RowDrag::lineTop() const
{
    const QAbstractItemModel *model = m_view->model();
    const int rows = model->rowCount();
    if (rows == 0)
        return 0;
    return m_target < rows ? m_view->visualRect(model->index(m_target, 0)).top()
                           : m_view->visualRect(model->index(rows - 1, 0)).bottom() + 1;
}

void RowDrag::paint(QPainter *painter) const
{
    if (!active())
        return;
    const int top = std::clamp(lineTop() - lineHeight / 2, 0, m_view->viewport()->height() - lineHeight);
    painter->fillRect(0, top, m_view->viewport()->width(), lineHeight, coloursOf(m_view->palette()).accent);
}

} // namespace gui
