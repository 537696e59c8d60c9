// The program that holds a profile takes requests of others there: consoles, whose uploads it does, and a
// second window, whose files it takes. Each end makes sure that the other is a program of the same user.
//
// The engine's thread, which waits for nobody. Goes before the engine is closed; who follows is told then.
#pragma once

#include "control/wire/request.h"

#include <QLocalServer>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace engine {
class Engine;
}

namespace control {

class Errand;
class Peer;

class Server : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostWaiting = 16; // that have not said what they want
    static constexpr int mostFollowed = 64;
    static constexpr int mostErrands = 1000; // followed or not

    explicit Server(engine::Engine &engine, QObject *parent = nullptr);
    ~Server() override;

    // Listens at the first of these places that works (store::Profile::socketPaths()). False with a reason
    // when none does: then others are not served.
    bool listen(const QStringList &places, QString *reason);
    // Who takes files into a window; without one they are refused.
    void takeFilesBy(std::function<void(const QStringList &paths)> taker) { m_taker = std::move(taker); }
    bool isIdle() const { return m_errands.empty(); } // nothing is being done for others

signals:
    void idle(); // isIdle() has become true

private:
    void accept(QLocalSocket *socket);
    void take(Peer *peer, const Request &request);
    void open(Peer *peer, const OpenFiles &wish);
    void list(Peer *peer, const ListUploads &wish);
    void runErrand(Peer *peer, Request request);
    void endErrand(Errand *errand);
    bool isBusy() const;
    static void turnAway(Peer *peer, const QString &reason);

    engine::Engine &m_engine;
    std::function<void(const QStringList &paths)> m_taker;
    int m_waiting = 0;
    std::vector<std::unique_ptr<Errand>> m_errands;
    QLocalServer m_server; // goes first, and the sockets with it
};

} // namespace control
