#include "gui/window/speed_limit_button.h"

#include "gui/prompts/prompts.h"
#include "gui/theme/icons.h"
#include "gui/widgets/plain_text.h"
#include "words/moment_words.h"
#include "words/plan_words.h"

#include <QDateTime>
#include <QMenu>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using transfer::Pace;
using words::limitText;

namespace gui {

namespace {

constexpr qint64 megabyte = 1000 * 1000;

// Empty: for ever.
QString untilOf(const transfer::PlanNow &now)
{
    return now.untilMs ? words::untilText(*now.untilMs, QDateTime::currentMSecsSinceEpoch()) : QString();
}

} // namespace

SpeedLimitButton::SpeedLimitButton(store::Settings &settings, engine::Schedule &schedule, QWidget *parent)
    : MenuButton(parent)
    , m_settings(settings)
    , m_schedule(schedule)
{
    setObjectName(u"speedLimit"_s);
    setIcon(gui::icon(u"speed-limit"_s));
    setAccessibleName(tr("Speed limit"));
    connect(menu(), &QMenu::aboutToShow, this, &SpeedLimitButton::fill);
    connect(&settings, &store::Settings::changed, this, [this](store::Setting setting) {
        if (setting == store::Setting::SpeedLimit)
            refresh();
    });
    connect(&schedule, &engine::Schedule::changed, this, &SpeedLimitButton::refresh);
    refresh();
}

void SpeedLimitButton::refresh()
{
    setText(words());
    QStringList lines{text()};
    if (m_schedule.ignored())
        lines.append(ignoredText(untilOf(m_schedule.now())));
    setAccessibleDescription(lines.join(u'\n'));
    lines.append(tr("Limit the speed of all uploads together"));
    setToolTip(toolTipText(lines.join(u'\n')));
    emit told();
}

QString SpeedLimitButton::words() const
{
    const qint64 limit = m_settings.int64Value(store::Setting::SpeedLimit);
    const qint64 planned = m_schedule.limit();
    const QString until = untilOf(m_schedule.now());
    if (m_schedule.now().pace == Pace::Nothing && !m_schedule.ignored())
        return until.isEmpty() ? tr("Not sending") : tr("Not sending until %1", "time").arg(until);
    if (planned > 0 && (limit == 0 || planned < limit) && !until.isEmpty())
        return tr("Limit %1 until %2", "speed, time").arg(limitText(planned), until);
    const qint64 lower = planned > 0 && limit > 0 ? std::min(planned, limit) : std::max(planned, limit);
    return lower > 0 ? tr("Limit %1").arg(limitText(lower)) : tr("No speed limit");
}

QString SpeedLimitButton::ignoredText(const QString &until)
{
    return until.isEmpty() ? tr("The plan is ignored")
                           : tr("The plan is ignored until %1", "time").arg(until);
}

void SpeedLimitButton::fill()
{
    const qint64 now = m_settings.int64Value(store::Setting::SpeedLimit);
    menu()->clear();
    if (m_schedule.now().pace != Pace::Full) {
        const QString until = untilOf(m_schedule.now());
        const QString text =
            until.isEmpty() ? tr("Ignore the plan") : tr("Ignore the plan until %1", "time").arg(until);
        QAction *ignore = menu()->addAction(text);
        ignore->setObjectName(u"ignorePlan"_s);
        ignore->setCheckable(true); // chosen again, the plan holds again
        ignore->setChecked(m_schedule.ignored());
        connect(ignore, &QAction::triggered, this, [this](bool on) { m_schedule.setIgnored(on); });
        menu()->addSeparator();
    }
    bool listed = false;
    for (const qint64 megabytes : {0, 1, 2, 5, 10, 20, 50}) {
        const qint64 limit = megabytes * megabyte;
        QAction *action = menu()->addAction(limit == 0 ? tr("No speed limit") : limitText(limit));
        action->setCheckable(true);
        action->setChecked(limit == now);
        listed |= limit == now;
        connect(action, &QAction::triggered, this, [this, limit] { set(limit); });
    }
    menu()->addSeparator();
    QAction *other = menu()->addAction(listed ? tr("Other…") : tr("Other (%1)…").arg(limitText(now)));
    connect(other, &QAction::triggered, this, &SpeedLimitButton::chooseOther);
}

void SpeedLimitButton::set(qint64 bytesPerSecond)
{
    m_settings.setValue(store::Setting::SpeedLimit, bytesPerSecond);
}

void SpeedLimitButton::chooseOther()
{
    const double now = double(m_settings.int64Value(store::Setting::SpeedLimit)) / megabyte;
    prompts::forNumber(window(), tr("Speed limit"), tr("All uploads together, in MB/s; 0 means no limit"),
                       now, [this](double megabytes) {
                           if (megabytes >= 0)
                               set(std::llround(megabytes * megabyte));
                       });
}

} // namespace gui
