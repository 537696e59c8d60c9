// Asks Youku whether it accepts the account, without changing anything there.
//
// Youku has no call for that. uploads/cancel with an upload token that never existed serves: the account is
// looked at first, so that 1004 to 1009 mean that it is refused, and "no such upload" (120010151, 120010223)
// that it is fine. An access token that has expired is refreshed once if there is a refresh token, as any
// upload would do.
#pragma once

#include "transfer/services/account_session.h"
#include "youku/api_client.h"

#include <QObject>

namespace engine {

// done is called once, later, unless context is gone by then; context goes before the account does.
void checkSignIn(youku::ApiClient &api, transfer::AccountSession &account, QObject *context,
                 base::Answer<base::Nothing> done);
// Whose sign-in it is (protocol 7.4), likewise.
void askOwner(youku::ApiClient &api, transfer::AccountSession &account, QObject *context,
              base::Answer<youku::User> done);

} // namespace engine
