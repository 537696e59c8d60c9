// Tool buttons with a chevron behind their text, in place of the style's arrow, which some styles put over
// it: more opens below.
#pragma once

#include <QToolButton>

namespace gui {

class ChevronButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ChevronButton(QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    int room() const; // of the chevron, behind what the style puts into the button
};

// With a menu of its own.
class MenuButton : public ChevronButton
{
    Q_OBJECT
public:
    explicit MenuButton(QWidget *parent = nullptr);
};

} // namespace gui
