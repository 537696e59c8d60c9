// A Youku on 127.0.0.1: API host and upload server on one port (protocol 15, without OSS).
//
// Lives in one thread with an event loop; may share it with its clients. Besides Youku's own paths it has
//   POST /sandbox/control   changes it while it runs, see sandbox/hosts/control.h
//   GET  /sandbox/state     what it saw: uploads, counters since the start, requests by endpoint
//   GET  /sandbox/requests  the last requests: method, path, names of parameters, bytes, connection, status
// These three know neither faults nor latency, and take the secret (see sandbox/hosts/doorkeeper.h).
#pragma once

#include "http/server/body_room.h"
#include "http/server/link.h"
#include "sandbox/faults/faults.h"
#include "sandbox/hosts/dispatcher.h"
#include "sandbox/hosts/doorkeeper.h"
#include "sandbox/hosts/request_log.h"
#include "sandbox/model/youku_model.h"
#include "sandbox/options.h"
#include "sandbox/protocol/parameters.h"
#include "youku/types.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QUrl>

#include <memory>

namespace http {
class HttpConnection;
}

namespace sandbox {

class Sandbox : public QObject
{
    Q_OBJECT
public:
    explicit Sandbox(const Options &options = {}, QObject *parent = nullptr);
    ~Sandbox() override;

    // Opens the state and listens; port 0: any free one. On failure says why in a sentence.
    bool listen(quint16 wanted, QString *error);
    // Ends every connection and frees the port; listen() may be called again.
    void close();

    quint16 port() const { return m_server.serverPort(); }
    QUrl apiUrl() const; // http://127.0.0.1:<port>
    youku::Credentials credentials() const { return m_model.credentials(); }
    // What a request for /sandbox/... must carry as X-Sandbox-Secret.
    QByteArray controlSecret() const { return m_door.secret(); }

    // As through /sandbox/control and /sandbox/state.
    bool setFaults(const QJsonArray &rules, QString *error);
    QJsonObject control(const QJsonObject &wishes);
    QJsonObject state() const;
    QJsonArray requests() const { return m_requests.all(); }

signals:
    // The head of a request has come, before anything is done about it.
    void asked(const QString &endpoint);

private:
    void accept();
    void headRead(http::HttpConnection *connection);
    void requestRead(http::HttpConnection *connection);
    bool answerForItself(http::HttpConnection *connection);
    void work(http::HttpConnection *connection, const Fault &fault);
    void hashSlice(http::HttpConnection *connection, const Fault &fault);
    void expire(const Parameters &parameters, const Fault &fault);
    void finish(http::HttpConnection *connection, const Reply &reply, const Fault &fault);
    void note(const http::HttpConnection &connection, int status);
    QString serverUri() const;

    Options m_options;
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_dir;
    Doorkeeper m_door;
    YoukuModel m_model;
    Dispatcher m_dispatcher;
    Faults m_faults;
    http::Link m_link;
    QTcpServer m_server;
    QThreadPool m_hashing;
    QHash<http::HttpConnection *, Fault> m_connections; // with what goes wrong with their request
    qint64 m_lastConnection = 0;
    QMap<QString, qint64> m_requestCounts; // by endpoint
    RequestLog m_requests;
    const std::shared_ptr<http::BodyRoom> m_room; // outlives this with who still works on a body
};

} // namespace sandbox
