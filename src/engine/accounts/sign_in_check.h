// Asks Youku whether it accepts the account, without changing anything there, and which of its two APIs does.
//
// An access token that has expired is refreshed once if there is a refresh token, as any upload would do.
#pragma once

#include "transfer/services/account_session.h"

#include <QObject>

namespace engine {

// By the API that the account's application is said to belong to, and, where that refuses it, by the other
// one, which is asked with a session of its own: what is only tried does not stop what runs. Tokens that it
// renews become the account's at once, whatever comes of the check. Answers with what was accepted. done is
// called once, later, unless context is gone by then; context goes before the account does.
void checkSignIn(const youku::PublishingApis &apis, transfer::AccountSession &account, QObject *context,
                 base::Answer<youku::Credentials> done);
// Whose sign-in it is (protocol 7.4), likewise.
void askOwner(transfer::AccountSession &account, QObject *context, base::Answer<youku::User> done);

} // namespace engine
