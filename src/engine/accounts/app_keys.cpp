#include "engine/accounts/app_keys.h"

namespace engine {

namespace {

#if !defined(YOUCHUAN_APP_ID) || !defined(YOUCHUAN_APP_SECRET)
#define YOUCHUAN_APP_ID ""
#define YOUCHUAN_APP_SECRET ""
#endif

youku::Credentials appOf(const youku::Credentials &credentials)
{
    return {credentials.clientId, {}, {}, credentials.clientSecret, credentials.api};
}

} // namespace

youku::Credentials appKeys(const AccountStore &accounts, transfer::AccountSessions &sessions,
                           const transfer::AccountId &account)
{
    if (!account.isEmpty()) { // whatever app it was of
        const youku::Credentials own = appOf(sessions.of(account).credentials());
        if (!own.clientId.isEmpty())
            return own;
        const QString clientId = accounts.find(account).clientId;
        if (!clientId.isEmpty() && clientId != QLatin1StringView(YOUCHUAN_APP_ID))
            return {clientId, {}, {}, {}, accounts.knownApi(clientId)};
    }
    if (sizeof YOUCHUAN_APP_ID > 1)
        return {QStringLiteral(YOUCHUAN_APP_ID), {}, {}, QStringLiteral(YOUCHUAN_APP_SECRET)};
    for (const KnownAccount &known : accounts.list()) {
        const youku::Credentials app = appOf(sessions.of(known.id).credentials());
        if (!app.clientSecret.isEmpty())
            return app;
    }
    return {};
}

} // namespace engine
