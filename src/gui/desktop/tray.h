// The icon in the system's tray. Virtual where tests play a desktop with or without one.
#pragma once

#include <QObject>
#include <QString>
#include <QSystemTrayIcon>

class QMenu;

namespace gui {

class Tray : public QObject
{
    Q_OBJECT
public:
    explicit Tray(QObject *parent = nullptr);

    // Whether a window that hides could be brought back from here.
    virtual bool available() const;
    // menu outlives it.
    void setMenu(QMenu *menu);
    // trouble: something needs the user; told by the icon's shape.
    void show(const QString &tip, bool trouble);
    // A message beside the icon; taken up: messageClicked().
    void showMessage(const QString &title, const QString &text);

signals:
    void activated(); // by a click or a key
    void messageClicked();

private:
    void draw();

    QSystemTrayIcon m_icon;
    bool m_trouble = false;
};

} // namespace gui
