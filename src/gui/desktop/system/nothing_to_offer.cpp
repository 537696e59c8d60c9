// For systems that offer none of it, or a build without D-Bus.
#include "gui/desktop/sleep_inhibitor.h"
#include "gui/desktop/task_progress.h"

namespace gui {

namespace {

class NoInhibitor : public SleepInhibitor
{
public:
    void hold(const QString &) override {}
    void release() override {}
};

class NoProgress : public TaskProgress
{
public:
    void show(QWidget *, double, bool) override {}
    void clear(QWidget *) override {}
};

} // namespace

std::unique_ptr<SleepInhibitor> systemSleepInhibitor()
{
    return std::make_unique<NoInhibitor>();
}

std::unique_ptr<TaskProgress> systemTaskProgress()
{
    return std::make_unique<NoProgress>();
}

} // namespace gui
