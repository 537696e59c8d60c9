#include "subjects.h"

#include "gui/settings/day_dialog.h"
#include "gui/settings/settings_dialog.h"
#include "gui/settings/week_grid.h"

#include <QCheckBox>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace screens {

namespace {

transfer::WeekPlan examplePlan()
{
    transfer::WeekPlan plan;
    const auto set = [&plan](int day, int from, int to, transfer::Pace pace) {
        for (int at = from; at < to; ++at)
            plan.setPace(day, at, pace);
    };
    for (int day = 0; day < 5; ++day)
        set(day, 16, 46, transfer::Pace::Limited);
    set(5, 20, 38, transfer::Pace::Limited);
    set(5, 38, 45, transfer::Pace::Nothing);
    set(6, 38, 45, transfer::Pace::Nothing);
    return plan;
}

} // namespace

void drawSettings(const Scene &scene)
{
    const engine::NetworkStatus network;
    gui::SettingsDialog shown(scene.engine(), network, scene.window);
    shown.findChild<QCheckBox *>(u"follow"_s)->setChecked(true);
    shown.findChild<gui::WeekGrid *>()->plan().load(examplePlan());
    auto *tabs = shown.findChild<QTabWidget *>();
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        scene.camera.dialog(shown, u"settings-%1"_s.arg(page + 1));
    }
    tabs->setCurrentIndex(2);
    shown.show();
    shown.resize(640, 460);
    scene.camera.save(&shown, u"settings-narrow"_s);
    shown.findChild<QPushButton *>(u"edit"_s)->click();
    if (auto *day = shown.findChild<gui::DayDialog *>())
        scene.camera.save(day, u"settings-day"_s);
}

} // namespace screens
