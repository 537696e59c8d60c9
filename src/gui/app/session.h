// One engine with its window, and the way from one to the next: practice mode on and off, another language or
// address of Youku, quitting.
//
// The first thread; made by main(), owns engine host and window. What cannot be opened is told in a box, and
// the program ends.
#pragma once

#include "control/server/server.h"
#include "engine/engine.h"
#include "engine/engine_host.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace gui {

class MainWindow;

class Session : public QObject
{
    Q_OBJECT
public:
    struct Start {
        QString profileDir;
        bool practice = false;
        bool minimized = false;
        QStringList files; // absolute paths; waiting for a window
    };
    explicit Session(const Start &start);
    ~Session() override;

    // Opens the engine, then the window; ends the program when it cannot.
    void open();
    // Of the engine that is open.
    store::Settings &settings() { return m_engine->settings(); }
    // Keeps everything, then ends the program; asks nothing.
    void quit();

protected:
    // macOS names the files to open in events to the application, before or after there is a window.
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void opened(engine::Engine *engine);
    void takeWaitingFiles();
    void makeWindow();
    void follow(store::Setting setting);
    void changeLanguage();
    void makeInLanguage();
    void failed(const engine::StartFailure &failure);
    // Closes engine and window, then goes on: with the other mode, or to the program's end.
    void close(std::function<void()> then);
    void reopen(bool practice);

    Start m_start;
    std::unique_ptr<engine::EngineHost> m_host;
    engine::Engine *m_engine = nullptr; // the host's, once it is open
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<control::Server> m_control;
    QStringList m_earlyNotices; // told before there was a window
    bool m_closing = false;
    QByteArray m_place; // of the window that is followed by another
};

} // namespace gui
