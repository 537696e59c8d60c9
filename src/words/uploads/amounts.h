// What became of the bytes of an upload, in words. Confirmed by Youku is "sent"; what has left this computer
// and is not confirmed is "under way"; the two are never mixed.
#pragma once

#include "transfer/services/activity.h"

#include <QStringList>

namespace words {

// While it runs: how fast and how long yet, or since when nothing moves; then the bytes.
QStringList movement(const transfer::Progress &progress);
QString amountSent(const transfer::Progress &progress); // "11.8 of 18.6 GB sent"; "Nothing sent yet"
QString amountKept(const transfer::Progress &progress); // "1.0 of 1.9 GB are kept"; the same
QString amountRead(const transfer::Progress &progress); // "40% read"

} // namespace words
