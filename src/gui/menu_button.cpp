#include "gui/menu_button.h"

#include "gui/icons.h"

#include <QMenu>
#include <QPainter>
#include <QStyleOptionToolButton>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int chevronSize = 12;
}

MenuButton::MenuButton(QWidget *parent) : QToolButton(parent)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(InstantPopup);
    setAutoRaise(true);
    setMenu(new QMenu(this));
}

QSize MenuButton::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(chevronSize + 4, 0);
}

void MenuButton::initStyleOption(QStyleOptionToolButton *option) const
{
    QToolButton::initStyleOption(option);
    option->features &= ~QStyleOptionToolButton::HasMenu;
}

void MenuButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    QPainter painter(this);
    const QRectF chevron(width() - chevronSize - 4, (height() - chevronSize) / 2.0, chevronSize, chevronSize);
    Glyph::named(u"chevron-down"_s)
        .paint(&painter, chevron,
               palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
}

} // namespace gui
