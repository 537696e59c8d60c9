#include "gui/speed/curve.h"

#include "gui/theme/theme.h"
#include "words/numbers.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace gui {

namespace {

constexpr int linesAtMost = 4;

// From one break to the next.
void paintStretch(QPainter *painter, const QRectF &plot, QPolygonF line, const Curve &curve)
{
    if (line.size() < 2)
        return;
    if (curve.area.isValid()) {
        QPolygonF area = line;
        area << QPointF(line.last().x(), plot.bottom()) << QPointF(line.first().x(), plot.bottom());
        painter->setPen(Qt::NoPen);
        painter->setBrush(curve.area);
        painter->drawPolygon(area);
    }
    painter->setBrush(Qt::NoBrush);
    painter->setPen(curve.pen);
    painter->drawPolyline(line);
}

} // namespace

void paintCurve(QPainter *painter, const QRectF &plot, const Curve &curve)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, !curve.steps);
    painter->setClipRect(plot.adjusted(-1, -1, 1, 1));
    const double width = plot.width() / double(std::max<std::size_t>(1, curve.values.size()));
    const auto height = [&](double value) {
        return plot.bottom() - std::min(1.0, value / curve.top) * plot.height();
    };
    QPolygonF line;
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        const double value = curve.values[i];
        const double left = plot.left() + double(i) * width;
        if (value < 0) {
            paintStretch(painter, plot, line, curve);
            line.clear();
        } else if (curve.steps) {
            line << QPointF(left, height(value)) << QPointF(left + width, height(value));
        } else {
            line << QPointF(left + width / 2, height(value));
        }
    }
    paintStretch(painter, plot, line, curve);
    painter->restore();
}

QColor speedArea(const Colours &colours)
{
    if (colours.plain)
        return {};
    QColor area = colours.accent;
    area.setAlphaF(colours.dark ? 0.16f : 0.12f);
    return area;
}

std::vector<double> thinned(const std::vector<double> &values, std::size_t most)
{
    if (values.size() <= most)
        return values;
    std::vector<double> few;
    few.reserve(most);
    for (std::size_t i = 0; i < most; ++i) {
        double sum = 0;
        int count = 0;
        for (std::size_t each = i * values.size() / most; each < (i + 1) * values.size() / most; ++each) {
            if (values[each] < 0)
                continue;
            sum += values[each];
            ++count;
        }
        few.push_back(count > 0 ? sum / count : -1);
    }
    return few;
}

SpeedScale scaleFor(double most)
{
    SpeedScale scale;
    scale.unit = double(std::max(words::sizeUnit(1000), words::sizeUnit(qint64(most))));
    const double units = most / scale.unit;
    double decade = 0.1;
    for (;; decade *= 10) {
        for (const double step : {1.0, 2.0, 5.0}) {
            const double lines = std::ceil(units / (step * decade) - 1e-9);
            if (lines <= linesAtMost) {
                scale.step = step * decade;
                scale.steps = std::max(1, int(lines));
                return scale;
            }
        }
    }
}

} // namespace gui
