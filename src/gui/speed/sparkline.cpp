#include "gui/speed/sparkline.h"

#include "gui/speed/curve.h"
#include "gui/speed/speed_record.h"
#include "gui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace gui {

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setFixedSize(sizeHint());
    setAttribute(Qt::WA_TransparentForMouseEvents); // the button below it is clicked
}

void Sparkline::showRecord(const SpeedRecord &record, qint64 limit)
{
    std::vector<double> speeds = thinned(record.sent(), 128);
    const double highest = speeds.empty() ? 0 : *std::max_element(speeds.cbegin(), speeds.cend());
    const double top = std::max({1.0, double(limit), highest});
    if (record.empty())
        speeds.clear();
    if (speeds == m_speeds && top == m_top)
        return;
    m_speeds = std::move(speeds);
    m_top = top;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    const QColor line = colours.plain ? colours.text : colours.accent;
    QPainter painter(this);
    const QRectF plot = QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), colours.plain ? colours.text : colours.track);
    paintCurve(&painter, plot, {m_speeds, m_top, QPen(line, 1.5), speedArea(colours)});
}

} // namespace gui
