#include "store/queue/error_json.h"

#include "base/names.h"

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr base::Named<base::Fault> faults[] = {
    {base::Fault::Local, "local"},
    {base::Fault::Unreachable, "unreachable"},
    {base::Fault::ConnectionLost, "connection_lost"},
    {base::Fault::AnswerLost, "answer_lost"},
    {base::Fault::TimedOut, "timed_out"},
    {base::Fault::BadCertificate, "bad_certificate"},
    {base::Fault::ProxyRefused, "proxy_refused"},
    {base::Fault::HttpStatus, "http_status"},
    {base::Fault::NotUnderstood, "not_understood"},
    {base::Fault::Intercepted, "intercepted"},
    {base::Fault::Redirected, "redirected"},
    {base::Fault::TooBig, "too_big"},
    {base::Fault::Code, "code"},
};

QJsonObject detailJson(const base::Detail &detail)
{
    if (const auto *most = std::get_if<base::AtMost>(&detail))
        return {{u"at_most"_s, most->bytes}};
    if (const auto *account = std::get_if<base::OtherAccount>(&detail))
        return {{u"other_account"_s, account->name}};
    if (const auto *server = std::get_if<base::UntakenServer>(&detail))
        return {{u"untaken_server"_s, server->address}};
    if (const auto *transport = std::get_if<base::UnofferedTransport>(&detail))
        return {{u"unoffered_cloud"_s, transport->cloud}};
    if (const auto *value = std::get_if<base::NotCarried>(&detail))
        return {{u"not_carried"_s, value->value}};
    if (std::holds_alternative<base::SecretMissing>(detail))
        return {{u"secret_missing"_s, true}};
    if (std::holds_alternative<base::PerhapsPublished>(detail))
        return {{u"perhaps_published"_s, true}};
    return {}; // no upload fails because a file of ours is unusable
}

base::Detail detailFrom(const QJsonObject &json)
{
    if (json.contains(u"at_most"))
        return base::AtMost{json[u"at_most"].toInteger()};
    if (json.contains(u"other_account"))
        return base::OtherAccount{json[u"other_account"].toString()};
    if (json.contains(u"untaken_server"))
        return base::UntakenServer{json[u"untaken_server"].toString()};
    if (json.contains(u"unoffered_cloud"))
        return base::UnofferedTransport{json[u"unoffered_cloud"].toBool()};
    if (json.contains(u"not_carried"))
        return base::NotCarried{json[u"not_carried"].toString()};
    if (json.contains(u"secret_missing"))
        return base::SecretMissing();
    if (json.contains(u"perhaps_published"))
        return base::PerhapsPublished();
    return {};
}

// Before there was a detail it stood in the message.
void takeDetailFromMessage(base::Error &error)
{
    if (error.fault != base::Fault::Local || error.message.isEmpty())
        return;
    if (error.kind == base::ErrorKind::FileTooLarge)
        error.detail = base::AtMost{error.message.toLongLong()};
    else if (error.kind == base::ErrorKind::Account)
        error.detail = base::OtherAccount{error.message};
    else if (error.kind == base::ErrorKind::Server)
        error.detail = base::UntakenServer{error.message};
    else
        return;
    error.message.clear();
}

// A number in all that is known so far.
QString codeFrom(const QJsonValue &value)
{
    return value.isString() ? value.toString() : base::codeText(value.toInteger());
}

} // namespace

QJsonObject errorJson(const base::Error &error)
{
    return {
        {u"kind"_s, base::kindName(error.kind)},
        {u"fault"_s, base::nameOf(faults, error.fault)},
        {u"endpoint"_s, base::operationName(error.operation)},
        {u"code"_s, error.jsonCode()},
        {u"foreign_code"_s, error.foreignCode},
        {u"http_status"_s, error.httpStatus},
        {u"message"_s, error.message},
        {u"retry_after_ms"_s, error.retryAfterMs},
        {u"type"_s, error.type},
        {u"detail"_s, detailJson(error.detail)},
    };
}

base::Error errorFromJson(const QJsonObject &json)
{
    base::Error error;
    error.kind = base::kindFromName(json[u"kind"].toString());
    error.fault = base::valueOf(faults, json[u"fault"].toString()).value_or(base::Fault::Local);
    error.operation = base::operationFromName(json[u"endpoint"].toString());
    error.code = codeFrom(json[u"code"]);
    error.foreignCode = json[u"foreign_code"].toBool();
    error.httpStatus = json[u"http_status"].toInt();
    error.message = json[u"message"].toString();
    error.retryAfterMs = json[u"retry_after_ms"].toInteger();
    error.type = json[u"type"].toString();
    if (json.contains(u"detail"))
        error.detail = detailFrom(json[u"detail"].toObject());
    else
        takeDetailFromMessage(error);
    return error;
}

} // namespace store
