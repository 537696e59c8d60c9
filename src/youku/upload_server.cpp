#include "youku/upload_server.h"

#include "http/client/http_client.h"
#include "youku/answer_decoder.h"
#include "youku/answers.h"
#include "youku/requests.h"

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

UploadServer::UploadServer(const ServerLocation &location, QObject *parent)
    : QObject(parent)
    , m_name(uploadServerUrl(location.uri))
    , m_address(uploadServerUrl(location.address))
    , m_byAddress(m_address.isValid())
    , m_client(std::make_unique<http::HttpClient>(judged))
{
}

UploadServer::~UploadServer() = default;

void UploadServer::setProxy(const QNetworkProxy &proxy)
{
    m_client->setProxy(proxy);
}

void UploadServer::setStallTimes(int shortMs, int sliceMs)
{
    m_client->setStallTime(shortMs);
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

http::Call *UploadServer::createFile(const QString &uploadToken, qint64 fileSize, const QString &extension,
                                     int sliceLengthKb, QObject *context, base::Answer<base::Nothing> done)
{
    const Parameters parameters = {
        {u"upload_token"_s, uploadToken},
        {u"file_size"_s, QString::number(fileSize)},
        {u"ext"_s, extension},
        {u"slice_length"_s, QString::number(sliceLengthKb)},
    };
    return m_client->send(formRequest(base::Operation::Open, at(u"create_file"_s), parameters), context,
                          [done = watched(std::move(done))](const base::Result<http::HttpReply> &answer) {
                              done(nothingFrom(answer));
                          });
}

http::Call *UploadServer::newSlice(const QString &uploadToken, QObject *context, base::Answer<NextSlice> done)
{
    return m_client->send(
        getOnceRequest(base::Operation::NextSlice, at(u"new_slice"_s), {{u"upload_token"_s, uploadToken}}),
        context, [done = watched(std::move(done))](const base::Result<http::HttpReply> &answer) {
            done(parsed<NextSlice>(base::Operation::NextSlice, answer, parseNextSlice));
        });
}

http::Call *UploadServer::uploadSlice(const QString &uploadToken, const SliceTask &task, const QString &md5,
                                      const QString &crc32, std::unique_ptr<http::SequentialBody> body,
                                      QObject *context, base::Answer<NextSlice> done)
{
    const Parameters parameters = {
        {u"upload_token"_s, uploadToken},
        {u"slice_task_id"_s, QString::number(task.id)},
        {u"offset"_s, QString::number(task.offset)},
        {u"length"_s, QString::number(task.length)},
        {u"hash"_s, md5},
        {u"crc"_s, crc32},
    };
    http::HttpRequest request =
        bytesRequest(base::Operation::SendSlice, at(u"upload_slice"_s), parameters, std::move(body));
    request.stallMs = m_sliceStallMs;
    return m_client->send(std::move(request), context,
                          [done = watched(std::move(done))](const base::Result<http::HttpReply> &answer) {
                              done(parsed<NextSlice>(base::Operation::SendSlice, answer, parseNextSlice));
                          });
}

http::Call *UploadServer::check(const QString &uploadToken, QObject *context, base::Answer<Checked> done)
{
    return m_client->send(
        getRequest(base::Operation::Confirm, at(u"check"_s), {{u"upload_token"_s, uploadToken}}), context,
        [done = watched(std::move(done))](const base::Result<http::HttpReply> &answer) {
            done(parsed<Checked>(base::Operation::Confirm, answer, parseChecked));
        });
}

} // namespace youku
