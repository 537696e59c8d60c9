// The rows of the list of accounts, and the uploads of each.
#pragma once

#include "engine/engine.h"
#include "gui/account/accounts_list.h"

namespace gui {

// Those on the list of the engine; then those that nobody is signed in with any more and that uploads wait
// for. In practice mode the one there is.
QList<AccountRow> accountRows(engine::Engine &engine);
// Uploads of it that are neither published nor cancelled.
int unfinishedOf(engine::Engine &engine, const transfer::AccountId &account);

} // namespace gui
