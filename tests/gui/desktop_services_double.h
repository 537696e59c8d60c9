// A desktop that only remembers what it was told.
#pragma once

#include "gui/desktop/desktop_services.h"

#include <QStringList>

namespace desktop_services_double {

class Tray : public gui::Tray
{
public:
    bool there = true;
    bool available() const override { return there; }
};

class Notifier : public gui::Notifier
{
public:
    QStringList texts;
    QList<std::function<void()>> clicks; // what a click on each would do

    void notify(const QString &, const QString &text, std::function<void()> clicked) override
    {
        texts.append(text);
        clicks.append(std::move(clicked));
    }
};

class SleepInhibitor : public gui::SleepInhibitor
{
public:
    bool held = false;
    void hold(const QString &) override { held = true; }
    void release() override { held = false; }
};

class TaskProgress : public gui::TaskProgress
{
public:
    double share = -1; // not shown
    void show(QWidget *, double now, bool) override { share = now; }
    void clear(QWidget *) override { share = -1; }
};

class Power : public gui::Power
{
public:
    bool can = true;
    QList<gui::PowerWay> done;
    std::function<void()> refused; // of the last one

    void askWhether(gui::PowerWay, std::function<void(bool)> answer) override { answer(can); }
    void run(gui::PowerWay way, std::function<void()> refuse) override
    {
        done.append(way);
        refused = std::move(refuse);
    }
};

class NetworkStatus : public engine::NetworkStatus
{
public:
    bool tells = true;
    bool counted = false;

    bool known() const override { return tells; }
    bool metered() const override { return counted; }
    void become(bool metered)
    {
        counted = metered;
        emit changed();
    }
};

// The parts of its last bundle, which belongs to a window.
struct Desktop {
    Tray *tray = nullptr;
    Notifier *notifier = nullptr;
    SleepInhibitor *sleep = nullptr;
    TaskProgress *taskProgress = nullptr;
    Power *power = nullptr;
    NetworkStatus *network = nullptr;
    bool canSleep = true;     // of the next bundle
    bool tellsMetered = true; // the same

    gui::DesktopServices bundle()
    {
        gui::DesktopServices result;
        result.tray.reset(tray = new Tray);
        result.notifier.reset(notifier = new Notifier);
        result.sleep.reset(sleep = new SleepInhibitor);
        result.taskProgress.reset(taskProgress = new TaskProgress);
        result.power.reset(power = new Power);
        power->can = canSleep;
        result.network.reset(network = new NetworkStatus);
        network->tells = tellsMetered;
        return result;
    }
};

} // namespace desktop_services_double
