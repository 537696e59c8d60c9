#include "gui/widgets/quiet_header.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>

namespace gui {

QuietHeader::QuietHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(false);
    setHighlightSections(false);
    setStretchLastSection(false);
}

QSize QuietHeader::sizeHint() const
{
    constexpr int leastHeight = 26;
    constexpr int around = 10;
    return {QHeaderView::sizeHint().width(),
            std::max(leastHeight, letterHeight(smallFont(parentWidget()->font())) + around)};
}

void QuietHeader::setPlace(int section, const Place &place)
{
    if (std::size_t(section) >= m_places.size())
        m_places.resize(std::size_t(section) + 1);
    m_places[std::size_t(section)] = place;
    viewport()->update();
}

QuietHeader::Place QuietHeader::placeOf(int section) const
{
    return std::size_t(section) < m_places.size() ? m_places[std::size_t(section)] : Place();
}

void QuietHeader::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(event->rect(), palette().color(QPalette::Base));
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(QRect(0, height() - 1, width(), 1), coloursOf(palette()).hairline);
}

void QuietHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    constexpr int arrowSize = 14;
    constexpr int besideArrow = 4;
    const Colours &colours = coloursOf(palette());
    const Place place = placeOf(logicalIndex);
    const bool sorted = sortIndicatorSection() == logicalIndex;
    const QRect text = rect.adjusted(place.before, 0, -place.behind, 0);
    painter->save();
    painter->setFont(smallFont(parentWidget()->font()));
    painter->setPen(sorted ? colours.text : colours.secondary);
    const QString label = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    painter->drawText(text, int(place.align | Qt::AlignVCenter), label);
    if (sorted) {
        const int width = painter->fontMetrics().horizontalAdvance(label);
        const int left = place.align == Qt::AlignRight ? text.right() - width - arrowSize - besideArrow
                                                       : text.left() + width + besideArrow;
        painter->translate(left + arrowSize / 2.0, rect.center().y() + 0.5);
        if (sortIndicatorOrder() == Qt::AscendingOrder)
            painter->rotate(180);
        Glyph::named(QStringLiteral("chevron-down"))
            .paint(painter, QRectF(-arrowSize / 2.0, -arrowSize / 2.0, arrowSize, arrowSize),
                   colours.secondary);
    }
    painter->restore();
}

} // namespace gui
