// A Youku on 127.0.0.1: API host and upload server on one port, the object store on another (protocol 15).
//
// Lives in one thread with an event loop; may share it with its clients. Besides Youku's own paths it has
//   POST /sandbox/control   changes it while it runs, see sandbox/hosts/control.h
//   GET  /sandbox/state     what it saw: uploads, counters since the start, requests by endpoint
//   GET  /sandbox/requests  the last requests: method, path, names of parameters, bytes, connection, status
// These three know neither faults nor latency, and take the secret (see sandbox/hosts/doorkeeper.h).
#pragma once

#include "sandbox/cloud/object_store.h"
#include "sandbox/hosts/control.h"
#include "sandbox/hosts/dispatcher.h"
#include "sandbox/hosts/listener.h"
#include "sandbox/hosts/oss_host.h"
#include "sandbox/hosts/traffic.h"
#include "sandbox/model/youku_model.h"
#include "sandbox/options.h"
#include "sandbox/protocol/parameters.h"
#include "youku/types.h"

#include <QJsonObject>
#include <QObject>
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
    // Ends every connection and frees the ports; listen() may be called again.
    void close();

    quint16 port() const { return m_youku.port(); }
    QUrl apiUrl() const; // http://127.0.0.1:<port>
    // The object store's; 0 when the options do not offer it.
    quint16 ossPort() const { return m_store.port(); }
    youku::Credentials credentials() const { return m_model.credentials(); }
    // What a request for /sandbox/... must carry as X-Sandbox-Secret.
    QByteArray controlSecret() const { return m_youku.door().secret(); }

    // As through /sandbox/control and /sandbox/state.
    bool setFaults(const QJsonArray &rules, QString *error);
    QJsonObject control(const QJsonObject &wishes);
    QJsonObject state() const;
    QJsonArray requests() const { return m_traffic.requests.all(); }

signals:
    // The head of a request has come, before anything is done about it.
    void asked(const QString &endpoint);

private:
    ControlTargets controlTargets();
    void headRead(http::HttpConnection *connection, const QString &endpoint);
    void requestRead(http::HttpConnection *connection, const QString &endpoint, const Fault &fault);
    bool answerForItself(http::HttpConnection *connection);
    void work(http::HttpConnection *connection, const QString &endpoint, const Fault &fault);
    void hashSlice(http::HttpConnection *connection, const Fault &fault);
    void expire(const Parameters &parameters, const Fault &fault);
    void finish(http::HttpConnection *connection, const Reply &reply, const Fault &fault);

    const Options m_options;
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_dir;
    YoukuModel m_model;
    ObjectStore m_cloud;
    Dispatcher m_dispatcher;
    Traffic m_traffic;
    Listener m_youku;
    OssHost m_store;
    QThreadPool m_hashing;
};

} // namespace sandbox
