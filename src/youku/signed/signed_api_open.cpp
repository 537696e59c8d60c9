// What the signed API has no call for: the open one is asked.
#include "http/client/http_client.h"
#include "youku/api_client.h"
#include "youku/reactions.h"
#include "youku/requests.h"
#include "youku/signed/signed_api.h"

namespace youku {

namespace {

using base::Result;
using http::HttpReply;

// The open API's word about an application that may not be one of its own.
base::Error judgedByTheOther(const base::Error &error)
{
    if (error.kind != base::ErrorKind::Account)
        return error;
    base::Error untold = base::localError(base::ErrorKind::Server);
    untold.operation = error.operation;
    untold.code = error.code;
    untold.foreignCode = error.foreignCode;
    return untold;
}

bool isForLackOfNetwork(const base::Error &error)
{
    return reactions().ruleFor(error).reaction == base::Reaction::WaitForNetwork;
}

// Of any kind, by whom it was meant to come.
bool isAnswer(const Result<HttpReply> &end)
{
    return end.ok() || (end.error().httpStatus > 0 && !isForLackOfNetwork(end.error()));
}

// Its host alone: there is a network.
base::Error outOfReach(const base::Error &error)
{
    base::Error lost = error;
    lost.fault = base::Fault::ConnectionLost;
    lost.kind = reactions().kindOf(lost);
    return lost;
}

} // namespace

// Where its host cannot be reached, whatever ours says of a request without parameters tells whether that is
// for lack of a network.
template <typename T>
http::Call *SignedApi::askOther(const std::function<http::Call *(base::Answer<T>)> &call, QObject *context,
                                base::Answer<T> done)
{
    auto *chain = new http::CallChain(this);
    connect(context, &QObject::destroyed, chain, &http::Call::abort);
    const auto end = [chain, done = std::move(done)](const Result<T> &answer) {
        chain->end();
        done(answer);
    };
    chain->follow(call([this, chain, context, end](const Result<T> &answer) {
        if (answer.ok())
            return end(answer);
        const base::Error error = answer.error();
        if (!isForLackOfNetwork(error))
            return end(judgedByTheOther(error));
        chain->follow(m_client->send(formRequest(error.operation, m_url, {}), context,
                                     [end, error](const Result<HttpReply> &here) {
                                         end(isAnswer(here) ? outOfReach(error) : error);
                                     }));
    }));
    return chain;
}

http::Call *SignedApi::showVideo(const QString &clientId, const QString &videoId, QObject *context,
                                 base::Answer<Video> done)
{
    return askOther<Video>(
        [=, this](base::Answer<Video> answer) {
            return m_open.showVideo(clientId, videoId, context, std::move(answer));
        },
        context, std::move(done));
}

http::Call *SignedApi::myInfo(const Credentials &who, QObject *context, base::Answer<User> done)
{
    return askOther<User>(
        [=, this](base::Answer<User> answer) { return m_open.myInfo(who, context, std::move(answer)); },
        context, std::move(done));
}

} // namespace youku
