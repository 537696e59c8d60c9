// F6 and Shift+F6: to the next and the previous area of the window that is shown.
#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace gui {

class AreaFocus : public QObject
{
    Q_OBJECT
public:
    // The areas in the order they are visited; they outlive this.
    AreaFocus(const QList<QWidget *> &areas, QWidget *window);

    // Tab goes from area to area in this order, whatever was made later.
    static void putInOrder(const QList<QWidget *> &areas);

private:
    void move(bool forward);

    QList<QWidget *> m_areas;
    QWidget *m_window;
};

} // namespace gui
