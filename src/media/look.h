// How a look into a file ended.
#pragma once

#include "media/facts.h"
#include "transfer/files/file_identity.h"

#include <optional>

namespace media {

struct Look {
    enum class Outcome {
        Looked,
        NotInstalled, // there is no such program
        Unreadable,   // the file
        Failed,       // the program: it crashed, took too long, said too much or nothing that makes sense
    };

    Outcome outcome = Outcome::Failed;
    Facts facts = {}; // of Looked; else the size, where it is known
    transfer::FileIdentity identity = {};
    QString reason = {}; // of Unreadable, for people
};

// Binding names in JSON and the database: "done", "not_installed" ...; and back.
QString outcomeName(Look::Outcome outcome);
std::optional<Look::Outcome> outcomeFromName(const QString &name);

} // namespace media
