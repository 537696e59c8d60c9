// What the list says below its rows, or in their place.
#include "gui/queue/view/queue_view.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

bool QueueView::nothingMatches() const
{
    return m_filter && m_filter->rowCount() == 0 && m_filter->sourceModel()->rowCount() > 0;
}

// Below what is published, and where nothing is.
bool QueueView::hintsAtHistory() const
{
    return m_filter && m_filter->group() == Group::Published && !m_filter->searching();
}

QString QueueView::hint() const
{
    if (hintsAtHistory() && m_filter->rowCount() > 0)
        return tr("Clearing the list keeps them: all that was ever published is in the history");
    if (nothingMatches())
        return m_filter->emptyWords();
    return m_hint;
}

void QueueView::paintHint(QPainter *painter, const QRect &room) const
{
    const QString words = hint();
    if (words.isEmpty())
        return;
    const Colours &colours = coloursOf(palette());
    painter->setFont(m_delegate->metrics().small);
    painter->setPen(colours.secondary);
    const QFontMetrics metrics = painter->fontMetrics();
    const bool search = nothingMatches() && m_filter->searching();
    const QString link = hintsAtHistory() ? tr("Open history") : search ? tr("Clear search") : QString();
    const QString before = link.isEmpty() ? words : words + tr(" · ");
    const int linkWidth = metrics.horizontalAdvance(link);
    QRect text = metrics.boundingRect(before).adjusted(0, 0, 1 + linkWidth, 0);
    text.moveCenter(room.center() + QPoint(12, 0));
    text.setLeft(std::max(text.left(), room.left() + 40));
    text.setRight(std::min(text.right(), room.right() - 12));
    const QString shown = metrics.elidedText(before, Qt::ElideRight, text.width() - linkWidth);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, shown);
    if (!link.isEmpty()) {
        m_hintLink = text;
        m_hintLink.setLeft(text.left() + metrics.horizontalAdvance(shown));
        m_hintLink.setWidth(linkWidth + 1);
        painter->setPen(colours.link);
        painter->drawText(m_hintLink, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, link);
        painter->setPen(colours.secondary);
    }
    Glyph::named(hintsAtHistory()   ? u"history"_s
                 : nothingMatches() ? u"search"_s
                                    : u"drop"_s)
        .paint(painter, QRectF(text.left() - 24, text.center().y() - 8, 16, 16), colours.secondary);
}

} // namespace gui
