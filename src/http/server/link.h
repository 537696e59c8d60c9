// An emulated link between clients and a server: how many bytes a second it carries in all, and how long a
// round trip takes. One link is shared by every connection; as it is made, it holds nothing back.
//
// Upload rate: connections do not read when data arrives, they queue up here and are served every few
// milliseconds, each with an equal share. What they leave unread fills the socket, and TCP holds the client
// back.
//
// Lives in the thread of its connections, which it outlives. Rates are bytes a second, times ms.
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace http {

class HttpConnection;

class Link : public QObject
{
    Q_OBJECT
public:
    explicit Link(QObject *parent = nullptr);

    void setRate(qint64 bytesPerSecond); // 0: no limit
    void setLatency(int ms) { m_latencyMs = qMax(0, ms); }
    void setSlowStart(bool on) { m_slowStart = on; }

    int latencyMs() const { return m_latencyMs; }
    bool limited() const { return m_rate > 0; }
    // What a single connection must hold to have the whole link.
    qint64 bytesPerTurn() const { return m_rate * tickMs / 1000; }
    // Each connection's window grows from firstWindow, doubling per round trip; means nothing without
    // latency.
    bool slowStart() const { return m_slowStart && m_latencyMs > 0; }
    static constexpr qint64 firstWindow = 14600;
    static constexpr int tickMs = 10;

    // The connection has something to read; it is called back with its share.
    void queueUp(HttpConnection *connection);

signals:
    // Answers that were to come late go out now.
    void hurried();

private:
    void serve();

    qint64 m_rate = 0;
    int m_latencyMs = 0;
    bool m_slowStart = false;
    qint64 m_budget = 0;
    QElapsedTimer m_sinceServed;
    QTimer m_timer;
    QList<QPointer<HttpConnection>> m_waiting;
};

} // namespace http
