#include "gui/queue/view/queue_columns.h"

#include "gui/queue/queue_filter.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/view/queue_header.h"

#include <QTreeView>

#include <algorithm>

namespace gui {

namespace {
constexpr int wideWidth = 960; // from here on there is room for Size
}

QueueColumns::QueueColumns(QTreeView *view, const RowMetrics &metrics)
    : QObject(view)
    , m_view(view)
    , m_metrics(metrics)
{
    auto *header = static_cast<QueueHeader *>(view->header());
    connect(header, &QHeaderView::sectionHandleDoubleClicked, this, [this] {
        m_chosen = false;
        setWidths();
    });
    connect(header, &QueueHeader::resizedByHand, this, [this] { m_chosen = true; });
    setWidths();
}

void QueueColumns::setDefaults()
{
    m_chosen = false;
    m_size = Size::WhereRoom;
    setWidths();
}

void QueueColumns::chooseSize(bool shown)
{
    m_size = shown ? Size::Shown : Size::Hidden;
    fit();
}

void QueueColumns::setWidths()
{
    QHeaderView *header = m_view->header();
    header->setMinimumSectionSize(m_metrics.sizeColumn);
    header->setSectionResizeMode(QueueModel::Video, QHeaderView::Stretch);
    header->resizeSection(QueueModel::Size, m_metrics.sizeColumn);
    header->resizeSection(QueueModel::Progress, m_metrics.progressColumn);
    header->resizeSection(QueueModel::State, m_metrics.stateColumn);
    fit();
}

int QueueColumns::neededState() const
{
    const auto *filter = static_cast<const QueueFilter *>(m_view->model());
    const auto *model = static_cast<const QueueModel *>(filter->sourceModel());
    int needed = 0;
    for (std::size_t i = 0; i < transfer::activityCount; ++i) {
        if (model->count(transfer::Activity(i)) > 0)
            needed = std::max(needed, m_metrics.stateWidth(transfer::Activity(i)));
    }
    return needed;
}

bool QueueColumns::sizeFits(int needed) const
{
    const int width = m_view->viewport()->width();
    switch (m_size) {
    case Size::WhereRoom:
        return width >= wideWidth;
    case Size::Shown:
        return width
               >= m_metrics.videoColumn + m_metrics.sizeColumn + m_metrics.narrowProgressColumn + needed;
    case Size::Hidden:
        break;
    }
    return false;
}

void QueueColumns::fit()
{
    const int width = m_view->viewport()->width();
    QHeaderView *header = m_view->header();
    auto *quiet = static_cast<QueueHeader *>(header);
    quiet->setPlace(QueueModel::Video, {m_metrics.textLeft});
    quiet->setPlace(QueueModel::Size, {0, RowMetrics::afterVideo, Qt::AlignRight});
    const int needed = neededState();
    m_view->setColumnHidden(QueueModel::Size, !sizeFits(needed));
    if (m_chosen) {
        header->resizeSection(QueueModel::State, std::max(needed, header->sectionSize(QueueModel::State)));
        return;
    }
    const int left = width - m_metrics.videoColumn - (sizeShown() ? m_metrics.sizeColumn : 0);
    int progress = m_metrics.progressColumn;
    if (left < progress + needed)
        progress = m_metrics.narrowProgressColumn;
    // Titles have given all they can: the bar goes, the percentage stays.
    if (left + m_metrics.videoGives < progress + needed)
        progress = m_metrics.barlessProgressColumn;
    header->resizeSection(QueueModel::Progress, progress);
    header->resizeSection(QueueModel::State,
                          std::max(needed, std::min(left - progress, m_metrics.stateColumn)));
}

void QueueColumns::grow()
{
    if (neededState() > m_view->header()->sectionSize(QueueModel::State))
        fit();
}

QByteArray QueueColumns::save() const
{
    const int choice = 2 * int(m_size) + (m_chosen ? 1 : 0);
    return QByteArray::number(choice) + m_view->header()->saveState();
}

void QueueColumns::restore(const QByteArray &state)
{
    const int choice = state.left(1).toInt();
    m_size = Size(std::clamp(choice / 2, 0, int(Size::Hidden)));
    m_chosen = m_view->header()->restoreState(state.mid(1)) && choice % 2 == 1;
    if (m_chosen)
        fit();
    else
        setWidths();
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
