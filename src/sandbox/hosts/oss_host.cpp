#include "sandbox/hosts/oss_host.h"

#include "http/server/http_connection.h"
#include "oss/crc64.h"
#include "sandbox/faults/answer_faults.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// Alibaba's own limit is 5 GB. Here bodies are held in memory, several at a time (Limits::bodyBytes); who
// sends larger parts is told. Parts of this size make 576 GB of a file before there are too many.
constexpr qint64 largestPart = 64LL * 1024 * 1024;
constexpr qint64 largestList = 4LL * 1024 * 1024; // 10,000 parts, generously spelt

BodySums sumsOfBody(const QByteArray &body)
{
    return {QCryptographicHash::hash(body, QCryptographicHash::Md5), oss::crc64(body)};
}

} // namespace

OssHost::OssHost(ObjectStore &store, YoukuModel &model, Traffic &traffic, const Limits &limits,
                 const QStringList &allowHosts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_calls(store, model)
    , m_listener(
          traffic, model.counters(), limits, allowHosts,
          [](const http::IncomingRequest &request) { return storeRequestOf(request).endpoint; }, this)
{
    connect(&m_listener, &Listener::asked, this, &OssHost::asked);
    connect(&m_listener, &Listener::headRead, this, &OssHost::headRead);
    connect(&m_listener, &Listener::requestRead, this,
            [this](http::HttpConnection *connection, const QString &, const Fault &fault) {
                requestRead(connection, fault);
            });
    connect(&m_listener, &Listener::bodyRead, this, [this](const QString &endpoint, qint64 bytes) {
        if (endpoint == u"oss_part"_s)
            m_store.noteBytes(bytes);
    });
    connect(&m_store, &ObjectStore::settled, this, &OssHost::tellWaiting);
}

OssHost::~OssHost()
{
    m_summing.waitForDone();
}

bool OssHost::listen(quint16 wanted, QString *error)
{
    if (!m_listener.listen(wanted, error))
        return false;
    m_store.setEndpoint(m_listener.address());
    return true;
}

void OssHost::close()
{
    m_listener.close();
    m_store.setEndpoint({});
}

void OssHost::headRead(http::HttpConnection *connection, const QString &endpoint)
{
    const qint64 most = endpoint == u"oss_part"_s ? largestPart : largestList;
    const StoreRequest request = storeRequestOf(connection->request());
    connection->setBodyLimit(most);
    const qint64 length = request.header("content-length").toLongLong();
    if (length > most)
        connection->refuse(m_calls.refusal(
            {"EntityTooLarge",
             {},
             {},
             {{u"MaxSizeAllowed"_s, QString::number(most)}, {u"ProposedSize"_s, QString::number(length)}}},
            request.isHead()));
}

void OssHost::requestRead(http::HttpConnection *connection, const Fault &fault)
{
    const http::IncomingRequest request = connection->request();
    const Parameters parameters = queryOf(request);
    if (m_listener.neverAnswers(connection, parameters, fault))
        return;
    if (fault.action == FaultAction::Error) {
        const QByteArray code = fault.text.isEmpty() ? QByteArray("InternalError") : fault.text.toLatin1();
        m_listener.answer(connection, parameters, m_calls.refusal({code}, request.method == "HEAD"), fault);
    } else if (isInPlaceOfWork(fault)) {
        m_listener.answer(connection, parameters, inPlaceOfWork(fault), fault);
    } else {
        m_summing.start([this, connection = QPointer(connection), request, fault] {
            const BodySums sums = sumsOfBody(request.body);
            QMetaObject::invokeMethod(
                this, [this, connection, request, sums, fault] { work(connection, request, sums, fault); },
                Qt::QueuedConnection);
        });
    }
}

void OssHost::work(const QPointer<http::HttpConnection> &connection, const http::IncomingRequest &request,
                   const BodySums &sums, const Fault &fault)
{
    if (fault.action == FaultAction::ExpireSts)
        m_store.keys().expireAll();
    const QString key = storeRequestOf(request).key;
    const Waiting done{key, connection, m_calls.answer(request, sums), fault};
    if (m_store.isBusy(key))
        m_waiting.append(done);
    else
        finish(done);
}

void OssHost::finish(const Waiting &done)
{
    if (done.connection)
        m_listener.answer(done.connection, queryOf(done.connection->request()),
                          damaged(done.answer, done.fault), done.fault);
}

void OssHost::tellWaiting(const QString &key)
{
    const QList<Waiting> all = std::exchange(m_waiting, {});
    for (const Waiting &waiting : all) {
        if (waiting.key == key)
            finish(waiting);
        else
            m_waiting.append(waiting);
    }
}

} // namespace sandbox
