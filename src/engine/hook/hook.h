// Tells a program of the user's own of each video that is published and, if wished, of each upload that
// fails: one run each, one at a time, in the order in which it happened.
//
// Which runs are due is kept with the uploads (store/queue/due_runs.h) and survives any death; a run that has
// begun is not begun again. It never changes what became of an upload: a program that hangs, fails, floods or
// is not there is told in the log.
//
// The engine's thread; one of its parts.
#pragma once

#include "engine/hook/hook_process.h"
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

    Hook(store::UploadStore &store, store::Settings &settings, transfer::UploadQueue &queue,
         AccountNames names, QObject *parent = nullptr);
    ~Hook() override;

    // Once the queue is there: what an earlier run left is due.
    void begin();
    // Calls back once nothing is due any more, or the run under way has had its minute; what is due then
    // stays due.
    void finish(QObject *context, std::function<void()> done);

private:
    void takeSettings();
    void runNext();
    void run(const store::DueRun &due);
    void ended(const HookOutcome &outcome);
    void becomeIdle();

    store::UploadStore &m_store;
    store::Settings &m_settings;
    AccountNames m_names;
    std::unique_ptr<HookProcess> m_process;
    bool m_begun = false;
    bool m_looking = false; // for the next one, or one runs
    bool m_lookAgain = false;
    std::function<void()> m_finished;
};

} // namespace engine
