// What accounts are called.
#pragma once

#include "transfer/record/account_id.h"

#include <QString>

namespace engine {

class Engine;

// The default one; empty when nobody is signed in.
QString accountName(Engine &engine);
// That of an upload; empty: it is not known.
QString accountName(Engine &engine, const transfer::AccountId &id);

} // namespace engine
