// What Youku tests in a create, in its order and with its codes (protocol 4.1, 8.2, 15).
#pragma once

#include "sandbox/protocol/parameters.h"

namespace sandbox {

// The code of the first rule broken by the parameters besides client_id and access_token; 0 when all is well.
qint64 brokenCreateRule(const Parameters &parameters, qint64 maxFileSize);

// A word that titles, tags and descriptions must not have, so that 120010104, 123 and 141 can be met.
extern const QString forbiddenWord;

// Name, size and MD5 of the file, likewise.
bool describesFile(const Parameters &parameters, qint64 maxFileSize);

} // namespace sandbox
