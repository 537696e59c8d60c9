#include "gui/queue/view/queue_columns.h"

#include "gui/queue/queue_model.h"
#include "gui/queue/view/queue_header.h"

#include <QTreeView>

#include <algorithm>

namespace gui {

namespace {
constexpr int narrowWidth = 760; // below it the size joins the file name
}

QueueColumns::QueueColumns(QTreeView *view, const RowMetrics &metrics)
    : QObject(view)
    , m_view(view)
    , m_metrics(metrics)
{
    auto *header = static_cast<QueueHeader *>(view->header());
    connect(header, &QHeaderView::sectionHandleDoubleClicked, this, [this] {
        m_chosen = false;
        setDefaults();
    });
    connect(header, &QueueHeader::resizedByHand, this, [this] { m_chosen = true; });
    setDefaults();
}

void QueueColumns::setDefaults()
{
    QHeaderView *header = m_view->header();
    header->setMinimumSectionSize(m_metrics.sizeColumn);
    header->setSectionResizeMode(QueueModel::Video, QHeaderView::Stretch);
    header->resizeSection(QueueModel::Size, m_metrics.sizeColumn);
    header->resizeSection(QueueModel::Progress, m_metrics.progressColumn);
    header->resizeSection(QueueModel::State, m_metrics.stateColumn);
    fit();
}

void QueueColumns::fit()
{
    m_view->setColumnHidden(QueueModel::Size, m_view->window()->width() <= narrowWidth);
    if (m_chosen)
        return;
    const int others = (sizeShown() ? m_metrics.sizeColumn : 0) + m_metrics.progressColumn;
    const int left = m_view->viewport()->width() - others - m_metrics.videoColumn;
    m_view->header()->resizeSection(QueueModel::State,
                                    std::clamp(left, m_metrics.narrowStateColumn, m_metrics.stateColumn));
}

QByteArray QueueColumns::save() const
{
    return QByteArray(1, m_chosen ? '1' : '0') + m_view->header()->saveState();
}

void QueueColumns::restore(const QByteArray &state)
{
    m_chosen = m_view->header()->restoreState(state.mid(1)) && state.startsWith('1');
    if (m_chosen)
        fit();
    else
        setDefaults();
}

RowColumns QueueColumns::rowColumns(int top, int height) const
{
    const auto column = [&](int section) {
        return QRect(m_view->columnViewportPosition(section), top, m_view->columnWidth(section), height);
    };
    return {column(QueueModel::Video), column(QueueModel::Size), column(QueueModel::Progress),
            column(QueueModel::State)};
}

bool QueueColumns::sizeShown() const
{
    return !m_view->isColumnHidden(QueueModel::Size);
}

} // namespace gui
