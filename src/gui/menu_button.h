// A tool button that opens a menu, with a chevron behind its text in place of the style's arrow, which some
// styles put over it.
#pragma once

#include <QToolButton>

namespace gui {

class MenuButton : public QToolButton
{
    Q_OBJECT
public:
    explicit MenuButton(QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace gui
