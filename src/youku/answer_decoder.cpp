#include "youku/answer_decoder.h"

#include "base/redaction.h"
#include "youku/reactions.h"

namespace youku {

namespace {

constexpr int longestType = 100;

// What one reply to one request says.
class Verdict
{
public:
    Verdict(const http::HttpRequest &request, const http::HttpReply &reply, EnvelopeParser parse)
        : m_request(request)
        , m_reply(reply)
        , m_parse(parse)
    {
    }

    base::Result<http::HttpReply> result() const
    {
        const QByteArray &body = m_reply.body;
        const int status = m_reply.status;
        const std::optional<QJsonObject> json = parseObject(body);
        if (const std::optional<Envelope> envelope = json ? m_parse(*json) : parseEnvelope(body))
            return codeError(*envelope);
        if (!m_reply.redirection.isEmpty() || (status >= 300 && status < 400))
            return redirection();
        if (status < 200 || status >= 400)
            return errorOf(base::Fault::HttpStatus);
        const bool mayBeEmpty = m_request.operation == base::Operation::Open;
        if (json || (mayBeEmpty && body.trimmed().isEmpty()))
            return m_reply;
        return errorOf(m_reply.isWebPage() ? base::Fault::Intercepted : base::Fault::NotUnderstood);
    }

private:
    // An error without a code is as good as its status (8.3), save where OAuth says it in a word.
    base::Fault faultOf(const Envelope &envelope) const
    {
        if (envelope.code != 0 || m_request.operation == base::Operation::RefreshToken)
            return base::Fault::Code;
        return m_reply.status >= 400 ? base::Fault::HttpStatus : base::Fault::NotUnderstood;
    }

    base::Error codeError(const Envelope &envelope) const
    {
        base::Error error = errorOf(faultOf(envelope));
        error.code = base::codeText(envelope.code);
        error.foreignCode = envelope.foreign;
        error.message = base::redactedWords(envelope.description, m_request.secrets);
        error.type = base::redactedWords(envelope.type, m_request.secrets, longestType);
        error.kind = reactions().kindOf(error);
        return error;
    }

    // Some errors come in its query (8.1).
    base::Error redirection() const
    {
        const QByteArray query = m_reply.redirection.query(QUrl::FullyEncoded).toUtf8();
        if (const std::optional<Envelope> envelope = parseEnvelope(query))
            return codeError(*envelope);
        return errorOf(base::Fault::Redirected);
    }

    base::Error errorOf(base::Fault fault) const
    {
        base::Error error;
        error.fault = fault;
        error.operation = m_request.operation;
        error.httpStatus = m_reply.status;
        error.retryAfterMs = m_reply.retryAfterMs();
        error.kind = reactions().kindOf(error);
        return error;
    }

    const http::HttpRequest &m_request;
    const http::HttpReply &m_reply;
    const EnvelopeParser m_parse;
};

} // namespace

base::Result<http::HttpReply> judged(const http::HttpRequest &request,
                                     const base::Result<http::HttpReply> &end)
{
    return judgedBy(parseEnvelope, request, end);
}

base::Result<http::HttpReply> judgedBy(EnvelopeParser parse, const http::HttpRequest &request,
                                       const base::Result<http::HttpReply> &end)
{
    if (end.ok())
        return Verdict(request, end.value(), parse).result();
    base::Error error = end.error();
    error.kind = reactions().kindOf(error);
    return error;
}

std::optional<QJsonObject> objectIn(const http::HttpReply &reply)
{
    return parseObject(reply.body);
}

base::Result<base::Nothing> nothingFrom(const base::Result<http::HttpReply> &answer)
{
    if (!answer.ok())
        return answer.error();
    return base::Nothing{};
}

base::Error notUnderstood(base::Operation operation)
{
    base::Error error;
    error.fault = base::Fault::NotUnderstood;
    error.operation = operation;
    error.kind = reactions().kindOf(error);
    return error;
}

} // namespace youku
