// The squares of a SliceMap, on whole device pixels; shapes tell them apart, not only colours. A reader hears
// the sentence above them instead.
#pragma once

#include "gui/speed/slice_map.h"

#include <QWidget>

namespace gui {

struct Colours;

class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(QWidget *parent = nullptr);

    void showMap(const SliceMap &map);

    static constexpr QSize square{6, 8};
    // With its upper left corner there, in logical pixels.
    static void paintSquare(QPainter *painter, const QPointF &place, SliceMap::Square what,
                            const Colours &colours);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int columns() const;
    void fit();

    SliceMap m_map;
};

} // namespace gui
