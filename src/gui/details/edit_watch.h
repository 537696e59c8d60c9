// Whether the keyboard is in a form: in one of its fields, or in a pop-up that one of them opened. In a
// window that is not in front it stays where it was: who looks something up elsewhere comes back.
#pragma once

#include <QObject>

class QWidget;

namespace gui {

class EditWatch : public QObject
{
    Q_OBJECT
public:
    explicit EditWatch(QWidget *form, QObject *parent = nullptr);

    bool inside() const;

signals:
    void moved(); // the focus, in, out or within

private:
    bool belongs(const QWidget *widget) const;

    QWidget *m_form;
};

} // namespace gui
