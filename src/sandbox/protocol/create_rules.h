// What Youku tests in a create, in its order and with its codes (protocol 4.1, 8.2, 15).
#pragma once

#include "sandbox/protocol/parameters.h"

namespace sandbox {

// What is taken. Lengths are characters; as they stand here, those of the older pages.
struct InputRules {
    qsizetype titleMost = 50;
    qsizetype tagMost = 12;
    qsizetype hanTagMost = 6; // of a tag with a Chinese character in it
    qsizetype descriptionMost = 1999;
    // What only other clients send is refused: a file_name with folders, tags parted by spaces, other forms
    // of shoot_time, empty values for "not given", and at commit the address that the client resolved.
    bool strict = false;

    // Those of the newer page (protocol 4.1).
    void takeNewerLimits();
    void takeOlderLimits();
};

// The code of the first rule broken by the parameters besides client_id and access_token; 0 when all is well.
qint64 brokenCreateRule(const Parameters &parameters, qint64 maxFileSize, const InputRules &rules = {});

// Likewise for videos/update, where each may be missing, with that call's own codes (protocol 8.2).
qint64 brokenUpdateRule(const Parameters &parameters, const InputRules &rules);

// A word that titles, tags and descriptions must not have, so that 120010104, 123 and 141 can be met.
extern const QString forbiddenWord;

// Name, size and MD5 of the file, likewise.
bool describesFile(const Parameters &parameters, qint64 maxFileSize, const InputRules &rules);

} // namespace sandbox
