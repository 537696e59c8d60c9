// The window: puts queue, details, toolbar and status together; what it does to the queue is QueueCommands.
//
// Made after the engine has opened, and gone before it. Quitting is asked about only when something would
// stop.
#pragma once

#include "engine/engine.h"
#include "gui/desktop/desktop_services.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>
#include <memory>

class QStackedWidget;

namespace engine {
class NetworkPolicy;
}

namespace gui {

namespace Ui {
class MainWindow;
}

class Adder;
class BlockingNotices;
class Desktop;
class Dialogs;
class EmptyPage;
class MessageBar;
class QueueCommands;
class QueueModel;
class QueueView;
class QuitController;
class Run;
class StatusBar;
class TableImport;
class WhenDone;
class WorkArea;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(engine::Engine &engine, DesktopServices services = DesktopServices::ofSystem(),
                        QWidget *parent = nullptr);
    ~MainWindow() override;

    // From the command line or a second start; comes to the front.
    void takeFiles(const QStringList &paths);
    void comeToFront();
    void showNotice(const QString &sentence);
    // Where nothing asked for the window yet: minimized, or in the tray when that is where it closes to.
    void startInBackground();
    // The window may close now without a question; used when the engine is about to end.
    void letGo() { m_letGo = true; }
    // Keeps what is only known to the window: its layout and the details being typed.
    void saveLayout();
    // Once nothing is open in the panel that would be lost; not at all if the user stays.
    void whenLeft(std::function<void()> then);
    WhenDone &whenDone() { return *m_whenDone; }

signals:
    // The user wants out, and knows what it means.
    void quitWanted();
    void practiceWanted(bool practice);

protected:
    void closeEvent(QCloseEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void buildContent();
    void buildToolBar();
    void buildTray();
    void connectWhenDone();
    void connectActions();
    void connectQueue();
    void connectEngine();
    void restoreLayout();

    void refreshSoon();
    void refresh();
    void showPage(bool empty);
    void focusPage();
    QRect messageRoom() const;
    QString titleText() const;
    void showAccount();

    engine::Engine &m_engine;
    std::unique_ptr<Ui::MainWindow> m_ui;
    QueueModel *m_model;
    Run *m_run;
    WorkArea *m_work;
    QueueView *m_view;
    EmptyPage *m_empty;
    QStackedWidget *m_pages;
    MessageBar *m_message;
    StatusBar *m_status;
    Adder *m_adder;
    TableImport *m_table;
    Desktop *m_desktop;
    QuitController *m_quitController;
    WhenDone *m_whenDone;
    engine::NetworkPolicy *m_network;
    BlockingNotices *m_blockingNotices;
    Dialogs *m_dialogs;
    QueueCommands *m_commands = nullptr;
    QTimer m_refreshing;
    bool m_letGo = false;
};

} // namespace gui
