// What Youku means by an HTTP reply (protocol chapters 2 and 8): a JSON object, or which error it is.
#pragma once

#include "base/result.h"
#include "http/client/http_reply.h"
#include "http/client/http_request.h"
#include "youku/answers.h"

#include <QJsonObject>

#include <optional>

namespace youku {

// The judge of the clients' HttpClient. Errors get their kind. A reply that is answered has a JSON object
// for its body, or, to create_file, nothing at all.
base::Result<http::HttpReply> judged(const http::HttpRequest &request,
                                     const base::Result<http::HttpReply> &end);
// Likewise, for an API that has errors of its own beside those of 8.1.
using EnvelopeParser = std::optional<Envelope> (*)(const QJsonObject &);
base::Result<http::HttpReply> judgedBy(EnvelopeParser parse, const http::HttpRequest &request,
                                       const base::Result<http::HttpReply> &end);

// The JSON object of a reply that was judged; nothing when it has none.
std::optional<QJsonObject> objectIn(const http::HttpReply &reply);

// Turns a parsed type, or nothing, into the result of an operation.
template <typename T>
base::Result<T> parsed(base::Operation operation, const base::Result<http::HttpReply> &answer,
                       std::optional<T> (*parse)(const QJsonObject &));

// Where success is all there is to know.
base::Result<base::Nothing> nothingFrom(const base::Result<http::HttpReply> &answer);

// The error of an answer that was a success but makes no sense.
base::Error notUnderstood(base::Operation operation);

template <typename T>
base::Result<T> parsed(base::Operation operation, const base::Result<http::HttpReply> &answer,
                       std::optional<T> (*parse)(const QJsonObject &))
{
    if (!answer.ok())
        return answer.error();
    if (const std::optional<T> value = parse(objectIn(answer.value()).value_or(QJsonObject())))
        return *value;
    return notUnderstood(operation);
}

} // namespace youku
