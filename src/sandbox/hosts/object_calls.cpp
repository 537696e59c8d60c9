#include "sandbox/hosts/object_calls.h"

#include "base/moment.h"
#include "http/client/http_reply.h"
#include "sandbox/model/secrets.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr int requestIdDigits = 24;
constexpr int mostInPage = 1000;
const QByteArray crcHeader = "x-oss-hash-crc64ecma";

StoreError badArgument(const QString &name, const QString &value, const QString &why)
{
    return {"InvalidArgument", why, {}, {{u"ArgumentName"_s, name}, {u"ArgumentValue"_s, value}}};
}

Place placeOf(const StoreRequest &request)
{
    return {request.bucket, request.key, request.parameter(u"encoding-type"_s) == u"url"_s};
}

QByteArray quotedTag(const QString &etag)
{
    return '"' + etag.toLatin1() + '"';
}

// Content-MD5 is optional, but what is said must be true.
std::optional<StoreError> digestRefusal(const StoreRequest &request, const QByteArray &md5)
{
    const QByteArray said = request.header("content-md5");
    return said.isEmpty() || said == md5.toBase64() ? std::nullopt
                                                    : std::optional(StoreError{"InvalidDigest"});
}

} // namespace

ObjectCalls::ObjectCalls(ObjectStore &store, YoukuModel &model)
    : m_store(store)
    , m_behaviour(model.behaviour())
    , m_clock(model.clock())
    , m_access(store.keys(), model.behaviour())
{
}

StoreAnswerFrame ObjectCalls::frame() const
{
    return {randomHex(requestIdDigits).toUpper().toLatin1(),
            m_clock.nowMs() + qint64(m_behaviour.ossClockOffset * 1000), m_store.endpoint()};
}

http::HttpAnswer ObjectCalls::refusal(const StoreError &error, bool isHead) const
{
    return storeAnswer(frame(), error, isHead);
}

http::HttpAnswer ObjectCalls::answer(const http::IncomingRequest &request, const BodySums &sums)
{
    const StoreRequest about = storeRequestOf(request);
    const Outcome outcome = this->outcome(about, request.body, sums);
    if (outcome.error)
        return refusal(*outcome.error, about.isHead());
    http::HttpAnswer answer = storeAnswer(frame(), outcome.status, outcome.body);
    answer.headers.append(outcome.headers);
    return answer;
}

std::optional<StoreError> ObjectCalls::addressRefusal(const StoreRequest &request) const
{
    if (request.bucket.isEmpty())
        return StoreError{"InvalidBucketName"};
    if (request.bucket != ObjectStore::bucket())
        return StoreError{"NoSuchBucket", {}, {}, {{u"BucketName"_s, request.bucket}}};
    return std::nullopt;
}

ObjectCalls::Outcome ObjectCalls::outcome(const StoreRequest &request, const QByteArray &body,
                                          const BodySums &sums)
{
    if (const auto error = addressRefusal(request))
        return *error;
    if (const auto error = m_access.refusal(request, m_clock.nowMs()))
        return *error;
    if (const auto error = digestRefusal(request, sums.md5))
        return *error;
    const QString encoding = request.parameter(u"encoding-type"_s);
    if (!encoding.isEmpty() && encoding != u"url"_s)
        return badArgument(u"encoding-type"_s, encoding, u"Invalid encoding type."_s);
    if (request.endpoint == u"oss_initiate"_s)
        return initiate(request);
    if (request.endpoint == u"oss_head"_s)
        return head(request);
    if (request.endpoint == u"oss_uploads"_s)
        return uploads(request);
    if (request.endpoint.isEmpty())
        return StoreError{"MethodNotAllowed", {}, {}, {{u"Method"_s, QString::fromLatin1(request.verb)}}};
    return ofUpload(request, body, sums);
}

ObjectCalls::Outcome ObjectCalls::initiate(const StoreRequest &request)
{
    return {200, initiateXml(placeOf(request), m_store.initiate(request.key))};
}

