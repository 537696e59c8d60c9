#include "gui/widgets/menu_button.h"

#include "gui/theme/icons.h"

#include <QMenu>
#include <QStyleOptionToolButton>
#include <QStylePainter>

using namespace Qt::StringLiterals;

namespace gui {

namespace {
constexpr int chevronSize = 12;
}

MenuButton::MenuButton(QWidget *parent) : ChevronButton(parent)
{
    setPopupMode(InstantPopup);
    setMenu(new QMenu(this));
}

ChevronButton::ChevronButton(QWidget *parent) : QToolButton(parent)
{
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
}

// Behind a text the style leaves some already.
int ChevronButton::room() const
{
    return toolButtonStyle() == Qt::ToolButtonIconOnly ? chevronSize + 8 : chevronSize - 6;
}

QSize ChevronButton::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(room(), 0);
}

void ChevronButton::initStyleOption(QStyleOptionToolButton *option) const
{
    QToolButton::initStyleOption(option);
    option->features &= ~QStyleOptionToolButton::HasMenu;
}

void ChevronButton::paintEvent(QPaintEvent *)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    QStylePainter painter(this);
    QStyleOptionToolButton ground = option;
    ground.text.clear();
    ground.icon = {};
    painter.drawComplexControl(QStyle::CC_ToolButton, ground);
    option.rect.setRight(option.rect.right() - room());
    painter.drawControl(QStyle::CE_ToolButtonLabel, option);
    const QRectF chevron(width() - chevronSize - 4, (height() - chevronSize) / 2.0, chevronSize, chevronSize);
    Glyph::named(u"chevron-down"_s)
        .paint(&painter, chevron,
               palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
}

} // namespace gui
