// Speeds over time as a line, and the scale beside them.
#pragma once

#include <QPen>

#include <vector>

class QPainter;
class QRectF;

namespace gui {

struct Colours;

// Values from left to right over the whole of the plot, 0 at its foot and `top` at its top; the line breaks
// where they are below 0.
struct Curve {
    std::vector<double> values;
    double top = 1;
    QPen pen;
    QColor area = {}; // below it; invalid: none
    bool steps = false;
};
void paintCurve(QPainter *painter, const QRectF &plot, const Curve &curve);

// Below a line of bytes that were sent; invalid in a contrast theme.
QColor speedArea(const Colours &colours);

// At most so many values, each the mean of its neighbours.
std::vector<double> thinned(const std::vector<double> &values, std::size_t most);

// Lines every `step`, which is 1, 2 or 5 with zeros in `unit`, four at most up to the top.
struct SpeedScale {
    double step = 1; // of units
    int steps = 1;
    double unit = 1; // bytes a second

    double top() const { return step * steps * unit; } // bytes a second
};
// most: bytes a second that have to fit.
SpeedScale scaleFor(double most);

} // namespace gui
