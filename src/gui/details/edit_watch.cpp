#include "gui/details/edit_watch.h"

#include <QApplication>
#include <QWidget>

namespace gui {

EditWatch::EditWatch(QWidget *form, QObject *parent) : QObject(parent), m_form(form)
{
    connect(qApp, &QApplication::focusChanged, this, &EditWatch::moved);
}

// A pop-up is a window of its own, but a child of its field.
bool EditWatch::belongs(const QWidget *widget) const
{
    while (widget && widget != m_form)
        widget = widget->parentWidget();
    return widget;
}

bool EditWatch::inside() const
{
    return m_form->isVisible()
           && (belongs(m_form->window()->focusWidget()) || belongs(QApplication::activePopupWidget()));
}

} // namespace gui
