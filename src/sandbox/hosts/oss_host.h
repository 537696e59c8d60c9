// The object store's host, on a port of its own in path style: http://127.0.0.1:<port>/<bucket>/<key>.
//
// Its requests go through the doorkeeper, the link, the faults and the log of the sandbox. Sums are made
// beside the event loop. Who completes an object, or asks for one, is answered once it is put together and
// hashed: so whoever knows of it can commit it.
#pragma once

#include "sandbox/hosts/listener.h"
#include "sandbox/hosts/object_calls.h"

#include <QList>
#include <QPointer>
#include <QThreadPool>

namespace sandbox {

class OssHost : public QObject
{
    Q_OBJECT
public:
    // All outlive it.
    OssHost(ObjectStore &store, YoukuModel &model, Traffic &traffic, const Limits &limits,
            const QStringList &allowHosts, QObject *parent);
    ~OssHost() override;

    // Port 0: any free one. On failure says why in a sentence.
    bool listen(quint16 wanted, QString *error);
    void close();

    quint16 port() const { return m_listener.port(); }
    qsizetype connections() const { return m_listener.connections(); }

signals:
    // The head of a request has come, before anything is done about it.
    void asked(const QString &endpoint);

private:
    // An answer that is held back until its object is whole.
    struct Waiting {
        QString key;
        QPointer<http::HttpConnection> connection;
        http::HttpAnswer answer;
        Fault fault;
    };

    void headRead(http::HttpConnection *connection, const QString &endpoint);
    void requestRead(http::HttpConnection *connection, const Fault &fault);
    void work(const QPointer<http::HttpConnection> &connection, const http::IncomingRequest &request,
              const BodySums &sums, const Fault &fault);
    void finish(const Waiting &done);
    void tellWaiting(const QString &key);

    ObjectStore &m_store;
    ObjectCalls m_calls;
    Listener m_listener;
    QList<Waiting> m_waiting;
    QThreadPool m_summing;
};

} // namespace sandbox
