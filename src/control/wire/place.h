// The places a local socket of a profile may stand at (store::Profile::socketPaths()).
#pragma once

#include <QString>

namespace control {

// Nobody else can have put a socket there, or take ours away.
bool isSafePlace(const QString &place);
// Nothing stands there but a socket that is of no use any more to whoever holds the profile. What is no
// socket is not ours to remove.
bool isFreePlace(const QString &place);

} // namespace control
