#include "gui/queue/view/queue_view.h"

#include "gui/queue/video_pictures.h"
#include "gui/queue/view/queue_columns.h"
#include "gui/queue/view/queue_header.h"
#include "gui/queue/view/row_pointer.h"
#include "gui/theme/theme.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::UploadId;

namespace gui {

namespace {

constexpr int leastWidthOfPictures = 700;

RowPresentation presentationOf(const QModelIndex &index)
{
    return index.data(QueueModel::PresentationRole).value<RowPresentation>();
}

} // namespace

QueueView::QueueView(QWidget *parent)
    : QTreeView(parent)
    , m_delegate(new QueueDelegate(this))
    , m_pointer(new RowPointer(
          this, [this](const QModelIndex &row, QPoint position) { return partAt(row, position); }))
{
    buildHint();
    setHeader(new QueueHeader(this));
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true); // a press on one of several selected rows keeps them selected
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Uploads"));
}

void QueueView::setFilter(QueueFilter *filter)
{
    m_filter = filter;
    // Before Qt forgets where they are.
    connect(filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, &QueueView::holdView);
    setModel(filter);
    setSortingEnabled(true);
    m_columns = new QueueColumns(this, m_delegate->metrics());
    connect(header(), &QHeaderView::sortIndicatorChanged, this,
            [this](int section) { emit queueOrderShown(section < 0); });
    // A filter that leaves selected rows out says so by a new layout alone.
    connect(filter, &QAbstractItemModel::layoutChanged, this, &QueueView::announceSelection);
    connect(filter, &QAbstractItemModel::layoutChanged, this, &QueueView::showHint);
    connect(static_cast<QueueModel *>(filter->sourceModel()), &QueueModel::countsChanged, m_columns,
            &QueueColumns::grow);
    fit();
}

void QueueView::setPictures(VideoPictures *pictures)
{
    if (m_pictures)
        m_pictures->disconnect(this);
    m_pictures = pictures;
    if (pictures) {
        connect(pictures, &VideoPictures::changed, viewport(), qOverload<>(&QWidget::update));
        connect(pictures, &VideoPictures::wantedChanged, this, &QueueView::fit);
    }
    fit();
}

// Rows without pictures have room for more text.
void QueueView::fit()
{
    const int height = m_delegate->metrics().rowHeight;
    const bool areShown = m_pictures && m_pictures->wanted();
    m_delegate->updateMetrics(areShown && viewport()->width() >= grown(leastWidthOfPictures, font()));
    if (m_delegate->metrics().rowHeight != height)
        scheduleDelayedItemsLayout();
    if (m_columns)
        m_columns->fit();
}

QByteArray QueueView::saveColumns() const
{
    return m_columns->save();
}

void QueueView::restoreColumns(const QByteArray &state)
{
    m_columns->restore(state);
}

RowColumns QueueView::columnsOf(const QModelIndex &index) const
{
    const QRect row = visualRect(index.siblingAtColumn(0));
    return m_columns->rowColumns(row.top(), row.height());
}

RowState QueueView::stateOf(const QModelIndex &index) const
{
    RowState state;
    state.selected = selectionModel()->isSelected(index);
    state.current = hasFocus() && currentIndex().row() == index.row();
    state.sizeShown = m_columns->sizeShown();
    m_pointer->addTo(&state, index);
    return state;
}

RowPart QueueView::partAt(const QModelIndex &index, QPoint position) const
{
    if (!index.isValid())
        return RowPart::None;
    return m_delegate->partAt(presentationOf(index), columnsOf(index), stateOf(index), position);
}

void QueueView::drawRow(QPainter *painter, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    RowState state = stateOf(index);
    if (m_pictures && !m_delegate->metrics().picture.isEmpty())
        state.picture = m_pictures->picture(index.data(QueueModel::IdRole).value<UploadId>(),
                                            m_delegate->picturePixels());
    m_delegate->paintRow(painter, presentationOf(index.siblingAtColumn(0)), columnsOf(index), state);
}

