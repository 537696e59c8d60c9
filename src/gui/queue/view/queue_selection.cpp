// What is selected in the list, by the uploads that are meant.
#include "gui/queue/view/queue_view.h"

#include <QScrollBar>
#include <QSet>

#include <algorithm>
#include <utility>

using transfer::UploadId;

namespace gui {

QList<UploadId> QueueView::selectedIds() const
{
    QModelIndexList rows = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end(),
              [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QList<UploadId> ids;
    ids.reserve(rows.size());
    for (const QModelIndex &row : std::as_const(rows))
        ids.append(row.data(QueueModel::IdRole).value<UploadId>());
    return ids;
}

QList<UploadId> QueueView::shownIds() const
{
    QList<UploadId> ids;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        ids.append(m_filter->index(row, 0).data(QueueModel::IdRole).value<UploadId>());
    return ids;
}

void QueueView::select(UploadId id)
{
    const auto *model = static_cast<const QueueModel *>(m_filter->sourceModel());
    const QModelIndex index = m_filter->mapFromSource(model->indexOf(id));
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void QueueView::selectThese(const QList<UploadId> &ids)
{
    const QSet<UploadId> wanted(ids.cbegin(), ids.cend());
    const QList<UploadId> shown = shownIds();
    QItemSelection selection;
    QModelIndex first;
    for (int row = 0; row < shown.size(); ++row) {
        const int from = row;
        while (row < shown.size() && wanted.contains(shown[row]))
            ++row;
        if (row == from)
            continue;
        selection.append(QItemSelectionRange(m_filter->index(from, 0),
                                             m_filter->index(row - 1, QueueModel::ColumnCount - 1)));
        if (!first.isValid())
            first = m_filter->index(from, 0);
    }
    if (!first.isValid())
        return;
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    scrollTo(first, PositionAtTop);
    setFocus();
}

void QueueView::selectBeside(const QList<UploadId> &leaving)
{
    const QSet<UploadId> going(leaving.cbegin(), leaving.cend());
    const int rows = m_filter->rowCount();
    const auto stays = [&](int row) {
        return !going.contains(m_filter->index(row, 0).data(QueueModel::IdRole).value<UploadId>());
    };
    int row = currentIndex().isValid() ? currentIndex().row() : 0;
    while (row < rows && !stays(row))
        ++row;
    for (row = std::min(row, rows - 1); row >= 0 && !stays(row);)
        --row;
    setAutoScroll(false); // once these have left it may be in view
    selectionModel()->setCurrentIndex(m_filter->index(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    setAutoScroll(true);
    if (row < 0)
        clearSelection();
}

// What is seen stays where it is when others leave. They do so in many small runs: the list is laid out once
// for all of them.
void QueueView::holdView(const QModelIndex &, int from, int last)
{
    const bool first = !m_held.isValid();
    const QModelIndex seen = first ? indexAt(QPoint(0, 0)).siblingAtColumn(0) : QModelIndex(m_held);
    if (!seen.isValid())
        return;
    const bool leaves = seen.row() >= from && seen.row() <= last;
    if (first)
        m_heldTop = visualRect(seen).top();
    m_heldTop += leaves ? (last + 1 - seen.row()) * m_delegate->metrics().rowHeight : 0;
    m_held = leaves ? m_filter->index(last + 1, 0) : seen;
    if (m_heldTop >= viewport()->height())
        m_held = QModelIndex();
    if (first && m_held.isValid())
        QMetaObject::invokeMethod(this, &QueueView::keepView, Qt::QueuedConnection);
}

void QueueView::keepView()
{
    if (m_held.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(m_held).top() - m_heldTop);
    m_held = QModelIndex();
}

void QueueView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    viewport()->update(); // edges and second lines run across the cells
    announceSelection();
}

void QueueView::announceSelection()
{
    const QList<UploadId> ids = selectedIds();
    if (ids != std::exchange(m_announced, ids))
        emit selectionChangedTo(ids);
}

} // namespace gui
