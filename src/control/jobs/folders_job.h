// folders: tells which folders are watched, watches one more, or no longer.
#pragma once

#include "control/jobs/job.h"
#include "control/jobs/job_options.h"
#include "engine/folders/folders.h"

namespace control {

class FoldersJob : public Job
{
    Q_OBJECT
public:
    FoldersJob(engine::Engine &engine, Reporter &reporter, const FoldersOptions &options);

    // Answers a row for each folder there is, or for the one that was added or removed.
    void start() override;

private:
    void list();
    void add();
    void remove();
    void answer(const store::WatchedFolder &folder, const QString &event);
    void refuse(const QString &sentence);
    void kept(const std::optional<base::Error> &failure, const store::WatchedFolder &folder,
              const QString &event);
    std::optional<store::WatchedFolder> there();

    FoldersOptions m_options;
};

// {"event":"folder","id":...,"folder":...,"below":...,"template":...,"account":...,"start":...,"age":seconds,
// "patterns":[...],"move_to":...,"state":{...} or null where nobody watches it}. account: its name; empty: the
// default one.
QJsonObject folderRow(const store::WatchedFolder &folder, const QString &account,
                      const std::optional<engine::FolderState> &state);
// What such a row says of its state; nothing: nobody watches it.
std::optional<engine::FolderState> folderStateIn(const QJsonObject &row);

} // namespace control
