// What the program that holds a profile knows better than its files.
#pragma once

#include "control/jobs/snapshot.h"

#include <QList>

#include <optional>

namespace store {
class Profile;
}

namespace cli {

// The uploads of the queue in its order, or those of them that are named, as they are now. None: nobody holds
// the profile, or it does not answer. Waits for it a few seconds at most.
std::optional<QList<control::Snapshot>> liveUploads(const store::Profile &profile,
                                                    const QList<transfer::UploadId> &ids = {});

} // namespace cli
