// The one filled button a window may have: its next step, in the accent colour.
#pragma once

#include <QPushButton>

namespace gui {

class AccentButton : public QPushButton
{
    Q_OBJECT
public:
    using QPushButton::QPushButton;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace gui
