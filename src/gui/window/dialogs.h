// What opens over the window from its menus: accounts, settings, keys, about, and where the report goes.
//
// A child of the window, as each dialog is until it is closed.
#pragma once

#include "engine/engine.h"

#include <QObject>
#include <QPointer>

class QMainWindow;

namespace engine {
class NetworkStatus;
}

namespace gui {

class AccountsDialog;
class HistoryWindow;

class Dialogs : public QObject
{
    Q_OBJECT
public:
    // engine and network outlive it.
    Dialogs(engine::Engine &engine, const engine::NetworkStatus &network, QMainWindow *window);

    void accounts();
    void signInWithBrowser();
    void enterKeys();
    void settings();
    void history(); // one window, however often
    void shortcuts();
    void about();
    void saveReport();

signals:
    void practiceWanted(bool practice);
    // One sentence for the user.
    void notice(const QString &sentence);

private:
    template <typename Dialog, typename... Arguments>
    Dialog *open(Arguments &&...arguments);
    AccountsDialog *openAccounts();

    engine::Engine &m_engine;
    const engine::NetworkStatus &m_network;
    QMainWindow *m_window;
    QPointer<HistoryWindow> m_history;
};

} // namespace gui
