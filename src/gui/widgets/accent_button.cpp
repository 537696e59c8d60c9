#include "gui/widgets/accent_button.h"

#include "gui/theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace gui {

// Some styles leave no room beside a long text.
QSize AccentButton::sizeHint() const
{
    constexpr int sides = 26;
    const int besideIcon = icon().isNull() ? 0 : iconSize().width() + sides;
    const int words = fontMetrics().horizontalAdvance(text());
    return QPushButton::sizeHint().expandedTo({words + sides + besideIcon, 0});
}

void AccentButton::setFilled(bool filled)
{
    m_filled = filled;
    update();
}

// Styles shade a button's colour as they like, until its text cannot be read: so it is filled here.
void AccentButton::paintEvent(QPaintEvent *event)
{
    if (!isEnabled() || !m_filled) {
        QPushButton::paintEvent(event);
        return;
    }
    const Colours &colours = coloursOf(palette());
    QColor fill = colours.accent;
    if (isDown())
        fill = mix(colours.text, fill, 0.25);
    else if (underMouse())
        fill = mix(colours.text, fill, 0.10);
    const QColor ink = palette().color(QPalette::Active, QPalette::HighlightedText);

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (hasFocus()) {
        painter.setPen(QPen(ink, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 2, 2);
    }
    QStyleOptionButton option;
    initStyleOption(&option);
    option.palette.setColor(QPalette::ButtonText, ink);
    style()->drawControl(QStyle::CE_PushButtonLabel, &option, &painter, this);
}

} // namespace gui
