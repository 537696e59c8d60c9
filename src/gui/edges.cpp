#include "gui/edges.h"

#include "gui/looks.h"

#include <QApplication>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

// The style's own edge tells the focus.
void drawEdge(const QStyleOption *option, QPainter *painter)
{
    constexpr double share = 0.25; // of the text's colour
    const Colours &colours = coloursOf(QApplication::palette());
    if (option->state.testFlag(QStyle::State_HasFocus) || !(colours.dark || colours.plain))
        return;
    const QColor ground = QApplication::palette().color(QPalette::Base);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(colours.plain ? colours.text : mix(colours.text, ground, share));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

bool isFlat(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features.testFlag(QStyleOptionButton::Flat);
}

} // namespace

void Edges::install()
{
    if (QApplication::style()->name() == "fusion"_L1)
        QApplication::setStyle(new Edges(QStyleFactory::create(u"fusion"_s)));
}

void Edges::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit || (element == PE_PanelButtonCommand && !isFlat(option)))
        drawEdge(option, painter);
}

void Edges::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    QProxyStyle::drawControl(element, option, painter, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == CE_ShapedFrame && frame && frame->frameShape == QFrame::StyledPanel)
        drawEdge(option, painter);
}

void Edges::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox || control == CC_SpinBox)
        drawEdge(option, painter);
}

} // namespace gui
