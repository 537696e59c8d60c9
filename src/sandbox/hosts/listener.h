// One port of loopback: takes connections within the limits, shows each request to the doorkeeper, asks what
// is to go wrong with it, and hands on what may come in.
//
// Lives in the thread of the sandbox; Traffic, Counters and Limits outlive it.
#pragma once

#include "sandbox/hosts/doorkeeper.h"
#include "sandbox/hosts/limits.h"
#include "sandbox/hosts/traffic.h"
#include "sandbox/model/behaviour.h"
#include "sandbox/protocol/parameters.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>

#include <functional>

namespace http {
class HttpConnection;
}

namespace sandbox {

class Listener : public QObject
{
    Q_OBJECT
public:
    // Which of Faults::endpoints() a request is for; empty: none.
    using EndpointOf = std::function<QString(const http::IncomingRequest &)>;

    Listener(Traffic &traffic, Counters &counters, const Limits &limits, const QStringList &allowHosts,
             EndpointOf endpointOf, QObject *parent);
    ~Listener() override;

    // Port 0: any free one. On failure says why in a sentence.
    bool listen(quint16 wanted, QString *error);
    // Ends every connection and frees the port.
    void close();

    quint16 port() const { return m_server.serverPort(); }
    QString address() const; // 127.0.0.1:<port>
    const Doorkeeper &door() const { return m_door; }
    qsizetype connections() const { return m_connections.size(); }

    // What a Stall or a cut does in place of an answer; false when there is one to give.
    bool neverAnswers(http::HttpConnection *connection, const Parameters &parameters, const Fault &fault);
    // Answers as the fault lets it, and remembers the request with the names of its parameters.
    void answer(http::HttpConnection *connection, const Parameters &parameters,
                const http::HttpAnswer &answer, const Fault &fault);

signals:
    // The head of a request has come, before anything is done about it.
    void asked(const QString &endpoint);
    // It may come in: now its body gets its limit.
    void headRead(http::HttpConnection *connection, const QString &endpoint);
    void bodyRead(const QString &endpoint, qint64 newBytes);
    void requestRead(http::HttpConnection *connection, const QString &endpoint, const sandbox::Fault &fault);

private:
    struct Pending {
        QString endpoint;
        Fault fault;
    };

    void accept();
    void admit(http::HttpConnection *connection);
    bool isRefused(http::HttpConnection *connection);
    void note(const http::HttpConnection &connection, const Parameters &parameters, int status);

    Traffic &m_traffic;
    Counters &m_counters;
    const Limits &m_limits;
    const EndpointOf m_endpointOf;
    Doorkeeper m_door;
    QTcpServer m_server;
    QHash<http::HttpConnection *, Pending> m_connections; // with what their request is for
};

} // namespace sandbox
