// What the system around the window offers, in one bundle that tests replace.
#pragma once

#include "engine/network/network_status.h"
#include "gui/desktop/notifier.h"
#include "gui/desktop/power.h"
#include "gui/desktop/sleep_inhibitor.h"
#include "gui/desktop/task_progress.h"
#include "gui/desktop/tray.h"

#include <memory>

namespace gui {

struct DesktopServices {
    std::unique_ptr<Tray> tray;
    std::unique_ptr<Notifier> notifier; // may use the tray
    std::unique_ptr<SleepInhibitor> sleep;
    std::unique_ptr<TaskProgress> taskProgress;
    std::unique_ptr<Power> power;
    std::unique_ptr<engine::NetworkStatus> network;

    static DesktopServices ofSystem()
    {
        DesktopServices result;
        result.tray = std::make_unique<Tray>();
        result.notifier = systemNotifier(*result.tray);
        result.sleep = systemSleepInhibitor();
        result.taskProgress = systemTaskProgress();
        result.power = systemPower();
        result.network = std::make_unique<engine::NetworkStatus>();
        return result;
    }
};

} // namespace gui
