// Edges that can be seen. Fusion draws those of fields and buttons in a darker shade of the window,
// which a dark or a contrast theme swallows: there they are drawn once more, in a share of the text's colour.
// Those of boxes to tick are drawn once more in any theme.
// And what scrolls shows the focus, which Fusion leaves out.
#pragma once

#include <QProxyStyle>

namespace gui {

class FusionStyle : public QProxyStyle
{
    Q_OBJECT
public:
    // In place of Fusion; other styles know their edges.
    static void install();

    using QProxyStyle::QProxyStyle;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
};

} // namespace gui
