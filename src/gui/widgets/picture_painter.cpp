#include "gui/widgets/picture_painter.h"

#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QPainter>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr int filmSize = 20;
constexpr int badgeHeight = 14;
constexpr int badgePadding = 3;
constexpr int badgeInset = 2;
constexpr int badgeOpacity = 184; // 72 %: white on it can be read over a white picture

void paintBadge(QPainter *painter, const QRect &place, const QString &length, const Colours &colours,
                const QWidget &widget)
{
    const QFont font = badgeFont(widget.font());
    const QFontMetrics metrics(font);
    QRect ground(0, 0, metrics.horizontalAdvance(length) + 2 * badgePadding,
                 std::max(badgeHeight, metrics.ascent() + badgePadding));
    ground.moveBottomRight(place.bottomRight() - QPoint(badgeInset, badgeInset));
    const QPalette palette = widget.palette();
    painter->fillRect(ground,
                      colours.plain ? palette.color(QPalette::Window) : QColor(0, 0, 0, badgeOpacity));
    painter->setFont(font);
    painter->setPen(colours.plain ? palette.color(QPalette::WindowText) : QColor(Qt::white));
    painter->drawText(ground, Qt::AlignCenter | Qt::TextSingleLine, length);
}

} // namespace

QFont badgeFont(const QFont &body)
{
    QFont font = body;
    font.setPixelSize(std::max(11, qRound(0.85 * QFontInfo(body).pixelSize())));
    return font;
}

void paintPicture(QPainter *painter, const QRect &place, const VideoPicture &picture, const Colours &colours,
                  const QWidget &widget)
{
    painter->fillRect(place, colours.chip);
    QRectF shown(0, 0, filmSize, filmSize);
    if (!picture.image.isNull())
        shown.setSize(QSizeF(picture.image.size()) / widget.devicePixelRatioF());
    shown.moveCenter(QRectF(place).center());
    if (picture.image.isNull())
        Glyph::named(u"no-picture"_s).paint(painter, shown, colours.secondary);
    else
        painter->drawPixmap(shown, picture.image, QRectF(picture.image.rect()));
    if (!picture.length.isEmpty())
        paintBadge(painter, place, picture.length, colours, widget);
}

} // namespace gui
