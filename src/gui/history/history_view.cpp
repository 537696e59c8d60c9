#include "gui/history/history_view.h"

#include "gui/history/history_delegate.h"
#include "gui/queue/video_pictures.h"
#include "gui/widgets/hint_line.h"
#include "gui/widgets/quiet_header.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::UploadId;

namespace gui {

namespace {

constexpr int lookAfterMs = 400;
constexpr int leastTitle = 260;

QuietHeader *headerOf(QWidget *view)
{
    using Delegate = HistoryDelegate;
    auto *header = new QuietHeader(view);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSortIndicatorShown(true);
    header->setPlace(HistoryModel::Title, {Delegate::titleLeft});
    header->setPlace(HistoryModel::Duration, {0, Delegate::usualRight, Qt::AlignRight});
    header->setPlace(HistoryModel::Size, {0, Delegate::sizeRight, Qt::AlignRight});
    return header;
}

} // namespace

HistoryView::HistoryView(HistoryModel &model, VideoPictures &pictures, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_pictures(pictures)
    , m_hint(new HintLine(viewport()))
{
    setObjectName(u"history"_s);
    setAccessibleName(tr("History"));
    setModel(&model);
    setItemDelegate(new HistoryDelegate(this));
    setHorizontalHeader(headerOf(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // Sorting is the model's: nothing is sorted here, and nothing anew.
    horizontalHeader()->setSortIndicator(HistoryModel::Published, Qt::DescendingOrder);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, &model, &HistoryModel::sort);
    m_looking.setSingleShot(true);
    m_looking.setInterval(lookAfterMs);
    connect(&m_looking, &QTimer::timeout, this, &HistoryView::lookedAt);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, &m_looking, qOverload<>(&QTimer::start));
    connect(&model, &HistoryModel::arrived, &m_looking, qOverload<>(&QTimer::start));
    connect(&model, &HistoryModel::found, this, &HistoryView::selectionCountChanged);
    connect(m_hint, &HintLine::linkClicked, this, &HistoryView::hintLinkClicked);
    connect(&pictures, &VideoPictures::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&pictures, &VideoPictures::wantedChanged, viewport(), qOverload<>(&QWidget::update));
    fit();
}

// Widths of the picture of the window, or more where the words need it; the title takes the rest.
void HistoryView::fit()
{
    verticalHeader()->setDefaultSectionSize(HistoryDelegate::rowHeight(font()));
    const QFontMetrics metrics(font());
    const auto wide = [&metrics](const QString &text, int behind, int least) {
        return std::max(least, metrics.horizontalAdvance(text) + behind);
    };
    const int widths[] = {
        0,
        wide(u"30 Nov 23:59"_s, 2 * HistoryDelegate::usualRight, 134),
        wide(u"10:04:16"_s, HistoryDelegate::usualRight + 4, 80),
        wide(u"188.8 GB"_s, HistoryDelegate::sizeRight + 12, 114),
        wide(u"No longer at Youku"_s, 23 + HistoryDelegate::usualRight, 170),
        wide(u"XNTkzMTQ1MDEzMg=="_s, HistoryDelegate::usualRight, 170),
    };
    int left = viewport()->width();
    for (const int width : widths)
        left -= width;
    // As it narrows the length leaves, then the size.
    const bool withoutDuration = left < leastTitle;
    left += withoutDuration ? widths[HistoryModel::Duration] : 0;
    const bool withoutSize = left < leastTitle;
    left += withoutSize ? widths[HistoryModel::Size] : 0;
    setColumnHidden(HistoryModel::Duration, withoutDuration);
    setColumnHidden(HistoryModel::Size, withoutSize);
    for (int column = HistoryModel::Published; column < HistoryModel::ColumnCount; ++column)
        setColumnWidth(column, widths[column]);
    setColumnWidth(HistoryModel::Title, std::max(left, leastTitle / 2));
}

QList<UploadId> HistoryView::selectedIds() const
{
    QList<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QList<UploadId> ids;
    ids.reserve(rows.size());
    for (const int row : std::as_const(rows))
        ids.append(m_model.idAt(row));
    return ids;
}

int HistoryView::selectedCount() const
{
    int count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        if (range.left() == 0) // each row once
            count += range.height();
    }
    return count;
}

QList<store::HistoryEntry> HistoryView::shownEntries() const
{
    QList<store::HistoryEntry> shown;
    const int first = std::max(0, rowAt(0));
    const int below = rowAt(viewport()->height() - 1);
    const int last = below < 0 ? m_model.rowCount() - 1 : below;
    for (int row = first; row <= last; ++row) {
        if (const store::HistoryEntry *entry = m_model.entryAt(row))
            shown.append(*entry);
    }
    return shown;
}

void HistoryView::setHint(const QString &hint, bool withLink)
{
    m_hint->tell(hint, withLink ? tr("Clear filters") : QString(), withLink ? u"search"_s : u"history"_s);
    setAccessibleDescription(hint);
}

void HistoryView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fit();
    m_hint->setRoom(viewport()->rect());
    m_looking.start();
}

void HistoryView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (event->matches(QKeySequence::Copy))
        return emit copyWanted();
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (currentIndex().isValid())
            emit openWanted(m_model.idAt(currentIndex().row()));
        return;
    }
    if (plain && event->key() == Qt::Key_Delete)
        return emit deleteWanted();
    QTableView::keyPressEvent(event);
}

bool HistoryView::isLink(const QModelIndex &index, QPoint position) const
{
    if (index.column() != HistoryModel::Link)
        return false;
    const int width = QFontMetrics(font()).horizontalAdvance(index.data().toString());
    return position.x() < visualRect(index).left() + width;
}

void HistoryView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    const bool link = isLink(indexAt(event->pos()), event->pos());
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void HistoryView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier)
        return;
    const QModelIndex index = indexAt(event->pos());
    if (isLink(index, event->pos()))
        emit openWanted(m_model.idAt(index.row()));
}

void HistoryView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        place = viewport()->mapToGlobal(visualRect(currentIndex().siblingAtColumn(0)).bottomLeft()
                                        + QPoint(HistoryDelegate::titleLeft, 0));
    if (selectedCount() > 0)
        emit menuRequested(place);
}

void HistoryView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionCountChanged();
}

} // namespace gui
