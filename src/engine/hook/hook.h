// Tells a program of the user's own of each video that is published and, if wished, of each upload that
// fails: one run each, one at a time, in the order in which it happened.
//
// Which runs are due is kept with the uploads (store/queue/due_runs.h), and that one has begun in a mark
// beside them (engine/hook/run_marks.h); both survive our death at any instant. So each run begins once: one
// that had not begun when we died begins at the next start, one that had goes on without us and is not begun
// again. When the power fails, a run that was under way is cut off; where the disk has lost its mark as well
// it begins anew. On Windows a run begins anew when we die in the instant between its begin and its mark.
//
// It never changes what became of an upload: a program that hangs, fails, floods or is not there is told in
// the log, and its run is over.
//
// The engine's thread; one of its parts.
#pragma once

#include "engine/hook/hook_process.h"
#include "engine/hook/run_marks.h"
#include "store/queue/upload_store.h"
#include "store/settings/settings.h"
#include "transfer/queue/upload_queue.h"

#include <memory>

namespace engine {

class Hook : public QObject
{
    Q_OBJECT
public:
    // How accounts are called; empty: nobody knows.
    using AccountNames = std::function<QString(const transfer::AccountId &)>;

    // The marks stand in that folder.
    Hook(store::UploadStore &store, store::Settings &settings, transfer::UploadQueue &queue,
         AccountNames names, const QString &folder, QObject *parent = nullptr);
    ~Hook() override;

    // Once the queue is there: what an earlier run left is due.
    void begin();
    // Calls back once nothing is due any more, or the run under way has had its minute; what is due then
    // stays due.
    void finish(QObject *context, std::function<void()> done);

private:
    void takeSettings();
    void runNext();
    void consider(const store::DueRun &due);
    void run(const QString &program, const store::DueRun &due);
    void ended(const HookOutcome &outcome);
    void forget(qint64 run);
    void becomeIdle();

    store::UploadStore &m_store;
    store::Settings &m_settings;
    AccountNames m_names;
    RunMarks m_marks;
    std::unique_ptr<HookProcess> m_process;
    qint64 m_run = 0; // under way
    bool m_begun = false;
    bool m_looking = false; // for the next one, or one runs
    bool m_lookAgain = false;
    std::function<void()> m_finished;
};

} // namespace engine
