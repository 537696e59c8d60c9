// One client's connection: Boost.Beast's parser fed from a QTcpSocket.
//
// Speaks HTTP/1.0 and 1.1 with keep-alive, Content-Length and chunked bodies and Expect: 100-continue. One
// request at a time: what a client pipelines waits in the socket. Bodies are held in memory up to the limit
// set at headRead; a longer one is answered with 413. Malformed requests are answered here and the connection
// is closed. The connection obeys its Line, leaves the socket to faults, and deletes itself when it has
// ended.
#pragma once

#include "sandbox/http_message.h"

#include <QObject>
#include <QTimer>

#include <limits>
#include <memory>

class QTcpSocket;

namespace sandbox {

class Line;

class HttpConnection : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 everything = std::numeric_limits<qint64>::max();

    // Takes the socket over. id: counts from 1.
    HttpConnection(QTcpSocket *socket, qint64 id, Line &line, QObject *parent);
    ~HttpConnection() override;

    qint64 id() const { return m_id; }
    const HttpRequest &request() const { return m_request; }

    // At headRead only.
    void setBodyLimit(qint64 bytes) { m_bodyLimit = bytes; }
    // Answers and ends the connection; nothing more is read.
    void refuse(const HttpAnswer &answer);
    // Whatever its length, the body is read and not kept.
    void discardBody();
    void cutInBody(qint64 afterBytes) { m_cutAfter = afterBytes; }

    // After requestRead, once a request; never calling it is a stall. Sent after the line's latency and
    // delayMs.
    void answer(const HttpAnswer &answer, int delayMs = 0);
    void answerAtOnce(const HttpAnswer &answer) { send(answer); }
    // Ends the connection at once, without an answer.
    void cut();

    // For the line: reads and acts on at most `most` bytes; says how many.
    qint64 readUpTo(qint64 most);
    bool hasUnread() const;

signals:
    void headRead();                // method, path, query and content type are known
    void bodyRead(qint64 newBytes); // so much more of the body has come
    void requestRead();             // the whole request is there
    void ended();

private:
    struct Parser;
    enum class Phase { Head, Body, Answering, Ended };

    void startRequest();
    void readSoon();
    void parse();
    void takeHead();
    void makeRoomForBody();
    void noteBody();
    void refuse(int status);
    void send(const HttpAnswer &answer);
    qint64 windowFor(qint64 wanted);

    QTcpSocket *m_socket;
    const qint64 m_id;
    Line &m_line;
    std::unique_ptr<Parser> m_parser;
    Phase m_phase = Phase::Head;
    HttpRequest m_request;
    QByteArray m_input; // read from the socket, not yet parsed
    qint64 m_bodyLength = 0;
    qint64 m_bodyLimit = 0;
    QByteArray m_discarded; // room for what is not kept; empty when the body is
    qint64 m_cutAfter = -1;
    bool m_connecting = true; // the round trip of a new connection is still under way
    bool m_keepAlive = true;
    qint64 m_window = 0;
    qint64 m_windowLeft = 0;
    QTimer m_roundTrip;
};

} // namespace sandbox
