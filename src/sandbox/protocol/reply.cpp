#include "sandbox/protocol/reply.h"

#include <QMap>
#include <QString>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QString typeOf(qint64 code)
{
    if (code < 10000)
        return u"SystemException"_s;
    switch (code / 1000) {
    case 130011:
        return u"OauthException"_s;
    case 120020:
        return u"VideosException"_s;
    default:
        return u"UploadsException"_s;
    }
}

QString descriptionOf(qint64 code)
{
    using namespace codes;
    static const QMap<qint64, QString> descriptions{
        {1001, u"Service temporarily unavailable"_s},
        {1002, u"Service exception"_s},
        {clientIdEmpty, u"Client id empty"_s},
        {clientIdInvalid, u"Client id invalid"_s},
        {accessTokenEmpty, u"Access token empty"_s},
        {accessTokenInvalid, u"Access token invalid"_s},
        {accessTokenExpired, u"Access token expired"_s},
        {mustBePost, u"Must be POST"_s},
        {noPermission, u"No such call, or no permission for it"_s},
        {parameterMissing, u"Required parameter missing"_s},
        {parameterInvalid, u"Parameter invalid"_s},
        {1017, u"Called too often"_s},
        {oauthTokenInvalid, u"Code or refresh token invalid"_s},
        {titleEmpty, u"Title empty"_s},
        {titleTooLong, u"Title too long"_s},
        {titleOnlyDigits, u"Title has only digits"_s},
        {uploadedAlready, u"Video uploaded already"_s},
        {tagsEmpty, u"Tags empty"_s},
        {tagsTooMany, u"Too many tags"_s},
        {descriptionTooLong, u"Description too long"_s},
        {watchPasswordInvalid, u"Watch password invalid"_s},
        {uploadInvalid, u"Upload task invalid"_s},
        {storingFailed, u"Storing the video failed"_s},
        {fileExists, u"File exists already"_s},
        {uploadTokenExpired, u"Expired upload token"_s},
        {hashMismatch, u"Hash check error"_s},
        {noSuchVideo, u"No such video"_s},
        {videoOfAnother, u"No permission for this video"_s},
    };
    return descriptions.value(code, u"Error %1"_s.arg(code));
}

} // namespace

Reply failure(qint64 code)
{
    if (code < 0)
        return gatewayFailure(code);
    const QJsonObject error{
        {u"code"_s, code}, {u"type"_s, typeOf(code)}, {u"description"_s, descriptionOf(code)}};
    return {400, QJsonObject{{u"error"_s, error}}};
}

Reply noSuchCall()
{
    return {404, failure(codes::noPermission).json};
}

Reply gatewayFailure(qint64 code)
{
    const QJsonObject error{{u"code"_s, code},
                            {u"provider"_s, u"openapiv3"_s},
                            {u"desc"_s, u"Refused by the gateway: %1"_s.arg(code)}};
    return {200, QJsonObject{{u"e"_s, error},
                             {u"cost"_s, 0},
                             {u"data"_s, QString()},
                             {u"traceId"_s, u"0bade83615465048286348737e570a"_s}}};
}

} // namespace sandbox
