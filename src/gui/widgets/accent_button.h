// The one filled button a window may have: its next step, in the accent colour.
#pragma once

#include <QPushButton>

namespace gui {

class AccentButton : public QPushButton
{
    Q_OBJECT
public:
    using QPushButton::QPushButton;

    // As any other button, while another one of the window is the next step.
    void setFilled(bool filled);
    bool isFilled() const { return m_filled; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_filled = true;
};

} // namespace gui
