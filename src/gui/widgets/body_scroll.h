// The body of a dialog: as high as its content where the screen has the room, scrolled where it has not.
#pragma once

#include <QScrollArea>

namespace gui {

class BodyScroll : public QScrollArea
{
    Q_OBJECT
public:
    explicit BodyScroll(QWidget *parent = nullptr);

    // How wide it is going to be: its height follows from that.
    void setComingWidth(int width);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    int m_comingWidth = 0;
};

} // namespace gui
