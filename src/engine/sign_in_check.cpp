#include "engine/sign_in_check.h"

#include "youku/reactions.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using base::Nothing;
using base::Reaction;
using base::Result;

void ask(youku::ApiClient &api, transfer::AccountSession &account, bool mayRefresh, QObject *context,
         base::Answer<Nothing> done)
{
    const QString usedToken = account.credentials().accessToken;
    const auto answered = [&api, &account, mayRefresh, usedToken, context,
                           done](const Result<Nothing> &answer) {
        const Reaction reaction =
            answer.ok() ? Reaction::Accept : youku::reactions().ruleFor(answer.error()).reaction;
        if (reaction == Reaction::Accept)
            return done(Nothing());
        if (reaction != Reaction::RefreshAccess || !mayRefresh)
            return done(answer);
        account.refresh(usedToken, context,
                        [&api, &account, context, answer, done](const Result<bool> &refreshed) {
                            if (!refreshed.ok())
                                done(refreshed.error());
                            else if (refreshed.value())
                                ask(api, account, false, context, done);
                            else
                                done(answer);
                        });
    };
    api.cancel(account.credentials(), u"no-such-upload"_s, {}, context, answered);
}

} // namespace

void checkSignIn(youku::ApiClient &api, transfer::AccountSession &account, QObject *context,
                 base::Answer<Nothing> done)
{
    if (account.state() != transfer::AccountSession::State::Missing)
        return ask(api, account, true, context, std::move(done));
    const Result<Nothing> missing = base::localError(base::ErrorKind::Account);
    QMetaObject::invokeMethod(
        context, [done = std::move(done), missing] { done(missing); }, Qt::QueuedConnection);
}

} // namespace engine
