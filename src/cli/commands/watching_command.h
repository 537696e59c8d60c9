// A command that follows uploads until they have ended; upload, resume, retry and cancel are made of it.
#pragma once

#include "cli/commands/engine_command.h"
#include "cli/commands/upload_watch.h"

namespace cli {

class WatchingCommand : public EngineCommand
{
    Q_OBJECT
public:
    using EngineCommand::EngineCommand;

protected:
    // What was followed has ended.
    virtual void followed(ExitCode code) { end(code); }
    // Goes on with an upload whatever stopped it; a file that changed begins anew.
    void goOn(transfer::UploadId id);
    // Runs, or will when its turn comes.
    QList<transfer::UploadId> running();
    // Ids that are in the queue; otherwise says which is not, and ends.
    bool known(const QList<transfer::UploadId> &ids);
    // Cancelled by an earlier run that could not tell Youku.
    QList<transfer::UploadId> toBeCancelled();
    // The shell is answered when all of these have ended, and those that are to be cancelled as well.
    UploadWatch *follow(QList<transfer::UploadId> ids, UploadWatch::Wanted wanted);
};

} // namespace cli