void QueueView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    QPainter painter(viewport());
    m_pointer->paintDrag(&painter);
}

void QueueView::setCovered(int height)
{
    m_covered = height;
    updateGeometries();
}

void QueueView::setHint(const QString &hint)
{
    m_usualHint = hint;
    showHint();
}

// Qt sets the range anew whenever it scrolls.
void QueueView::scrollPastCover()
{
    const int rows = model() ? model()->rowCount() : 0;
    if (m_covered == 0 || rows == 0)
        return;
    const int bottom = visualRect(model()->index(rows - 1, 0)).bottom() + 1 + verticalOffset();
    verticalScrollBar()->setMaximum(std::max(0, bottom + m_covered - viewport()->height()));
}

void QueueView::updateGeometries()
{
    QTreeView::updateGeometries();
    scrollPastCover();
    showHint();
}

void QueueView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int before = verticalScrollBar()->value();
    QTreeView::scrollTo(index, hint);
    if (m_covered == 0)
        return;
    scrollPastCover();
    const int free = viewport()->height() - m_covered;
    const QRect row = visualRect(index).translated(0, verticalScrollBar()->value() - before);
    if (hint == EnsureVisible && row.top() >= 0 && row.bottom() < free)
        verticalScrollBar()->setValue(before); // it was in view
    const int hidden = visualRect(index).bottom() + 1 - free;
    if (hidden > 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + hidden);
}

void QueueView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fit();
}

void QueueView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_delegate) {
        fit();
        if (m_columns)
            m_columns->setDefaults();
    }
    QTreeView::changeEvent(event);
}

void QueueView::mouseMoveEvent(QMouseEvent *event)
{
    const bool held = event->buttons().testFlag(Qt::LeftButton);
    if (held && m_pointer->drag(event->pos(), m_filter->inQueueOrder()))
        return;
    m_pointer->follow(event->pos());
    if (!indexAt(event->pos()).isValid())
        viewport()->unsetCursor();
    if (!held) // the base class would begin a drag of its own
        QTreeView::mouseMoveEvent(event);
}

void QueueView::mousePressEvent(QMouseEvent *event)
{
    m_pointer->press(event->pos(), event->button());
    QTreeView::mousePressEvent(event);
}

void QueueView::mouseReleaseEvent(QMouseEvent *event)
{
    const RowPointer::Release released = m_pointer->release();
    if (released.target >= 0) {
        if (m_filter->rowCount() > 0)
            emit moveRequested(selectedIds(), m_filter->uploadAt(released.target));
        return;
    }
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos()).siblingAtColumn(0);
    m_pointer->updateRow(index);
    if (released.part == RowPart::None || partAt(index, event->pos()) != released.part)
        return;
    if (released.part == RowPart::Button)
        runButton(index);
    else
        emit commandRequested(presentationOf(index).link, {index.data(QueueModel::IdRole).value<UploadId>()});
}

void QueueView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTreeView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->pos()).siblingAtColumn(0);
    if (partAt(index, event->pos()) == RowPart::None)
        runButton(index);
}

void QueueView::leaveEvent(QEvent *event)
{
    m_pointer->leave();
    QTreeView::leaveEvent(event);
}

void QueueView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place =
        byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos();
    if (!selectedIds().isEmpty())
        emit menuRequested(place);
}

void QueueView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_pointer->cancelDrag())
        return;
    switch (event->key()) {
    case Qt::Key_Space:
        emit toggleRequested();
        break;
    case Qt::Key_Delete:
        emit removeRequested();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier)
            runButton(currentIndex().siblingAtColumn(0));
        break;
    default:
        QTreeView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void QueueView::runButton(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const RowPresentation row = presentationOf(index);
    const RowCommand command = row.button != RowCommand::None ? row.button : row.link;
    if (command != RowCommand::None)
        emit commandRequested(command, {index.data(QueueModel::IdRole).value<UploadId>()});
}

} // namespace gui
