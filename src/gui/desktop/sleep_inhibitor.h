// Keeps the machine, not the screen, from falling asleep by itself. One implementation a system, chosen by
// CMake; where there is none nothing happens. A failure is logged and does no harm.
#pragma once

#include <QString>

#include <memory>

namespace gui {

class SleepInhibitor
{
public:
    virtual ~SleepInhibitor() = default;

    // why: shown by the system to those who wonder. Called again while it holds: nothing happens.
    virtual void hold(const QString &why) = 0;
    virtual void release() = 0;
};

std::unique_ptr<SleepInhibitor> systemSleepInhibitor();

} // namespace gui
