#include "oss/oss_client.h"

#include "oss/answer_decoder.h"
#include "oss/answers.h"

using namespace Qt::StringLiterals;

namespace oss {

namespace {

// Cannot be rewound, and so Qt sends no request with it again.
std::unique_ptr<http::SequentialBody> bodyOf(const QByteArray &bytes)
{
    return std::make_unique<http::SequentialBody>(bytes);
}

// What parse makes of a success; done with it is what the HttpClient calls.
template <typename T, typename Parse>
http::HttpClient::Done parsedBy(base::Operation operation, Parse parse, base::Answer<T> done)
{
    return [operation, parse = std::move(parse),
            done = std::move(done)](const base::Result<http::HttpReply> &answer) {
        if (!answer.ok())
            return done(answer.error());
        if (const std::optional<T> value = parse(answer.value()))
            return done(*value);
        done(notUnderstood(operation));
    };
}

} // namespace

OssClient::OssClient(const std::shared_ptr<Signer> &signer, QObject *parent)
    : QObject(parent)
    , m_signer(signer)
    , m_client(std::make_unique<http::HttpClient>(
          [this](const http::HttpRequest &request, const base::Result<http::HttpReply> &end) {
              return judged(*m_signer, request, end);
          }))
{
}

OssClient::~OssClient() = default;

void OssClient::setProxy(const QNetworkProxy &proxy)
{
    m_client->setProxy(proxy);
}

void OssClient::setStallTimes(int shortMs, int partMs)
{
    m_client->setStallTime(shortMs);
    m_partStallMs = partMs;
}

http::HttpRequest OssClient::request(base::Operation operation, const QString &name, const QByteArray &verb)
{
    http::HttpRequest request;
    request.operation = operation;
    request.name = name;
    request.verb = verb;
    return request;
}

http::Call *OssClient::send(http::HttpRequest request, const Query &query, QObject *context,
                            http::HttpClient::Done done)
{
    m_signer->sign(&request, query);
    return m_client->send(std::move(request), context, std::move(done));
}

http::Call *OssClient::initiate(QObject *context, base::Answer<QString> done)
{
    http::HttpRequest asked = request(base::Operation::Open, u"initiate"_s, "POST");
    asked.contentType = "application/octet-stream"; // that of the object
    asked.body = bodyOf({});
    const auto parse = [](const http::HttpReply &reply) {
        return parseUploadId(reply.body);
    };
    return send(std::move(asked), {{u"uploads"_s, {}}}, context,
                parsedBy<QString>(base::Operation::Open, parse, std::move(done)));
}

http::Call *OssClient::uploadPart(const QString &uploadId, int number, const QByteArray &md5,
                                  std::unique_ptr<http::SequentialBody> body, QObject *context,
                                  base::Answer<PartReceipt> done)
{
    Q_ASSERT(number >= 1 && number <= mostParts);
    http::HttpRequest asked = request(base::Operation::SendSlice, u"upload_part"_s, "PUT");
    asked.contentType = "application/octet-stream";
    asked.body = std::move(body);
    asked.stallMs = m_partStallMs;
    asked.facts = {u"part=%1"_s.arg(number)};
    if (!md5.isEmpty())
        asked.headers.emplaceBack("Content-MD5", md5.toBase64());
    return send(std::move(asked), {{u"partNumber"_s, QString::number(number)}, {u"uploadId"_s, uploadId}},
                context, parsedBy<PartReceipt>(base::Operation::SendSlice, parseReceipt, std::move(done)));
}

http::Call *OssClient::listParts(const QString &uploadId, int marker, QObject *context,
                                 base::Answer<PartPage> done)
{
    Query query = {{u"max-parts"_s, QString::number(mostPartsInPage)}, {u"uploadId"_s, uploadId}};
    if (marker > 0)
        query.append({u"part-number-marker"_s, QString::number(marker)});
    const auto parse = [uploadId, marker](const http::HttpReply &reply) {
        return parsePartPage(reply.body, uploadId, marker);
    };
    return send(request(base::Operation::NextSlice, u"list_parts"_s, "GET"), query, context,
                parsedBy<PartPage>(base::Operation::NextSlice, parse, std::move(done)));
}

http::Call *OssClient::complete(const QString &uploadId, const QList<NumberedPart> &parts, QObject *context,
                                base::Answer<Completed> done)
{
    http::HttpRequest asked = request(base::Operation::Confirm, u"complete"_s, "POST");
    asked.contentType = "application/xml";
    asked.body = bodyOf(completionXml(parts));
    asked.stallMs = m_partStallMs; // the store joins all of them first
    asked.facts = {u"parts=%1"_s.arg(parts.size())};
    return send(std::move(asked), {{u"uploadId"_s, uploadId}}, context,
                parsedBy<Completed>(base::Operation::Confirm, parseCompleted, std::move(done)));
}

http::Call *OssClient::abort(const QString &uploadId, QObject *context, base::Answer<base::Nothing> done)
{
    http::HttpRequest asked = request(base::Operation::Cancel, u"abort"_s, "DELETE");
    asked.body = bodyOf({});
    const auto parse = [](const http::HttpReply &) {
        return std::optional(base::Nothing{});
    };
    return send(std::move(asked), {{u"uploadId"_s, uploadId}}, context,
                parsedBy<base::Nothing>(base::Operation::Cancel, parse, std::move(done)));
}

http::Call *OssClient::listUploads(QObject *context, base::Answer<QStringList> done)
{
    const QString key = m_signer->location().key;
    http::HttpRequest asked = request(base::Operation::NextSlice, u"list_uploads"_s, "GET");
    m_signer->signForBucket(&asked, {{u"prefix"_s, key}, {u"uploads"_s, {}}});
    const auto parse = [key](const http::HttpReply &reply) {
        return parseUploads(reply.body, key);
    };
    return m_client->send(std::move(asked), context,
                          parsedBy<QStringList>(base::Operation::NextSlice, parse, std::move(done)));
}

http::Call *OssClient::head(QObject *context, base::Answer<ObjectInfo> done)
{
    return send(request(base::Operation::Confirm, u"head"_s, "HEAD"), {}, context,
                parsedBy<ObjectInfo>(base::Operation::Confirm, parseObjectInfo, std::move(done)));
}

} // namespace oss
