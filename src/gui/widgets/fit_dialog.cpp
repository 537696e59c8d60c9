#include "gui/widgets/fit_dialog.h"

#include "gui/widgets/body_scroll.h"

#include <QDialog>
#include <QLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>

#include <algorithm>

namespace gui {

namespace {
constexpr int besideWords = 26;
}

void fitDialog(QDialog *dialog, int leastWidth)
{
    for (QPushButton *button :
         dialog->findChildren<QPushButton *>()) { // some styles leave no room at the sides
        const int text = button->fontMetrics().horizontalAdvance(button->text());
        button->setMinimumWidth(std::max(button->sizeHint().width(), text + besideWords));
    }
    const QSize most = dialog->screen()->availableSize() * 0.9;
    QLayout *layout = dialog->layout();
    layout->invalidate();
    layout->activate();
    int width = std::min(std::max(leastWidth, layout->totalMinimumSize().width()), most.width());
    auto *scroll = dialog->findChild<BodyScroll *>();
    if (scroll) // as wide as the dialog
        scroll->setComingWidth(width);
    const int height =
        layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : layout->totalSizeHint().height();
    if (scroll && height > most.height()) // what scrolls keeps its width beside the scroll bar
        width = std::min(width + scroll->verticalScrollBar()->sizeHint().width(), most.width());
    dialog->resize(width, std::min(height, most.height()));
}

} // namespace gui
