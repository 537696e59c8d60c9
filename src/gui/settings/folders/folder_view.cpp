#include "gui/settings/folders/folder_view.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int folderIconLeft = 16;
constexpr int folderIcon = 18;
constexpr int folderTextLeft = 49;
constexpr int cellGap = 20; // behind the words of a column
constexpr int folderLineGap = 3;
constexpr int leastFolder = 224; // its icon and all
constexpr int mostNameWidth = 180;
constexpr int mostShownRows = 4;
constexpr int emptyRows = 3;

int folderLineHeight(const QFont &font)
{
    return QFontMetrics(font).boundingRect(u"Åg_国"_s).height();
}

int folderRowHeight(const QFont &font)
{
    constexpr int least = 53;
    constexpr int around = 16;
    return std::max(least,
                    folderLineHeight(font) + folderLineGap + folderLineHeight(smallFont(font)) + around);
}

int folderHeadHeight(const QFont &font)
{
    constexpr int least = 26;
    constexpr int around = 10;
    return std::max(least, folderLineHeight(smallFont(font)) + around);
}

class FolderRows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {option.rect.width(), folderRowHeight(option.font)};
    }
};

class FolderHeader : public QHeaderView
{
public:
    explicit FolderHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsMovable(false);
        setSectionsClickable(false);
        setHighlightSections(false);
        setStretchLastSection(false);
        setSectionResizeMode(Fixed);
        setMinimumSectionSize(1);
    }
    QSize sizeHint() const override
    {
        return {QHeaderView::sizeHint().width(), folderHeadHeight(parentWidget()->font())};
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter(viewport()).fillRect(event->rect(), palette().color(QPalette::Base));
        QHeaderView::paintEvent(event);
        QPainter painter(viewport());
        painter.fillRect(QRect(0, height() - 1, width(), 1), coloursOf(palette()).hairline);
    }
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        painter->save();
        painter->setFont(smallFont(parentWidget()->font()));
        painter->setPen(coloursOf(palette()).secondary);
        painter->drawText(rect.adjusted(section == FolderList::Folder ? folderTextLeft : 0, 0, 0, 0),
                          Qt::AlignVCenter | Qt::AlignLeft,
                          model()->headerData(section, Qt::Horizontal).toString());
        painter->restore();
    }
};

void drawFolderText(QPainter *painter, const QRect &place, const QFont &font, const QColor &colour,
                    const QString &text, Qt::TextElideMode elide)
{
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, elide, place.width()));
}

} // namespace

FolderView::FolderView(FolderList &list, QWidget *parent) : QTreeView(parent), m_list(list)
{
    setObjectName(u"folders"_s);
    setAccessibleName(tr("Watched folders"));
    setHeader(new FolderHeader(this));
    setItemDelegate(new FolderRows(this));
    setModel(&list);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&list, signal, this, &FolderView::fit);
    connect(&list, &QAbstractItemModel::dataChanged, this, [this] {
        fit();
        viewport()->update(); // the lines too, that belong to no cell
    });
    fit();
}

QString FolderView::emptyWords()
{
    return tr("No folder is watched.") + u'\n'
           + tr("New videos in a watched folder join the list by themselves.");
}

void FolderView::setCurrentRow(int row)
{
    setCurrentIndex(m_list.index(row, 0));
}

QSize FolderView::sizeHint() const
{
    const int rows = m_list.rowCount() == 0 ? emptyRows : std::min(m_list.rowCount(), mostShownRows);
    return {QTreeView::sizeHint().width(),
            folderHeadHeight(font()) + rows * folderRowHeight(font()) + 2 * frameWidth()};
}

QSize FolderView::minimumSizeHint() const
{
    return {folderTextLeft + leastFolder, sizeHint().height()};
}

