#include "cli/commands/live_uploads.h"

#include "control/client/client.h"
#include "control/wire/events.h"
#include "control/wire/protocol.h"
#include "store/profile/profile.h"

namespace cli {

using control::Told;

std::optional<QList<control::Snapshot>> liveUploads(const store::Profile &profile,
                                                    const QList<transfer::UploadId> &ids)
{
    control::Client client;
    if (client.reach(profile.socketPaths()) != control::Client::Reach::Reached
        || !client.ask({control::Caller::ofThisProgram(), control::ListUploads{ids}}))
        return std::nullopt;
    QList<control::Snapshot> uploads;
    while (const auto event = client.next(QDeadlineTimer(control::patienceMs))) {
        const auto told = control::toldIn(*event);
        if (told == Told::Finished)
            return uploads;
        if (told == Told::Changed)
            uploads.append(control::snapshotIn(*event));
    }
    return std::nullopt;
}

} // namespace cli
