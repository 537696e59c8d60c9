#include "gui/history/history_delegate.h"

#include "gui/history/history_view.h"
#include "gui/queue/video_pictures.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/widgets/picture_painter.h"
#include "transfer/services/activity.h"
#include "words/sentences.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int pictureLeft = 16;
constexpr QSize historyPicture(64, 36);
constexpr int historyLineGap = 3;
constexpr int stateIcon = 16;

// Of a state: how it looks.
struct StateLook {
    QString iconName;
    QColor colour;
};

StateLook stateLook(const QString &state, const Colours &colours)
{
    if (state == "encoding"_L1)
        return {u"state-finishing"_s, colours.text};
    if (state == "in_review"_L1)
        return {u"state-waiting"_s, colours.text};
    switch (transfer::afterPublishing(state)) {
    case transfer::Activity::NotEncoded:
    case transfer::Activity::Restricted:
        return {u"state-failed"_s, colours.error};
    case transfer::Activity::Gone:
        return {u"close"_s, colours.secondary};
    default:
        return {u"state-published"_s, colours.good};
    }
}

void drawLine(QPainter *painter, const QRect &rect, const QFont &font, const QColor &colour,
              const QString &text, Qt::TextElideMode elide, int align = Qt::AlignLeft)
{
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawText(rect, align | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, elide, rect.width()));
}

// The name gives way first, but twelve letters of it stay; then the account goes.
QString fileAndAccount(const QModelIndex &index, const QFontMetrics &metrics, int room)
{
    constexpr int leastLetters = 12;
    const QString name = index.data(HistoryModel::FileNameRole).toString();
    const QString account = index.data(HistoryModel::AccountRole).toString();
    const QString behind = account.isEmpty() ? QString() : words::joinedFacts({QString(), account});
    const int left = room - metrics.horizontalAdvance(behind);
    if (left >= std::min(metrics.horizontalAdvance(name),
                         metrics.horizontalAdvance(name.left(leastLetters) + u'…')))
        return metrics.elidedText(name, Qt::ElideMiddle, left) + behind;
    return metrics.elidedText(name, Qt::ElideMiddle, room);
}

} // namespace

HistoryDelegate::HistoryDelegate(HistoryView *view) : QStyledItemDelegate(view), m_view(view) {}

int HistoryDelegate::rowHeight(const QFont &font)
{
    constexpr int leastHeight = 52;
    constexpr int around = 12;
    const int lines = letterHeight(font) + historyLineGap + letterHeight(smallFont(font));
    return std::max(leastHeight, lines + around);
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const Colours colours = selected ? selectedColours(m_view->palette()) : coloursOf(m_view->palette());
    const QRect cell = option.rect;
    painter->save();
    if (selected)
        painter->fillRect(cell, colours.selection);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), colours.hairline);
    if (selected && !colours.plain && index.column() == HistoryModel::Title)
        painter->fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), colours.accent);
    if (m_view->hasFocus() && index.row() == m_view->currentIndex().row()) {
        painter->fillRect(QRect(cell.left(), cell.top(), cell.width(), 1), colours.accent);
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), colours.accent);
    }
    const QString text = index.data().toString();
    const QFont body = m_view->font();
    switch (index.column()) {
    case HistoryModel::Title:
        paintTitle(painter, cell, index, selected);
        break;
    case HistoryModel::State:
        paintState(painter, cell, index, selected);
        break;
    case HistoryModel::Duration:
    case HistoryModel::Size:
        drawLine(painter,
                 cell.adjusted(0, 0, -(index.column() == HistoryModel::Size ? sizeRight : usualRight), 0),
                 body, colours.secondary, text, Qt::ElideRight, Qt::AlignRight);
        break;
    case HistoryModel::Link: {
        const bool gone = index.data(HistoryModel::StateRole).toString() == "gone"_L1;
        drawLine(painter, cell.adjusted(0, 0, -usualRight, 0), body, gone ? colours.secondary : colours.link,
                 text, Qt::ElideMiddle);
        break;
    }
    default:
        drawLine(painter, cell.adjusted(0, 0, -usualRight, 0), body, colours.text, text, Qt::ElideRight);
        break;
    }
    painter->restore();
}

void HistoryDelegate::paintTitle(QPainter *painter, const QRect &cell, const QModelIndex &index,
                                 bool selected) const
{
    const Colours colours = selected ? selectedColours(m_view->palette()) : coloursOf(m_view->palette());
    const QFont body = m_view->font();
    const QFont small = smallFont(body);
    int left = pictureLeft;
    if (m_view->pictures().wanted()) {
        QRect place(QPoint(cell.left() + pictureLeft, 0), historyPicture);
        place.moveTop(cell.top() + (cell.height() - historyPicture.height()) / 2);
        const QSize pixels = (QSizeF(historyPicture) * m_view->devicePixelRatioF()).toSize();
        const auto id = index.data(HistoryModel::IdRole).value<transfer::UploadId>();
        paintPicture(painter, place, {m_view->pictures().picture(id, pixels), {}}, colours, *m_view);
        left = titleLeft;
    }
    const int first = letterHeight(body);
    const int second = letterHeight(small);
    const int top = cell.top() + (cell.height() - first - historyLineGap - second) / 2;
    const int width = cell.width() - left - usualRight;
    drawLine(painter, QRect(cell.left() + left, top, width, first), body, colours.text,
             index.data().toString(), Qt::ElideMiddle);
    drawLine(painter, QRect(cell.left() + left, top + first + historyLineGap, width, second), small,
             colours.secondary, fileAndAccount(index, QFontMetrics(small), width), Qt::ElideRight);
}

void HistoryDelegate::paintState(QPainter *painter, const QRect &cell, const QModelIndex &index,
                                 bool selected) const
{
    constexpr int behindIcon = 7;
    const QString text = index.data().toString();
    if (text.isEmpty()) // on its way
        return;
    const Colours colours = selected ? selectedColours(m_view->palette()) : coloursOf(m_view->palette());
    const StateLook look = stateLook(index.data(HistoryModel::StateRole).toString(), colours);
    QRect mark(cell.left(), 0, stateIcon, stateIcon);
    mark.moveTop(cell.center().y() - stateIcon / 2 + 1);
    Glyph::named(look.iconName).paint(painter, mark, look.colour);
    drawLine(painter, cell.adjusted(stateIcon + behindIcon, 0, -usualRight, 0), m_view->font(), look.colour,
             text, Qt::ElideRight);
}

} // namespace gui
