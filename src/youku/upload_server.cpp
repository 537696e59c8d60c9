#include "youku/upload_server.h"

#include "youku/answers.h"
#include "youku/transport.h"

using namespace Qt::StringLiterals;

namespace youku {

namespace {

// Nobody there, or not the one who was meant.
bool saysElsewhere(const base::Error &error)
{
    return error.fault == base::Fault::Unreachable || error.fault == base::Fault::Intercepted
           || error.fault == base::Fault::Redirected;
}

} // namespace

UploadServer::UploadServer(const ServerPlace &place, QObject *parent)
    : QObject(parent)
    , m_name(uploadServerUrl(place.uri))
    , m_address(uploadServerUrl(place.address))
    , m_byAddress(m_address.isValid())
    , m_transport(std::make_unique<Transport>())
{
}

UploadServer::~UploadServer() = default;

void UploadServer::setProxy(const QNetworkProxy &proxy)
{
    m_transport->setProxy(proxy);
}

void UploadServer::setStallTimes(int shortMs, int sliceMs)
{
    m_transport->setStallTime(shortMs);
    m_sliceStallMs = sliceMs;
}

QUrl UploadServer::at(const QString &call) const
{
    QUrl url = m_byAddress ? m_address : m_name;
    url.setPath("/gupload/"_L1 + call);
    return url;
}

template <typename T>
base::Answer<T> UploadServer::watched(base::Answer<T> done)
{
    return [this, done = std::move(done), byAddress = m_byAddress](const base::Result<T> &result) {
        if (!result.ok() && saysElsewhere(result.error()))
            m_byAddress = !byAddress && m_address.isValid();
        done(result);
    };
}

Call *UploadServer::createFile(const QString &uploadToken, qint64 fileSize, const QString &extension,
                               int sliceLengthKb, QObject *context, base::Answer<base::Nothing> done)
{
    HttpRequest request;
    request.operation = base::Operation::CreateFile;
    request.url = at(u"create_file"_s);
    request.verb = "POST";
    request.contentType = "application/x-www-form-urlencoded";
    request.emptyAnswerAllowed = true;
    request.secrets = {uploadToken};
    const Parameters parameters = {
        {u"upload_token"_s, uploadToken},
        {u"file_size"_s, QString::number(fileSize)},
        {u"ext"_s, extension},
        {u"slice_length"_s, QString::number(sliceLengthKb)},
    };
    request.facts = factsIn(parameters);
    request.body = std::make_unique<SequentialBody>(encoded(parameters));
    return m_transport->send(std::move(request), context,
                             [done = watched(std::move(done))](const base::Result<QJsonObject> &answer) {
                                 done(answer.ok() ? base::Result<base::Nothing>(base::Nothing{})
                                                  : base::Result<base::Nothing>(answer.error()));
                             });
}

Call *UploadServer::newSlice(const QString &uploadToken, QObject *context, base::Answer<NextSlice> done)
{
    return m_transport->getOnce(
        base::Operation::NewSlice, at(u"new_slice"_s), {{u"upload_token"_s, uploadToken}}, context,
        [done = watched(std::move(done))](const base::Result<QJsonObject> &answer) {
            done(parsed<NextSlice>(base::Operation::NewSlice, answer, parseNextSlice));
        });
}

Call *UploadServer::uploadSlice(const QString &uploadToken, const SliceTask &task, const QString &md5,
                                const QString &crc32, std::unique_ptr<SequentialBody> body, QObject *context,
                                base::Answer<NextSlice> done)
{
    HttpRequest request;
    request.operation = base::Operation::UploadSlice;
    const Parameters parameters = {
        {u"upload_token"_s, uploadToken},
        {u"slice_task_id"_s, QString::number(task.id)},
        {u"offset"_s, QString::number(task.offset)},
        {u"length"_s, QString::number(task.length)},
        {u"hash"_s, md5},
        {u"crc"_s, crc32},
    };
    request.url = withQuery(at(u"upload_slice"_s), parameters);
    request.facts = factsIn(parameters);
    request.verb = "POST";
    request.contentType = "application/octet-stream";
    request.body = std::move(body);
    request.secrets = {uploadToken};
    request.stallMs = m_sliceStallMs;
    return m_transport->send(std::move(request), context,
                             [done = watched(std::move(done))](const base::Result<QJsonObject> &answer) {
                                 done(
                                     parsed<NextSlice>(base::Operation::UploadSlice, answer, parseNextSlice));
                             });
}

Call *UploadServer::check(const QString &uploadToken, QObject *context, base::Answer<Checked> done)
{
    return m_transport->get(base::Operation::Check, at(u"check"_s), {{u"upload_token"_s, uploadToken}},
                            context,
                            [done = watched(std::move(done))](const base::Result<QJsonObject> &answer) {
                                done(parsed<Checked>(base::Operation::Check, answer, parseChecked));
                            });
}

} // namespace youku
