#include "control/wire/caller.h"

#include "engine/accounts/account_store.h"
#include "engine/engine.h"
#include "words/voice.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace control {

namespace {

struct CallerWords {
    Q_DECLARE_TR_FUNCTIONS(control::Caller)
};

QString digestOf(const youku::Credentials &credentials)
{
    if (credentials.clientId.isEmpty() && credentials.accessToken.isEmpty())
        return {};
    const QByteArray text = credentials.clientId.toUtf8() + '\0' + credentials.accessToken.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

bool isSameHost(const QString &one, const QUrl &other)
{
    const QUrl url(one);
    const auto portOf = [](const QUrl &of) {
        return of.port(of.scheme() == "http"_L1 ? 80 : 443);
    };
    return url.scheme() == other.scheme() && url.host() == other.host() && portOf(url) == portOf(other);
}

// None: nobody here is signed in with it.
std::optional<QString> accountOf(const Caller &caller, const Caller &own, engine::Engine &engine)
{
    if (caller.account.isEmpty() || caller.account == own.account)
        return QString();
    for (const engine::KnownAccount &each : engine.accountStore().list()) {
        if (digestOf(engine.accounts().of(each.id).credentials()) == caller.account)
            return each.name;
    }
    return std::nullopt;
}

} // namespace

Caller Caller::ofThisProgram()
{
    return {words::spokenLanguage(), qEnvironmentVariable("YOUCHUAN_API_URL"),
            qEnvironmentVariable("YOUCHUAN_API"), digestOf(engine::AccountStore::fromEnvironment())};
}

Standing standingOf(const Caller &caller, engine::Engine &engine)
{
    const Caller own = Caller::ofThisProgram();
    if (engine.practice()) // has an account and an address of its own
        return {};
    const auto account = accountOf(caller, own, engine);
    if (!account)
        return {CallerWords::tr(
                    "The account of the environment (YOUCHUAN_CLIENT_ID, YOUCHUAN_ACCESS_TOKEN) is not "
                    "signed in at the program that holds the profile. End that one, or use another "
                    "profile."),
                {}};
    if (!caller.apiUrl.isEmpty() && !isSameHost(caller.apiUrl, engine.api().base()))
        return {CallerWords::tr("The program that holds the profile uses another address of Youku than "
                                "YOUCHUAN_API_URL. End that one, or use another profile."),
                {}};
    if (!caller.api.isEmpty() && caller.api != own.api)
        return {CallerWords::tr(
                    "The program that holds the profile was started without this YOUCHUAN_API. End that "
                    "one, or use another profile."),
                {}};
    return {{}, *account};
}

} // namespace control
