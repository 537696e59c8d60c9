#include "gui/widgets/progress_painter.h"

#include "gui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace gui {

void paintBar(QPainter *painter, const QRectF &rect, const BarState &state, const Colours &colours)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal radius = rect.height() / 2;
    // Clipped to the rounded ground, so that a thin beginning keeps its shape.
    QPainterPath ground;
    ground.addRoundedRect(rect, radius, radius);
    painter->fillPath(ground, colours.track);
    painter->setClipPath(ground);
    const double share = std::min(1.0, state.sent);
    const QRectF sent(rect.left(), rect.top(), rect.width() * share, rect.height());
    qreal more = rect.width() * std::min(1.0 - share, state.onTheWire);
    if (state.onTheWire > 0) // to be seen at all
        more = std::max(more, std::min(3.0, rect.width() - sent.width()));
    painter->fillRect(QRectF(sent.right(), sent.top(), more, sent.height()), colours.inFlight);
    painter->fillRect(sent, state.moving ? colours.accent : colours.still);
    if (colours.plain) {
        constexpr double half = 0.5; // so that the frame fills whole pixels
        painter->setClipping(false);
        painter->setPen(colours.text);
        painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
    }
    painter->restore();
}

} // namespace gui
