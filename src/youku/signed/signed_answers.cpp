#include "youku/signed/signed_answers.h"

#include "youku/reactions.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace youku {

namespace {

constexpr qsizetype longestText = 64 * 1024;

bool isGatewayCode(qint64 code)
{
    return code <= codes::firstOfGateway && code >= codes::lastOfGateway;
}

QString words(const QJsonValue &value)
{
    return value.toString().left(longestText);
}

// A number as the gateway has them, or as the open API has them, means something else here.
Envelope behindTheGateway(qint64 code, const QString &description)
{
    Envelope envelope{code, description};
    envelope.foreign = code > 0 || isGatewayCode(code);
    return envelope;
}

// Of one answer; the list holds it alone.
QJsonObject dataIn(const QJsonObject &json)
{
    const QJsonValue data = json.value("data"_L1);
    return data.isArray() ? data.toArray().first().toObject() : data.toObject();
}

bool isSuccess(const QJsonObject &json)
{
    return integer(json.value("e"_L1).toObject().value("error_code"_L1)) == 1;
}

// Under the names of the open API, whose rules it is read by.
QJsonObject renamed(QJsonObject json,
                    std::initializer_list<std::pair<QLatin1StringView, QLatin1StringView>> names)
{
    for (const auto &[theirs, ours] : names)
        json.insert(ours, json.take(theirs));
    return json;
}

} // namespace

std::optional<Envelope> parseSignedEnvelope(const QJsonObject &json)
{
    if (const std::optional<Envelope> open = parseEnvelope(json))
        return open;
    const QJsonObject e = json.value("e"_L1).toObject();
    if (const qint64 code = integer(e.value("code"_L1)).value_or(0); code < 0) {
        Envelope envelope{code, words(e.value("desc"_L1)), words(e.value("provider"_L1))};
        envelope.foreign = !isGatewayCode(code);
        return envelope;
    }
    if (const qint64 code = integer(e.value("error_code"_L1)).value_or(0); code < 0)
        return behindTheGateway(code, words(e.value("error_msg"_L1)));
    if (const qint64 code = integer(json.value("errno"_L1)).value_or(0); code != 0)
        return behindTheGateway(code, words(json.value("errText"_L1)));
    return std::nullopt;
}

bool isFromBehindTheGateway(const base::Error &error)
{
    const qint64 code = error.code.toLongLong();
    const bool listedElsewhere = code > 0 || isGatewayCode(code);
    return error.fault == base::Fault::Code && code != 0 && error.foreignCode == listedElsewhere;
}

std::optional<Created> parseSignedCreated(const QJsonObject &json)
{
    if (!isSuccess(json))
        return std::nullopt;
    std::optional<Created> created = parseCreated(
        renamed(dataIn(json), {{"vid"_L1, "video_id"_L1}, {"upload_server"_L1, "upload_server_uri"_L1}}));
    if (created) {
        created->committedIp = created->serverUri;
        created->undescribed = true;
    }
    return created;
}

std::optional<Committed> parseSignedCommitted(const QJsonObject &json)
{
    if (!isSuccess(json))
        return std::nullopt;
    return parseCommitted(renamed(dataIn(json), {{"vid"_L1, "video_id"_L1}})).value_or(Committed());
}

std::optional<CloudKeys> parseSignedCloudKeys(const QJsonObject &json)
{
    return isSuccess(json) ? parseCloudKeys(dataIn(json)) : std::nullopt;
}

std::optional<Tokens> parseSignedTokens(const QJsonObject &json)
{
    return parseTokens(renamed(json.value("token"_L1).toObject(), {{"accessToken"_L1, "access_token"_L1},
                                                                   {"refreshToken"_L1, "refresh_token"_L1},
                                                                   {"expireTime"_L1, "expires_in"_L1}}));
}

std::optional<base::Nothing> parseSignedSuccess(const QJsonObject &json)
{
    return isSuccess(json) ? std::optional(base::Nothing()) : std::nullopt;
}

} // namespace youku
