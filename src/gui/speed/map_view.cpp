#include "gui/speed/map_view.h"

#include "gui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace gui {

namespace {

constexpr int squareGap = 1;

// One pixel at 100 to 150 %, two above; as many device pixels make the gap.
struct Pixels {
    explicit Pixels(qreal ratio)
        : width(int(std::round(MapView::square.width() * ratio)))
        , height(int(std::round(MapView::square.height() * ratio)))
        , line(std::max(1, int(ratio)))
        , gap(std::max(1, int(std::round(squareGap * ratio))))
    {
    }
    int width;
    int height;
    int line;
    int gap;
};

void fillSquare(QPainter *painter, const QRect &rect, int line, SliceMap::Square what, const Colours &colours)
{
    const QColor full = colours.plain ? colours.text : colours.accent;
    if (what == SliceMap::Square::Confirmed)
        return painter->fillRect(rect, full);
    const bool underWay = what == SliceMap::Square::UnderWay;
    QColor edge = underWay ? full : colours.still;
    if (!underWay && !colours.plain)
        edge.setAlphaF(0.6f);                    // hundreds of them stand beside each other
    const int inside = rect.height() - 2 * line; // no corner is drawn twice
    painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), line), edge);
    painter->fillRect(QRect(rect.left(), rect.bottom() - line + 1, rect.width(), line), edge);
    painter->fillRect(QRect(rect.left(), rect.top() + line, line, inside), edge);
    painter->fillRect(QRect(rect.right() - line + 1, rect.top() + line, line, inside), edge);
    if (underWay)
        painter->fillRect(rect.adjusted(0, rect.height() / 2, 0, 0), full);
}

} // namespace

MapView::MapView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int MapView::columns() const
{
    const Pixels pixels(devicePixelRatioF());
    return std::max(1, (int(width() * devicePixelRatioF()) + pixels.gap) / (pixels.width + pixels.gap));
}

void MapView::fit()
{
    const int count = std::max(1, int(m_map.squares.size()));
    const int rows = (count + columns() - 1) / columns();
    const Pixels pixels(devicePixelRatioF());
    setFixedHeight(int(std::ceil((rows * (pixels.height + pixels.gap) - pixels.gap) / devicePixelRatioF())));
}

void MapView::showMap(const SliceMap &map)
{
    if (m_map == map)
        return;
    m_map = map;
    fit();
    update();
}

void MapView::paintSquare(QPainter *painter, const QPointF &place, SliceMap::Square what,
                          const Colours &colours)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    const Pixels pixels(ratio);
    painter->save();
    painter->translate(place);
    painter->scale(1 / ratio, 1 / ratio);
    fillSquare(painter, {0, 0, pixels.width, pixels.height}, pixels.line, what, colours);
    painter->restore();
}

void MapView::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const Pixels pixels(devicePixelRatioF());
    QPainter painter(this);
    painter.scale(1 / devicePixelRatioF(), 1 / devicePixelRatioF());
    const int across = columns();
    for (int i = 0; i < int(m_map.squares.size()); ++i) {
        const QPoint place(i % across * (pixels.width + pixels.gap),
                           i / across * (pixels.height + pixels.gap));
        fillSquare(&painter, {place, QSize(pixels.width, pixels.height)}, pixels.line,
                   m_map.squares[std::size_t(i)], colours);
    }
}

void MapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace gui
