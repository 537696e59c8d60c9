#include "oss/answer_decoder.h"

#include "base/redaction.h"
#include "oss/answers.h"
#include "oss/reactions.h"
#include "oss/signer.h"

using namespace Qt::StringLiterals;

namespace oss {

namespace {

base::Error kinded(base::Error error)
{
    error.kind = reactions().kindOf(error);
    return error;
}

base::Error errorOf(base::Fault fault, const http::HttpRequest &request, const http::HttpReply &reply)
{
    base::Error error;
    error.fault = fault;
    error.operation = request.operation;
    error.httpStatus = reply.status;
    error.retryAfterMs = reply.retryAfterMs();
    return kinded(error);
}

// The store takes the version that the request is signed with no more, or not yet. A store that does not know
// V4 at all says only that the header is wrong, and older ones do not even say what about (no EC); with one,
// what is about signatures begins with 0002.
bool refusesSignature(const Refusal &refusal, int status)
{
    constexpr int badRequest = 400;
    constexpr QLatin1StringView oldSignature("0002-00000080");
    if (refusal.code == codes::accessDenied)
        return refusal.ec == oldSignature;
    return refusal.code == "InvalidArgument"_L1 && status == badRequest
           && (refusal.ec.isEmpty() || refusal.ec.startsWith("0002-"_L1));
}

// Their words repeat what must not be seen, and in shapes that nobody foresees.
bool speaksOfSecrets(const Refusal &refusal)
{
    return refusal.code == "SecurityTokenExpired"_L1 || refusal.code == "InvalidSecurityToken"_L1
           || refusal.code == "SignatureDoesNotMatch"_L1;
}

// The word that the table of reactions knows it by.
QString learnedFrom(const Refusal &refusal, Signer &signer, const http::HttpRequest &request,
                    const http::HttpReply &reply)
{
    if (refusal.code == codes::timeTooSkewed)
        signer.learnTime(refusal.serverTime, reply.header("Date"));
    if (refusesSignature(refusal, reply.status))
        return signer.refused(request) ? codes::signatureSwitched : codes::signatureRefused;
    return refusal.code;
}

base::Error refused(const Refusal &refusal, Signer &signer, const http::HttpRequest &request,
                    const http::HttpReply &reply)
{
    base::Error error = errorOf(base::Fault::Code, request, reply);
    error.code = base::redactedName(learnedFrom(refusal, signer, request, reply), request.secrets);
    error.type = base::redactedName(refusal.ec, request.secrets);
    if (!speaksOfSecrets(refusal))
        error.message = base::redactedWords(refusal.message, request.secrets);
    return kinded(error);
}

} // namespace

base::Result<http::HttpReply> judged(Signer &signer, const http::HttpRequest &request,
                                     const base::Result<http::HttpReply> &end)
{
    if (!end.ok())
        return kinded(end.error());
    const http::HttpReply &reply = end.value();
    if (const std::optional<Refusal> refusal = refusalIn(reply))
        return refused(*refusal, signer, request, reply);
    if (!reply.redirection.isEmpty() || (reply.status >= 300 && reply.status < 400))
        return errorOf(base::Fault::Redirected, request, reply);
    if (reply.status < 200 || reply.status >= 400)
        return errorOf(base::Fault::HttpStatus, request, reply);
    if (reply.isWebPage())
        return errorOf(base::Fault::Intercepted, request, reply);
    return reply;
}

base::Error notUnderstood(base::Operation operation)
{
    base::Error error;
    error.fault = base::Fault::NotUnderstood;
    error.operation = operation;
    return kinded(error);
}

} // namespace oss
