// The speed in the status bar: one flat button, with room for a picture ahead of the number. It is there
// while something is sent, and for ten minutes after that.
#pragma once

#include <QTimer>
#include <QToolButton>

class QHBoxLayout;
class QLabel;

namespace gui {

class SpeedButton : public QToolButton
{
    Q_OBJECT
public:
    explicit SpeedButton(QWidget *parent = nullptr);

    void show(double bytesPerSecond, bool sending);
    // Stands before the number; as high as a line of text at most. The button owns it.
    void setPicture(QWidget *picture);
    void showPicture(bool shown); // where there is room for it

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void shownChanged();

private:
    void appear(bool shown);

    QHBoxLayout *m_layout;
    QWidget *m_picture = nullptr;
    QLabel *m_text;
    QTimer *m_lingering;
};

} // namespace gui