ObjectCalls::Outcome ObjectCalls::ofUpload(const StoreRequest &request, const QByteArray &body,
                                           const BodySums &sums)
{
    const QString id = request.parameter(u"uploadId"_s);
    if (!m_store.find(id, request.key)) // the number is known of Complete alone
        return StoreError{"NoSuchUpload",
                          {},
                          request.endpoint == u"oss_complete"_s ? "0042-00000203" : "0042-00000002",
                          {{u"UploadId"_s, id}}};
    if (request.endpoint == u"oss_part"_s)
        return part(request, body, sums);
    if (request.endpoint == u"oss_list"_s)
        return list(request);
    if (request.endpoint == u"oss_complete"_s)
        return complete(request, body);
    m_store.abort(id);
    return {204};
}

ObjectCalls::Outcome ObjectCalls::part(const StoreRequest &request, const QByteArray &body,
                                       const BodySums &sums)
{
    if (request.header("content-length").isEmpty() && request.header("transfer-encoding").isEmpty())
        return StoreError{"MissingContentLength"};
    const QString wanted = request.parameter(u"partNumber"_s);
    const qint64 number = request.number(u"partNumber"_s).value_or(0);
    if (number < 1 || number > mostParts)
        return badArgument(u"partNumber"_s, wanted,
                           u"Part number must be an integer between 1 and 10000, inclusive."_s);
    if (const auto error = m_store.putPart(request.parameter(u"uploadId"_s), int(number), body, sums))
        return *error;
    return {200,
            {},
            {{"ETag", '"' + sums.md5.toHex().toUpper() + '"'}, {crcHeader, QByteArray::number(sums.crc64)}}};
}

ObjectCalls::Outcome ObjectCalls::list(const StoreRequest &request) const
{
    const QString mostText = request.parameter(u"max-parts"_s);
    const QString markerText = request.parameter(u"part-number-marker"_s);
    const qint64 most = mostText.isNull() ? mostInPage : request.number(u"max-parts"_s).value_or(0);
    const qint64 marker = markerText.isNull() ? 0 : request.number(u"part-number-marker"_s).value_or(-1);
    if (most < 1 || most > mostInPage)
        return badArgument(u"max-parts"_s, mostText, u"max-parts must be between 1 and 1000."_s);
    if (marker < 0 || marker > mostParts)
        return badArgument(u"part-number-marker"_s, markerText, u"The marker must be a number of a part."_s);
    const QString id = request.parameter(u"uploadId"_s);
    return {200, partsXml(placeOf(request), id, m_store.partsAfter(id, int(marker), int(most)))};
}

ObjectCalls::Outcome ObjectCalls::uploads(const StoreRequest &request) const
{
    const QString key = request.parameter(u"prefix"_s); // the policy lets nobody see more
    return {200, uploadsXml(request.bucket, key, m_store.uploadsOf(key))};
}

ObjectCalls::Outcome ObjectCalls::complete(const StoreRequest &request, const QByteArray &body)
{
    const auto wanted = wantedPartsOf(body);
    if (!wanted)
        return StoreError{"MalformedXML"};
    if (const auto error = m_store.complete(request.parameter(u"uploadId"_s), *wanted))
        return *error;
    const StoredObject &object = *m_store.object(request.key);
    return {200,
            completeXml(placeOf(request), m_store.endpoint(), object.etag),
            {{"ETag", quotedTag(object.etag)}, {crcHeader, QByteArray::number(object.crc64)}}};
}

ObjectCalls::Outcome ObjectCalls::head(const StoreRequest &request) const
{
    const StoredObject *object = m_store.object(request.key);
    if (!object)
        return StoreError{"NoSuchKey", {}, "0026-00000001", {{u"Key"_s, request.key}}};
    return {200,
            {},
            {{"Content-Length", QByteArray::number(object->size)},
             {"ETag", quotedTag(object->etag)},
             {"Last-Modified", http::httpDate(base::utcMoment(object->modified))},
             {"x-oss-object-type", "Multipart"},
             {crcHeader, QByteArray::number(object->crc64)}}};
}

} // namespace sandbox
