#include "oss/reactions.h"

namespace oss {

namespace {

using enum base::Reaction;

// Rules by name, so that the table below reads like protocol 9.3.
constexpr base::Rule fail{};
constexpr base::Rule accept{Accept};
constexpr base::Rule repeatLong{Repeat, 10, Fail, 1000};
constexpr base::Rule repeatThree{Repeat, 3, Fail, 1000};
constexpr base::Rule repeatFive{Repeat, 5, Fail, 1000};
constexpr base::Rule learned{Repeat, 2, Fail, 100}; // the next request is another one
constexpr base::Rule backOff{Repeat, 15, Fail, 2000};
constexpr base::Rule sendLater{ResendSlice, 15, Fail, 2000};
constexpr base::Rule sendAgain{ResendSlice, 10, Fail, 1000};
constexpr base::Rule sendThrice{ResendSlice, 3, Fail, 1000};
constexpr base::Rule renew{RenewAccess, 2, Fail};
constexpr base::Rule renewOnce{RenewAccess, 1, Fail};
constexpr base::Rule createAgain{CreateAgain, 3, Fail, 1000};
constexpr base::Rule network{WaitForNetwork};

const QList<base::Operation> anywhere;
const QList<base::Operation> initiate = {base::Operation::Open};
const QList<base::Operation> part = {base::Operation::SendSlice};
const QList<base::Operation> sending = {base::Operation::SendSlice, base::Operation::NextSlice};
const QList<base::Operation> abort = {base::Operation::Cancel};

// A row for a word of the store's.
base::ReactionRow word(const char *code, const QList<base::Operation> &operations, base::ErrorKind kind,
                       const base::Rule &rule)
{
    return {base::Fault::Code, 0, 0, operations, kind, rule, 0, QLatin1StringView(code)};
}

QList<base::ReactionRow> wordRows()
{
    using K = base::ErrorKind;
    return {
        // Who asks. That of expired credentials is said of unknown ones too, so each is renewed first.
        word("InvalidAccessKeyId", anywhere, K::Permission, renewOnce),
        word("SecurityTokenExpired", anywhere, K::Permission, renew),
        word("InvalidSecurityToken", anywhere, K::Permission, renew),
        word("AccessDenied", anywhere, K::Permission, renewOnce),
        word("SignatureDoesNotMatch", anywhere, K::Server, fail),
        // What the signer has learned
        word("RequestTimeTooSkewed", anywhere, K::Server, learned),
        word(codes::signatureSwitched.data(), anywhere, K::Permission, learned),
        word(codes::signatureRefused.data(), anywhere, K::Permission, fail),
        // Too much at once
        word("UploadTrafficRateLimitExceeded", part, K::Server, sendLater),
        word("UploadTrafficRateLimitExceeded", anywhere, K::Server, backOff),
        word("TotalQpsLimitExceeded", part, K::Server, sendLater),
        word("TotalQpsLimitExceeded", anywhere, K::Server, backOff),
        word("ActiveRequestLimitExceeded", part, K::Server, sendLater),
        word("ActiveRequestLimitExceeded", anywhere, K::Server, backOff),
        word("ServiceUnavailable", part, K::Server, sendLater),
        word("ServiceUnavailable", anywhere, K::Server, backOff),
        // It passes, also where the status says that we made a mistake, or that all went well (Complete).
        word("RequestTimeout", part, K::Server, sendAgain),
        word("RequestTimeout", anywhere, K::Server, repeatLong),
        word("InternalError", part, K::Server, sendAgain),
        word("InternalError", anywhere, K::Server, repeatLong),
        // Aborted, or completed: of that the transport knows while it completes.
        word("NoSuchUpload", abort, K::Server, accept),
        word("NoSuchUpload", sending, K::Server, createAgain),
        word("NoSuchUpload", anywhere, K::Server, fail),
        // Only the transport knows what is missing.
        word("InvalidPart", anywhere, K::Server, fail),
        word("FilePartNotExist", anywhere, K::Server, fail),
        word("InvalidDigest", part, K::Server, sendThrice),
        // Mistakes of ours
        word("EntityTooSmall", anywhere, K::Internal, fail),
        word("InvalidPartOrder", anywhere, K::Internal, fail),
        word("MissingContentLength", anywhere, K::Internal, fail),
        word("MethodNotAllowed", anywhere, K::Internal, fail),
        // Not expected here
        word("FileAlreadyExists", anywhere, K::Server, fail),
        word("CallbackFailed", anywhere, K::Server, fail),
    };
}

QList<base::ReactionRow> otherRows()
{
    using F = base::Fault;
    using K = base::ErrorKind;
    return {
        // Words nobody has told us about: with a fault of the server's behind them they may heal.
        {F::Code, 0, 0, part, K::Server, sendAgain, 500},
        {F::Code, 0, 0, anywhere, K::Server, repeatLong, 500},
        {F::Code, 0, 0, part, K::Server, sendThrice},
        {F::Code, 0, 0, anywhere, K::Server, fail},

        // Statuses without a word of the store's
        {F::HttpStatus, 401, 401, anywhere, K::Permission, renewOnce},
        {F::HttpStatus, 403, 403, anywhere, K::Permission, renewOnce},
        {F::HttpStatus, 407, 407, anywhere, K::Network, network},
        {F::HttpStatus, 408, 408, part, K::Server, sendAgain},
        {F::HttpStatus, 408, 408, anywhere, K::Server, repeatLong},
        {F::HttpStatus, 413, 413, part, K::Server, {SmallerSlices, 4, Fail, 1000}}, // a proxy's limit
        {F::HttpStatus, 429, 429, part, K::Server, sendLater},
        {F::HttpStatus, 429, 429, anywhere, K::Server, backOff},
        {F::HttpStatus, 511, 511, anywhere, K::Network, network}, // RFC 6585: this network wants a sign-in
        {F::HttpStatus, 500, 599, part, K::Server, sendAgain},
        {F::HttpStatus, 500, 599, anywhere, K::Server, repeatLong},
        {F::HttpStatus, 0, 0, part, K::Server, sendThrice},
        {F::HttpStatus, 0, 0, anywhere, K::Server, repeatThree},

        // Without any status
        // Counted only while there is a network after all: then the bytes may have to go another way. What
        // has
        // begun waits longer for its store, and an abort is not waited for.
        {F::Unreachable, 0, 0, initiate, K::Network, {WaitForNetwork, 10, CreateAgain}},
        {F::Unreachable, 0, 0, abort, K::Network, {WaitForNetwork, 3, Fail}},
        {F::Unreachable, 0, 0, anywhere, K::Network, {WaitForNetwork, 60, CreateAgain}},
        {F::ProxyRefused, 0, 0, anywhere, K::Network, network},
        {F::BadCertificate, 0, 0, anywhere, K::Network, fail},
        {F::AnswerLost, 0, 0, part, K::Network, sendAgain},
        {F::AnswerLost, 0, 0, anywhere, K::Network, repeatLong},
        {F::ConnectionLost, 0, 0, part, K::Network, sendAgain},
        {F::ConnectionLost, 0, 0, anywhere, K::Network, repeatLong},
        {F::TimedOut, 0, 0, part, K::Network, sendAgain},
        {F::TimedOut, 0, 0, anywhere, K::Network, repeatLong},
        {F::NotUnderstood, 0, 0, part, K::Protocol, {ResendSlice, 5, Fail, 1000}},
        {F::NotUnderstood, 0, 0, anywhere, K::Protocol, repeatFive},
        {F::Intercepted, 0, 0, anywhere, K::Network, network},
        {F::Redirected, 0, 0, anywhere, K::Protocol, repeatFive},
        {F::TooBig, 0, 0, anywhere, K::Protocol, repeatFive},
    };
}

} // namespace

const base::ReactionTable &reactions()
{
    static const base::ReactionTable table(wordRows() + otherRows());
    return table;
}

} // namespace oss
