#include "engine/accounts/sign_in_check.h"

#include "youku/reactions.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using base::Nothing;
using base::Reaction;
using base::Result;

template <typename T>
using Call = std::function<void(const youku::Credentials &who, base::Answer<T> answer)>;

template <typename T>
void ask(Call<T> call, transfer::AccountSession &account, bool mayRefresh, QObject *context,
         base::Answer<T> done)
{
    const youku::Credentials used = account.credentials();
    const auto answered = [call, &account, mayRefresh, used, context, done](const Result<T> &answer) {
        const bool refused =
            !answer.ok() && youku::reactions().ruleFor(answer.error()).reaction == Reaction::RefreshAccess;
        if (!refused || !mayRefresh)
            return done(answer);
        account.refresh(used.accessToken, context,
                        [call, &account, context, answer, done](const Result<bool> &refreshed) {
                            if (!refreshed.ok())
                                done(refreshed.error());
                            else if (refreshed.value())
                                ask<T>(call, account, false, context, done);
                            else
                                done(answer);
                        });
    };
    call(used, answered);
}

} // namespace

void checkSignIn(youku::ApiClient &api, transfer::AccountSession &account, QObject *context,
                 base::Answer<Nothing> done)
{
    const Call<Nothing> cancelNothing = [&api, context](const youku::Credentials &who,
                                                        base::Answer<Nothing> answer) {
        api.cancel(who, u"no-such-upload"_s, {}, context, [answer](const Result<Nothing> &result) {
            const bool accepted =
                !result.ok() && youku::reactions().ruleFor(result.error()).reaction == Reaction::Accept;
            answer(accepted ? Result<Nothing>(Nothing()) : result);
        });
    };
    if (account.state() != transfer::AccountSession::State::Missing)
        return ask<Nothing>(cancelNothing, account, true, context, std::move(done));
    const Result<Nothing> missing = base::localError(base::ErrorKind::Account);
    QMetaObject::invokeMethod(
        context, [done = std::move(done), missing] { done(missing); }, Qt::QueuedConnection);
}

void askOwner(youku::ApiClient &api, transfer::AccountSession &account, QObject *context,
              base::Answer<youku::User> done)
{
    const Call<youku::User> myInfo = [&api, context](const youku::Credentials &who,
                                                     base::Answer<youku::User> answer) {
        api.myInfo(who, context, std::move(answer));
    };
    ask<youku::User>(myInfo, account, true, context, std::move(done));
}

} // namespace engine
