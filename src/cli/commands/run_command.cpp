#include "cli/commands/run_command.h"

#include "control/jobs/upload_watch.h"
#include "engine/folders/folders.h"

namespace cli {

using control::UploadWatch;

RunCommand::RunCommand(const CommonOptions &common, const RunOptions &options)
    : EngineCommand(common, options.pace)
{
}

void RunCommand::work()
{
    auto *watch = new UploadWatch(engine(), reporter(), UploadWatch::Wanted::Published, this);
    watch->followAll();
    engine::Folders &folders = engine().folders();
    connect(&folders, &engine::Folders::added, this, [this](store::FolderId, transfer::UploadId id) {
        if (const transfer::Upload *upload = engine().queue().find(id))
            reporter().changed(Snapshot::of(*upload));
    });
    if (!common().quiet)
        reporter().note(tr("Watching %n folder(s). Ctrl-C ends.", nullptr, int(folders.all().size())));
}

} // namespace cli
