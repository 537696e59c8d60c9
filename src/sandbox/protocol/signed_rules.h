// How a call of the signed API is signed (protocol 11), and what save takes.
#pragma once

#include "sandbox/protocol/parameters.h"

namespace sandbox {

// The signature that these parameters must have, by their sign_method; plain: with values as they are, not as
// Java's forms write them.
QString expectedSign(const Parameters &system, const Parameters &business, const QString &clientSecret,
                     bool plain);

// The parameters of save under the names that create of the open API has for them.
Parameters asCreateNamesThem(const Parameters &save);

} // namespace sandbox
