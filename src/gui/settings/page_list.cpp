#include "gui/settings/page_list.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace gui {

namespace {

constexpr int listWidth = 176;
constexpr int iconSize = 18;
constexpr int leastRow = 34;
constexpr int stripe = 3;
constexpr int iconAt = 17;
constexpr int textAt = 46;
constexpr int iconNameRole = Qt::UserRole;

class PageDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
        return {textAt + text + 16, std::max(leastRow, option.fontMetrics.height() + 14)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool chosen = option.state & QStyle::State_Selected;
        const Colours colours = chosen ? selectedColours(option.palette) : coloursOf(option.palette);
        const QRect row = option.rect;
        if (chosen)
            painter->fillRect(row, colours.selection);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(row, colours.hover);
        if (chosen && !colours.plain)
            painter->fillRect(QRect(row.left(), row.top(), stripe, row.height()), colours.accent);
        Glyph::named(index.data(iconNameRole).toString())
            .paint(painter,
                   QRectF(row.left() + iconAt, row.center().y() - iconSize / 2.0, iconSize, iconSize),
                   colours.text);
        painter->setFont(option.font);
        painter->setPen(colours.text);
        painter->drawText(row.adjusted(textAt, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          index.data().toString());
        if (chosen && (option.state & QStyle::State_HasFocus)) {
            painter->setPen(colours.plain ? colours.text : colours.accent);
            painter->drawRect(row.adjusted(stripe + 1, 1, -2, -2));
        }
    }
};

} // namespace

PageList::PageList(QWidget *parent) : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new PageDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setMouseTracking(true);
    setTabKeyNavigation(false);
}

void PageList::addPage(const QString &icon, const QString &name)
{
    auto *item = new QListWidgetItem(name, this);
    item->setData(iconNameRole, icon);
    setFixedWidth(std::max(listWidth, sizeHintForColumn(0)));
}

// A line between it and the page, which else only a change of shade tells apart: a contrast theme has none.
void PageList::paintEvent(QPaintEvent *event)
{
    QListWidget::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(QRect(viewport()->width() - 1, 0, 1, viewport()->height()),
                     palette().color(QPalette::Mid));
}

QSize PageList::sizeHint() const
{
    return {listWidth, leastRow * count()};
}

void PageList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && count() > 0)
        setFixedWidth(std::max(listWidth, sizeHintForColumn(0)));
}

} // namespace gui
