#include "gui/desktop/sleep_inhibitor.h"

#include <windows.h>

namespace gui {

namespace {

// Belongs to the thread that called; that is always the window's.
class ExecutionState : public SleepInhibitor
{
public:
    ~ExecutionState() override { release(); }

    void hold(const QString &) override { SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM_REQUIRED); }
    void release() override { SetThreadExecutionState(ES_CONTINUOUS); }
};

} // namespace

std::unique_ptr<SleepInhibitor> systemSleepInhibitor()
{
    return std::make_unique<ExecutionState>();
}

} // namespace gui
