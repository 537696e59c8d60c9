#include "transfer/files/last_look.h"

namespace transfer {

namespace {

// Younger files are watched; so are those whose time lies ahead of ours, which tells nothing.
constexpr qint64 freshMs = 2000;
constexpr qint64 changedFreshMs = 30000; // when it changed since somebody looked

} // namespace

bool standsStill(const FileIdentity &now, const LastLook &last, qint64 nowMs)
{
    const bool changed = last.identity.known() && now != last.identity;
    if (last.watched)
        return last.stood && !changed;
    return nowMs - now.modifiedMs >= (changed ? changedFreshMs : freshMs);
}

} // namespace transfer
