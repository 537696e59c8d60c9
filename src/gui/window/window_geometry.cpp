#include "gui/window/window_geometry.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace gui {

QString geometryToKeep(const QWidget &window)
{
    return QString::fromLatin1(window.saveGeometry().toBase64());
}

void restoreKeptGeometry(QWidget *window, const QString &kept, QSize usualSize)
{
    window->resize(usualSize);
    window->restoreGeometry(QByteArray::fromBase64(kept.toLatin1()));
    // A screen of another day may be gone, or be smaller now.
    const QRect room = window->screen()->availableGeometry();
    if (room.contains(window->geometry()) || window->isMaximized() || window->isFullScreen())
        return;
    window->resize(window->size().boundedTo(room.size()).expandedTo(window->minimumSize()));
    const auto within = [](int place, int length, int from, int size) {
        return std::clamp(place, from, std::max(from, from + size - length));
    };
    window->move(within(window->x(), window->width(), room.x(), room.width()),
                 within(window->y(), window->height(), room.y(), room.height()));
}

} // namespace gui
