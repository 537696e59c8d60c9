// The toolbar's speed limit: shows in words which one holds now, that of the weekly plan included, and offers
// the usual ones and any other.
#pragma once

#include "engine/schedule/schedule.h"
#include "gui/widgets/menu_button.h"
#include "store/settings/settings.h"

namespace gui {

class SpeedLimitButton : public MenuButton
{
    Q_OBJECT
public:
    SpeedLimitButton(store::Settings &settings, engine::Schedule &schedule, QWidget *parent = nullptr);

signals:
    void told(); // other words, which may need other room

private:
    void fill();
    void refresh();
    void set(qint64 bytesPerSecond);
    void chooseOther();
    QString words() const;
    static QString ignoredText(const QString &until);

    store::Settings &m_settings;
    engine::Schedule &m_schedule;
};

} // namespace gui
