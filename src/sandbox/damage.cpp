#include "sandbox/damage.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

// No tolerant reading helps: numbers become lists, texts become numbers, the rest becomes text.
QJsonObject withWrongTypes(QJsonObject json)
{
    for (auto value = json.begin(); value != json.end(); ++value) {
        if (value->isDouble())
            *value = QJsonArray{*value};
        else if (value->isString())
            *value = 12345;
        else
            *value = u"perhaps"_s;
    }
    return json;
}

HttpAnswer hugeAnswer(int status, qint64 bytes)
{
    return {.status = status, .body = R"({"padding":")" + QByteArray(bytes, 'x') + R"("})", .headers = {}};
}

} // namespace

HttpAnswer honest(const Reply &reply)
{
    return {.status = reply.status,
            .body = QJsonDocument(reply.json).toJson(QJsonDocument::Compact),
            .headers = {}};
}

HttpAnswer damaged(const Reply &reply, const Fault &fault)
{
    HttpAnswer answer = honest(reply);
    switch (fault.action) {
    case FaultAction::HalfJson:
        answer.body.truncate((answer.body.size() + 1) / 2);
        return answer;
    case FaultAction::Html:
        answer.status = 200;
        answer.contentType = "text/html";
        answer.body = "<html><body><h1>Welcome to the hotel</h1><p>Please sign in.</p></body></html>";
        return answer;
    case FaultAction::WrongTypes:
        return honest({reply.status, withWrongTypes(reply.json)});
    case FaultAction::HugeAnswer:
        return hugeAnswer(reply.status, fault.number);
    default:
        return answer;
    }
}

HttpAnswer inPlaceOfWork(const Fault &fault)
{
    if (fault.action == FaultAction::Error)
        return honest(failure(fault.number));
    HttpAnswer answer{.status = int(fault.number), .body = {}, .contentType = "text/plain", .headers = {}};
    if (fault.action == FaultAction::Redirect) {
        answer.status = 302;
        answer.headers.append({"Location", fault.text.toUtf8()});
    }
    if (fault.retryAfterSeconds > 0)
        answer.headers.append({"Retry-After", QByteArray::number(fault.retryAfterSeconds)});
    return answer;
}

} // namespace sandbox
