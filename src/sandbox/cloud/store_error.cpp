#include "sandbox/cloud/store_error.h"

#include "base/moment.h"
#include "http/client/http_reply.h"

#include <QMap>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

struct Known {
    int status;
    QString message;
};

const QMap<QByteArray, Known> &knownErrors()
{
    static const QMap<QByteArray, Known> all{
        {"AccessDenied", {403, u"You have no right to access this object."_s}},
        {"ActiveRequestLimitExceeded", {503, u"Too many requests at once."_s}},
        {"CallbackFailed", {203, u"The callback failed."_s}},
        {"EntityTooLarge", {400, u"Your proposed upload exceeds the maximum allowed size."_s}},
        {"EntityTooSmall", {400, u"Your proposed upload is smaller than the minimum allowed size."_s}},
        {"FileAlreadyExists", {409, u"The object exists already."_s}},
        {"FilePartNotExist", {400, u"A part of the object does not exist."_s}},
        {"InternalError", {500, u"The store met a problem; please try again."_s}},
        {"InvalidAccessKeyId", {403, u"The OSS Access Key Id you provided does not exist in our records."_s}},
        {"InvalidArgument", {400, u"An argument is not valid."_s}},
        {"InvalidBucketName", {400, u"The specified bucket is not valid."_s}},
        {"InvalidDigest", {400, u"The Content-MD5 you specified is not that of the bytes that came."_s}},
        {"InvalidPart", {400, u"A part was not found, or it is not the one of this ETag."_s}},
        {"InvalidPartOrder", {400, u"The list of parts was not in ascending order."_s}},
        {"InvalidSecurityToken", {403, u"The security token you provided is invalid."_s}},
        {"MalformedXML", {400, u"The XML you provided is not as it should be."_s}},
        {"MethodNotAllowed", {405, u"The method is not allowed against this resource."_s}},
        {"MissingContentLength", {411, u"You must provide the Content-Length HTTP header."_s}},
        {"NoSuchBucket", {404, u"The specified bucket does not exist."_s}},
        {"NoSuchKey", {404, u"The specified key does not exist."_s}},
        {"NoSuchUpload", {404, u"The specified upload does not exist, was aborted or completed."_s}},
        {"RequestTimeTooSkewed",
         {403, u"The difference between the request time and the current time is too large."_s}},
        {"SecurityTokenExpired", {403, u"The security token you provided has expired."_s}},
        {"ServiceUnavailable", {503, u"Please try again later."_s}},
        {"SignatureDoesNotMatch",
         {403, u"The request signature we calculated does not match the signature you provided."_s}},
        {"TotalQpsLimitExceeded", {503, u"Too many requests a second."_s}},
        {"UploadTrafficRateLimitExceeded", {503, u"Too many bytes a second."_s}},
    };
    return all;
}

QByteArray toXml(const StoreError &error, const StoreAnswerFrame &frame)
{
    const Known known = knownErrors().value(error.code, {400, u"This does not go."_s});
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.writeStartDocument();
    xml.writeStartElement(u"Error"_s);
    xml.writeTextElement(u"Code"_s, QString::fromLatin1(error.code));
    xml.writeTextElement(u"Message"_s, error.message.isEmpty() ? known.message : error.message);
    xml.writeTextElement(u"RequestId"_s, QString::fromLatin1(frame.requestId));
    xml.writeTextElement(u"HostId"_s, frame.host);
    for (const auto &[name, value] : error.details)
        xml.writeTextElement(name, value);
    if (!error.ec.isEmpty())
        xml.writeTextElement(u"EC"_s, QString::fromLatin1(error.ec));
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

} // namespace

int statusOf(const StoreError &error)
{
    return knownErrors().value(error.code, {400, {}}).status;
}

http::HttpAnswer storeAnswer(const StoreAnswerFrame &frame, int status, const QByteArray &body)
{
    return {.status = status,
            .body = body,
            .contentType = QByteArrayLiteral("application/xml"),
            .headers = {{"Date", http::httpDate(base::utcMoment(frame.nowMs))},
                        {"x-oss-request-id", frame.requestId}}};
}

http::HttpAnswer storeAnswer(const StoreAnswerFrame &frame, const StoreError &error, bool isHead)
{
    const QByteArray xml = toXml(error, frame);
    http::HttpAnswer answer = storeAnswer(frame, statusOf(error), isHead ? QByteArray() : xml);
    if (isHead)
        answer.headers.append({"x-oss-err", xml.toBase64()});
    if (!error.ec.isEmpty())
        answer.headers.append({"x-oss-ec", error.ec});
    return answer;
}

} // namespace sandbox
