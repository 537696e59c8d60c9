#include "engine/accounts/sign_in_check.h"

#include "base/guarded.h"
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

void checkBy(transfer::AccountSession &account, QObject *context, base::Answer<Nothing> done)
{
    const Call<Nothing> check = [&account, context](const youku::Credentials &who,
                                                    base::Answer<Nothing> answer) {
        account.api().checkAccount(who, context, std::move(answer));
    };
    if (account.state() != transfer::AccountSession::State::Missing)
        return ask<Nothing>(check, account, true, context, std::move(done));
    const Result<Nothing> missing = base::localError(base::ErrorKind::Account);
    QMetaObject::invokeMethod(
        context, [done = std::move(done), missing] { done(missing); }, Qt::QueuedConnection);
}

youku::Credentials ofOtherApi(youku::Credentials credentials)
{
    using enum youku::ApiKind;
    credentials.api = credentials.api == Open ? Signed : Open;
    return credentials;
}

bool isRefusal(const base::Error &error)
{
    const bool ofAccount =
        error.kind == base::ErrorKind::Account || error.kind == base::ErrorKind::Permission;
    return ofAccount && error.fault != base::Fault::Local;
}

// Who does not belong to this API, or cannot reach it, may be at home at the other.
bool mayBeOfOther(const base::Error &error)
{
    return isRefusal(error) || error.fault == base::Fault::Unreachable;
}

// Youku does not know the application there: its word about the account is the other API's to give.
bool isStranger(const base::Error &refusal)
{
    static const QList<qint64> unknown = {1004, 1005, 130011208, -114};
    return refusal.fault == base::Fault::Code && unknown.contains(refusal.codeNumber());
}

// What its own API says of it, unless the other knows it better, or could not be asked.
base::Error worthTelling(const base::Error &own, const base::Error &others)
{
    const bool knownThere = isStranger(own) && !isStranger(others);
    return isRefusal(others) && !knownThere ? own : others;
}

// The other API could not be tried for want of a secret: perhaps that is all.
base::Error hinted(base::Error own)
{
    if (isStranger(own))
        own.detail = base::SecretMissing();
    return own;
}

bool canBeTried(const youku::Credentials &credentials)
{
    return credentials.api == youku::ApiKind::Open || !credentials.clientSecret.isEmpty();
}

} // namespace

void checkSignIn(const youku::PublishingApis &apis, transfer::AccountSession &account, QObject *context,
                 base::Answer<youku::Credentials> done)
{
    checkBy(account, context, [=, &account](const Result<Nothing> &answer) {
        if (answer.ok())
            return done(account.credentials());
        const youku::Credentials other = ofOtherApi(account.credentials());
        if (!mayBeOfOther(answer.error()))
            return done(answer.error());
        if (!canBeTried(other))
            return done(hinted(answer.error()));
        // Goes on when nobody waits for it any more: what is renewed meanwhile is not to be lost.
        auto *trial = new transfer::AccountSession({}, apis, &account);
        trial->signIn(other);
        account.shareRenewals(*trial);
        const auto told = base::guarded(context, done);
        checkBy(*trial, trial, [trial, told, refusal = answer.error()](const Result<Nothing> &second) {
            trial->deleteLater();
            if (second.ok())
                told(Result<youku::Credentials>(trial->credentials()));
            else
                told(Result<youku::Credentials>(worthTelling(refusal, second.error())));
        });
    });
}

void askOwner(transfer::AccountSession &account, QObject *context, base::Answer<youku::User> done)
{
    const Call<youku::User> myInfo = [&account, context](const youku::Credentials &who,
                                                         base::Answer<youku::User> answer) {
        account.api().myInfo(who, context, std::move(answer));
    };
    ask<youku::User>(myInfo, account, true, context, std::move(done));
}

} // namespace engine
