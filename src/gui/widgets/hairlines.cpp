#include "gui/widgets/hairlines.h"

#include "gui/theme/theme.h"

#include <QPainter>

namespace gui {

namespace {

class Handle : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::Window));
        painter.fillRect(QRect(width() / 2, 0, 1, height()), palette().color(QPalette::Mid));
    }
};

} // namespace

Hairline::Hairline(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Mid));
}

HairlineSplitter::HairlineSplitter(QWidget *parent) : QSplitter(parent)
{
    setHandleWidth(1); // Qt itself widens the grip of so thin a handle
    setChildrenCollapsible(false);
}

QSplitterHandle *HairlineSplitter::createHandle()
{
    return new Handle(orientation(), this);
}

} // namespace gui
