// Every key the window knows: those of its menus, and those that only the queue and the areas hear.
#pragma once

#include <QDialog>

class QMainWindow;
class QTreeWidget;

namespace gui {

class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    // Lists the menus of this window as they are now.
    explicit ShortcutsDialog(const QMainWindow &window, QWidget *parent = nullptr);

private:
    void listMenus(const QMainWindow &window);
    void listQueueKeys();
    void add(const QString &group, const QString &what, const QString &keys);

    QTreeWidget *m_list;
};

} // namespace gui
