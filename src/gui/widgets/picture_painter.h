// Paints the picture of a video: whole on its ground, its length at the lower right; a strip of film where
// there is none.
#pragma once

#include <QFont>
#include <QPixmap>
#include <QString>

class QPainter;
class QWidget;

namespace gui {

struct Colours;

struct VideoPicture {
    QPixmap image;  // in device pixels; null: none, or not yet
    QString length; // "12:34"; empty: not known
};
QFont badgeFont(const QFont &body); // of the length
// The palette and the device pixels are the widget's.
void paintPicture(QPainter *painter, const QRect &place, const VideoPicture &picture, const Colours &colours,
                  const QWidget &widget);

} // namespace gui
