#include "gui/window/speed_limit_button.h"

#include "gui/prompts/prompts.h"
#include "gui/theme/icons.h"

#include <QLocale>
#include <QMenu>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr qint64 megabyte = 1000 * 1000;

QString limitText(qint64 bytesPerSecond)
{
    const double megabytes = double(bytesPerSecond) / megabyte;
    return SpeedLimitButton::tr("%1 MB/s").arg(QLocale().toString(megabytes, 'g', 4));
}

} // namespace

SpeedLimitButton::SpeedLimitButton(store::Settings &settings, QWidget *parent)
    : MenuButton(parent)
    , m_settings(settings)
{
    setObjectName(u"speedLimit"_s);
    setIcon(gui::icon(u"speed-limit"_s));
    setAccessibleName(tr("Speed limit"));
    setToolTip(tr("Limit the speed of all uploads together"));
    connect(menu(), &QMenu::aboutToShow, this, &SpeedLimitButton::fill);
    connect(&settings, &store::Settings::changed, this, [this](store::Setting setting) {
        if (setting == store::Setting::SpeedLimit)
            refresh();
    });
    refresh();
}

void SpeedLimitButton::refresh()
{
    const qint64 limit = m_settings.int64Value(store::Setting::SpeedLimit);
    setText(limit > 0 ? tr("Limit %1").arg(limitText(limit)) : tr("No speed limit"));
}

void SpeedLimitButton::fill()
{
    const qint64 now = m_settings.int64Value(store::Setting::SpeedLimit);
    menu()->clear();
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
