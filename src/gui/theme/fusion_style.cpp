#include "gui/theme/fusion_style.h"

#include "gui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

void drawEdge(const QStyleOption *option, QPainter *painter, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(colour);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

// The style itself tells the focus of these.
void drawEdgeAtRest(const QStyleOption *option, QPainter *painter)
{
    constexpr double share = 0.25; // of the text's colour
    const QPalette palette = QApplication::palette();
    const Colours &colours = coloursOf(palette);
    if (option->state.testFlag(QStyle::State_HasFocus) || !(colours.dark || colours.plain))
        return;
    const QColor ground = palette.color(QPalette::Base);
    drawEdge(option, painter, colours.plain ? colours.text : mix(colours.text, ground, share));
}

// Unticked ones would hardly show, least of all in the dark.
void drawBox(const QStyleOption *option, QPainter *painter, bool round)
{
    const Colours &colours = coloursOf(QApplication::palette());
    const bool focused = option->state.testFlag(QStyle::State_HasFocus);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -1.5, -1.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(!enabled ? colours.hairline : focused ? colours.accent : colours.still);
    if (round)
        painter->drawEllipse(frame);
    else
        painter->drawRoundedRect(frame, 2, 2);
    painter->restore();
}

bool isFlat(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features.testFlag(QStyleOptionButton::Flat);
}

} // namespace

void FusionStyle::install()
{
    if (QApplication::style()->name() == "fusion"_L1)
        QApplication::setStyle(new FusionStyle(QStyleFactory::create(u"fusion"_s)));
}

void FusionStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit || (element == PE_PanelButtonCommand && !isFlat(option)))
        drawEdgeAtRest(option, painter);
    else if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton)
        drawBox(option, painter, element == PE_IndicatorRadioButton);
}

void FusionStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    QProxyStyle::drawControl(element, option, painter, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element != CE_ShapedFrame || !frame || frame->frameShape != QFrame::StyledPanel)
        return;
    if (option->state.testFlag(State_HasFocus))
        drawEdge(option, painter, coloursOf(QApplication::palette()).accent);
    else
        drawEdgeAtRest(option, painter);
}

void FusionStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                     QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox || control == CC_SpinBox)
        drawEdgeAtRest(option, painter);
}

} // namespace gui
