// What the dialogs say of an account: its sign-in, how long it lasts, what it is for and where it is used.
#pragma once

#include "engine/accounts/account_store.h"

#include <QString>

namespace gui {

struct SignInWords {
    QString state; // "Signed in until 24 Dec"
    QString more;  // "Renewed by itself before then"; may be empty
    bool good = false;
};
SignInWords signInWords(const engine::KnownAccount &account);

// Where an account is used.
struct AccountUses {
    int waiting = 0; // videos that go on once it is signed in
};
// "For a client · 2 videos wait for it"
QString usesLine(const engine::KnownAccount &account, const AccountUses &uses);

// Where sign-ins are kept. found: there is a keychain.
QString keptLine(bool found);

} // namespace gui
