// The keys of the app that a sign-in through the browser is for: those that the publisher of this build has
// given it (YOUCHUAN_APP_ID and YOUCHUAN_APP_SECRET of the build), else those of an account that is signed
// in.
#pragma once

#include "engine/accounts/account_store.h"

namespace engine {

// Client id and secret, as far as they are known. account: that is to be signed in anew; empty: another one.
youku::Credentials appKeys(const AccountStore &accounts, transfer::AccountSessions &sessions,
                           const transfer::AccountId &account = {});

} // namespace engine
