#include "gui/speed/map_key.h"

#include "gui/speed/map_view.h"
#include "gui/theme/theme.h"
#include "words/numbers.h"

#include <QPainter>

namespace gui {

namespace {

constexpr int besideKey = 5;
constexpr int betweenKeys = 12;

QList<std::pair<SliceMap::Square, QString>> keyWords()
{
    using enum SliceMap::Square;
    return {{Confirmed, MapKey::tr("confirmed")},
            {UnderWay, MapKey::tr("under way")},
            {ToGo, MapKey::tr("to go")}};
}

} // namespace

MapKey::MapKey(QWidget *parent) : QWidget(parent)
{
    setFont(smallFont(font()));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void MapKey::showSquare(qint64 bytes)
{
    if (m_bytes == bytes)
        return;
    m_bytes = bytes;
    updateGeometry();
    update();
}

QString MapKey::squareWords() const
{
    return tr("1 square: %1", "bytes").arg(words::shortSizeText(m_bytes));
}

int MapKey::keysWidth() const
{
    int wide = 0;
    for (const auto &[what, words] : keyWords())
        wide += MapView::square.width() + besideKey + fontMetrics().horizontalAdvance(words) + betweenKeys;
    return wide;
}

bool MapKey::twoLines() const
{
    return keysWidth() + fontMetrics().horizontalAdvance(squareWords()) > width();
}

QSize MapKey::sizeHint() const
{
    return {keysWidth(), fontMetrics().height() * (twoLines() ? 2 : 1)};
}

void MapKey::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateGeometry();
}

void MapKey::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const int line = fontMetrics().height();
    QPainter painter(this);
    painter.setPen(colours.secondary);
    int x = 0;
    for (const auto &[what, words] : keyWords()) {
        MapView::paintSquare(&painter, QPointF(x, (line - MapView::square.height()) / 2), what, colours);
        x += MapView::square.width() + besideKey;
        painter.drawText(QRectF(x, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, words);
        x += fontMetrics().horizontalAdvance(words) + betweenKeys;
    }
    const QRect last(0, twoLines() ? line : 0, width(), line);
    painter.drawText(last, (twoLines() ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, squareWords());
}

} // namespace gui
