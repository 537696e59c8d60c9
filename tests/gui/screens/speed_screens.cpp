#include "subjects.h"

#include "gui/speed/lane_rows.h"
#include "gui/speed/map_view.h"
#include "gui/speed/sparkline.h"
#include "gui/speed/speed_graph.h"
#include "gui/speed/speed_words.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace screens {

namespace {

// What it shows of a longer time: ten minutes at 10 MB/s, half a minute of them without a network, and 12.5
// at the end.
void speedExample(const Scene &scene)
{
    using State = gui::SpeedRecord::State;
    gui::SpeedRecord record;
    gui::SpeedRecord::Moment now{QDateTime::currentMSecsSinceEpoch() - 600'000, 0};
    for (int second = 0; second < 600; ++second) {
        now.wallMs += 1000;
        now.monotonicMs += 1000;
        const bool away = second > 230 && second <= 260;
        const bool late = second >= 500;
        const qint64 left = away ? 0 : (late ? 12'200'000 : 9'800'000) + (second * 7919) % 13 * 60'000;
        record.add(now, left, away ? 0 : left - 200'000, away ? State::NoNetwork : State::Sending);
    }
    auto *graph = scene.window->findChild<gui::SpeedGraph *>();
    graph->showRecord(record, 12.2e6, 12'500'000, now.wallMs);
    scene.window->findChild<gui::Sparkline *>()->showRecord(record, 12'500'000);
    constexpr qint64 slice = 10'000'000;
    constexpr qint64 there = 1180 * slice;
    QList<transfer::ByteRange> underWay;
    QList<gui::LaneRow> rows;
    const qint64 left[] = {7'200'000, 6'900'000, 5'800'000, 4'100'000};
    for (int lane = 0; lane < 4; ++lane) {
        underWay.append({there + lane * slice, left[lane]});
        const transfer::SliceTask task{1181 + lane, there + lane * slice, slice};
        rows.append({2.6e6 - lane * 1e5, gui::sliceText({lane, task, left[lane], 0}, slice)});
    }
    scene.window->findChild<gui::MapView *>()->showMap(
        gui::mapOf(18'600'000'000, slice, {{0, there}}, underWay));
    scene.window->findChild<gui::LaneRows *>()->showRows(rows);
    QTest::qWait(50);
    scene.save(u"speed-example"_s);
}

} // namespace

void drawSpeed(const Scene &scene)
{
    auto *action = scene.window->findChild<QAction *>(u"showSpeed"_s);
    action->trigger();
    QTest::qWait(3300);
    scene.save(u"speed"_s);
    scene.window->resize(760, 780);
    QTest::qWait(300);
    scene.save(u"speed-compact"_s);
    scene.window->resize(700, 480);
    QTest::qWait(300);
    scene.save(u"speed-narrow"_s);
    scene.window->resize(1200, 780);
    QTest::qWait(300);
    speedExample(scene);
    action->trigger();
}

} // namespace screens
