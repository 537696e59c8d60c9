#include "gui/widgets/body_scroll.h"

#include <QScrollBar>

#include <algorithm>

namespace gui {

namespace {
constexpr int leastLines = 4;
}

BodyScroll::BodyScroll(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
}

void BodyScroll::setComingWidth(int width)
{
    m_comingWidth = width;
    updateGeometry();
}

QSize BodyScroll::sizeHint() const
{
    const QWidget *body = widget();
    if (!body)
        return QScrollArea::sizeHint();
    const QSize hint = body->sizeHint();
    const int height = body->hasHeightForWidth() ? body->heightForWidth(std::max(m_comingWidth, hint.width()))
                                                 : hint.height();
    return {hint.width(), height};
}

QSize BodyScroll::minimumSizeHint() const
{
    const QSize body = widget() ? widget()->minimumSizeHint() : QSize();
    return {body.width() + verticalScrollBar()->sizeHint().width(),
            std::min(body.height(), leastLines * fontMetrics().height())};
}

} // namespace gui