int FolderView::widthOf(FolderList::Column column) const
{
    const QFontMetrics metrics(font());
    const QFontMetrics small(smallFont(font()));
    int width =
        small.horizontalAdvance(m_list.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    for (int row = 0; row < m_list.rowCount(); ++row)
        width = std::max(width, metrics.horizontalAdvance(m_list.index(row, column).data().toString()));
    width += 1; // parts of a pixel
    return (column == FolderList::NewVideos ? width : std::min(width, mostNameWidth)) + cellGap;
}

// The editor below shows what leaves here.
void FolderView::fit()
{
    updateGeometry();
    const int room = viewport()->width();
    const int videos = widthOf(FolderList::NewVideos);
    const int templates = widthOf(FolderList::Template);
    const int accounts = m_list.hasAccounts() ? widthOf(FolderList::Account) : 0;
    const bool isAccountShown = accounts > 0 && room - videos - templates - accounts >= leastFolder;
    const bool isTemplateShown = room - videos - templates >= leastFolder;
    setColumnHidden(FolderList::Account, !isAccountShown);
    setColumnHidden(FolderList::Template, !isTemplateShown);
    const int others = videos + (isTemplateShown ? templates : 0) + (isAccountShown ? accounts : 0);
    header()->resizeSection(FolderList::NewVideos, videos);
    header()->resizeSection(FolderList::Template, templates);
    header()->resizeSection(FolderList::Account, std::max(1, accounts));
    header()->resizeSection(FolderList::Folder, std::max(folderTextLeft + cellGap, room - others));
}

void FolderView::drawRow(QPainter *painter, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QRect row(0, visualRect(index).top(), viewport()->width(), folderRowHeight(font()));
    const bool isSelected = selectionModel()->isSelected(index);
    const Colours colours = isSelected ? selectedColours(palette()) : coloursOf(palette());
    painter->save();
    if (isSelected)
        painter->fillRect(row, colours.selection);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), colours.hairline);
    if (isSelected && !colours.plain)
        painter->fillRect(QRect(row.left(), row.top(), 3, row.height()), colours.accent);
    if (hasFocus() && currentIndex().row() == index.row()) {
        painter->setPen(colours.plain ? colours.text : colours.accent);
        painter->drawRect(row.adjusted(0, 0, -1, -1));
    }
    const QModelIndex folder = index.siblingAtColumn(FolderList::Folder);
    const bool attention = folder.data(FolderList::AttentionRole).toBool();
    Glyph::named(attention ? u"warning"_s : u"watched-folder"_s)
        .paint(painter,
               QRectF(folderIconLeft, row.center().y() - folderIcon / 2.0 + 1, folderIcon, folderIcon),
               attention ? colours.attention : colours.secondary);
    const QFont small = smallFont(font());
    const int first = folderLineHeight(font());
    const int second = folderLineHeight(small);
    const int top = row.top() + (row.height() - first - folderLineGap - second) / 2;
    for (int column = 0; column < FolderList::ColumnCount; ++column) {
        if (isColumnHidden(column))
            continue;
        const int left = column == FolderList::Folder ? folderTextLeft : columnViewportPosition(column);
        const int right = columnViewportPosition(column) + columnWidth(column) - cellGap;
        drawFolderText(painter, QRect(left, top, right - left, first), font(), colours.text,
                       index.siblingAtColumn(column).data().toString(),
                       column == FolderList::Folder ? Qt::ElideMiddle : Qt::ElideRight);
    }
    drawFolderText(
        painter,
        QRect(folderTextLeft, top + first + folderLineGap, row.width() - folderTextLeft - cellGap, second),
        small, attention ? colours.attention : colours.secondary,
        folder.data(FolderList::LineRole).toString(), Qt::ElideRight);
    painter->restore();
}

void FolderView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_list.rowCount() > 0)
        return;
    const Colours &colours = coloursOf(palette());
    QPainter painter(viewport());
    painter.setPen(colours.secondary);
    const QRect room = viewport()->rect().adjusted(cellGap, 0, -cellGap, 0);
    painter.drawText(room, int(Qt::AlignCenter) | Qt::TextWordWrap, emptyWords());
}

void FolderView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fit();
}

void FolderView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void FolderView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && !(event->modifiers() & ~Qt::KeypadModifier))
        emit deleteWanted();
    else
        QTreeView::keyPressEvent(event);
}

void FolderView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit currentRowChanged(current.row());
}

} // namespace gui
