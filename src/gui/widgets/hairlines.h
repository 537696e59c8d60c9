// Lines one pixel wide between the parts of the window, in the palette's own shade.
#pragma once

#include <QSplitter>
#include <QWidget>

namespace gui {

class Hairline : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

// A splitter whose handle is such a line, with room to grab it.
class HairlineSplitter : public QSplitter
{
    Q_OBJECT
public:
    explicit HairlineSplitter(QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace gui
