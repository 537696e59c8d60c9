// The thin bar of a row and of the status bar.
#pragma once

#include <QRectF>

class QPainter;

namespace gui {

struct Colours;

struct BarState {
    double sent = 0;      // share of the whole, 0 to 1
    double onTheWire = 0; // the same, on top of that
    bool moving = false;  // bytes go out
};
void paintBar(QPainter *painter, const QRectF &rect, const BarState &state, const Colours &colours);

} // namespace gui
