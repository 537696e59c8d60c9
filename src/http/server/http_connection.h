// One client's connection: Boost.Beast's parser fed from a QTcpSocket.
//
// Speaks HTTP/1.0 and 1.1 with keep-alive, Content-Length and chunked bodies and Expect: 100-continue. One
// request at a time: what a client pipelines waits in the socket, also until it has taken the answers before.
// Bodies are held in memory up to the limit set at headRead, which grows with what comes; a longer one is
// answered with 413, one that the BodyRoom has no place for with 503. Malformed requests are answered here
// and the connection is closed. So it is when nothing comes from the client for longer than the timeouts say,
// while nothing else is waited for. The connection obeys its Link and deletes itself when it has ended.
//
//   Head --it is read--> Body --whole--> Answering --answered--> Head, or Ended where it is to be closed
//   Head, Body --malformed, too long, no room, begun and stuck, refuse()--> Lingering: reads on, so that the
//     client hears why --half a second--> Answering, being closed --> Ended
//   Head not begun, Answering being closed --nothing comes, or is taken, for too long--> Ended
//   any --the client is gone, cut()--> Ended
//
// Lives in one thread, with its server and its Link.
#pragma once

#include "http/server/body_buffer.h"
#include "http/server/connection_timeouts.h"
#include "http/server/http_answer.h"
#include "http/server/incoming_request.h"

#include <QObject>
#include <QTimer>

#include <limits>
#include <memory>
#include <utility>

class QTcpSocket;

namespace http {

class Link;

// What the connections of one server share.
struct ConnectionContext {
    ConnectionContext(Link &theLink, const ConnectionTimeouts &theTimeouts, std::shared_ptr<BodyRoom> theRoom,
                      const QByteArray &theServerName)
        : link(theLink)
        , timeouts(theTimeouts)
        , room(std::move(theRoom))
        , serverName(theServerName)
    {
    }
    // For a server of few and small requests: the usual timeouts, room for each connection by itself, no
    // name.
    ConnectionContext(Link &theLink)
        : ConnectionContext(theLink, {}, std::make_shared<BodyRoom>(usualRoom), {})
    {
    }
    static constexpr qint64 usualRoom = 256LL * 1024 * 1024;

    Link &link;
    const ConnectionTimeouts timeouts;
    const std::shared_ptr<BodyRoom> room;
    const QByteArray serverName; // for the header Server; empty: without one
};

class HttpConnection : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 everything = std::numeric_limits<qint64>::max();

    // Takes the socket over. id: counts from 1.
    HttpConnection(QTcpSocket *socket, qint64 id, const ConnectionContext &context, QObject *parent);
    ~HttpConnection() override;

    qint64 id() const { return m_id; }
    const IncomingRequest &request() const { return m_request; }

    // At headRead only.
    void setBodyLimit(qint64 bytes) { m_body.setLimit(bytes); }
    // Answers and ends the connection; nothing more is read.
    void refuse(const HttpAnswer &answer);
    // Whatever its length, the body is read and not kept.
    void discardBody() { m_body.discard(); }
    // For servers that fail on purpose: ends the connection as cut() does, within the body.
    void cutInBody(qint64 afterBytes) { m_cutAfter = afterBytes; }

    // After requestRead, once a request; never calling it is a stall. Sent after the link's latency and
    // delayMs.
    void answer(const HttpAnswer &answer, int delayMs = 0);
    void answerAtOnce(const HttpAnswer &answer) { send(answer); }
    // Ends the connection at once, without an answer.
    void cut();

    // For the link: reads and acts on at most `most` bytes; says how many.
    qint64 readUpTo(qint64 most);
    bool hasUnread() const;

signals:
    void headRead();                // method, path, query and content type are known
    void bodyRead(qint64 newBytes); // so much more of the body has come
    void requestRead();             // the whole request is there
    void ended();

private:
    struct Parser;
    // Lingering: what a refused client still sends is thrown away. Closing upon unread bytes would reset the
    // connection, and the reset can overtake the answer.
    enum class Phase { Head, Body, Answering, Lingering, Ended };

    void startRequest();
    void readSoon();
    void parse();
    void takeHead();
    // False when there is no memory for more.
    bool makeRoomForBody();
    void noteBody();
    void refuse(int status);
    void send(const HttpAnswer &answer);
    bool isReading() const;
    void waitAtMost(int ms);
    void written();
    void losePatience();
    qint64 windowFor(qint64 wanted);

    QTcpSocket *m_socket;
    const qint64 m_id;
    const ConnectionTimeouts m_timeouts;
    const QByteArray m_serverName;
    Link &m_link;
    std::unique_ptr<Parser> m_parser;
    Phase m_phase = Phase::Head;
    IncomingRequest m_request;
    QByteArray m_input; // read from the socket, not yet parsed
    BodyBuffer m_body;
    qint64 m_cutAfter = -1;
    bool m_connecting = true; // the round trip of a new connection is still under way
    bool m_keepAlive = true;
    bool m_headBegun = false;
    bool m_refused = false;
    QTimer m_patience; // stands while an answer is worked on
    qint64 m_window = 0;
    qint64 m_windowLeft = 0;
    QTimer m_roundTrip;
};

} // namespace http
