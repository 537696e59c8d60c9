// Moving rows with the mouse: from the press on a row over the line that shows where they would go to the
// release. The view asks it in its own mouse and paint handlers.
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>

class QPainter;
class QTreeView;

namespace gui {

class RowDrag : public QObject
{
    Q_OBJECT
public:
    explicit RowDrag(QTreeView *view);

    void press(QPoint position);
    // True from the moment the pointer has gone far enough: the rows are on their way.
    bool move(QPoint position);
    // The row before which they go, the number of rows when it is the end; -1 when nothing was on its way.
    int release();
    void cancel();
    bool active() const { return m_target >= 0; }
    void paint(QPainter *painter) const;

private:
    void aim();
    int lineTop() const;

    QTreeView *m_view;
    QTimer m_scrolling; // while the pointer rests at an edge
    QPoint m_pressed;
    QPoint m_position;
    bool m_armed = false;
    int m_target = -1;
};

} // namespace gui
