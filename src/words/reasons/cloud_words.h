// What goes wrong at the cloud store, in words. Its codes are words of its own.
#pragma once

#include "words/reasons/reasons.h"

#include <optional>

namespace words {

// Nothing where the code is none of the store's.
std::optional<Reason> cloudReason(const base::Error &error);
// Bytes go to Youku's upload servers instead, from now on and for a day.
QString cloudUnusable(const QString &host);

} // namespace words
