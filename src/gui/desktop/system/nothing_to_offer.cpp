// For systems that offer none of it, or a build without D-Bus.
#include "gui/desktop/power.h"
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

class NoPower : public Power
{
public:
    void askWhether(PowerWay, std::function<void(bool)> done) override { done(false); }
    void run(PowerWay, std::function<void()>) override {}
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

std::unique_ptr<Power> systemPower()
{
    return std::make_unique<NoPower>();
}

} // namespace gui
