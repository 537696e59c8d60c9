// The toolbar's speed limit: shows the limit in words, offers the usual ones and any other.
#pragma once

#include "gui/widgets/menu_button.h"
#include "store/settings/settings.h"

namespace gui {

class SpeedLimitButton : public MenuButton
{
    Q_OBJECT
public:
    explicit SpeedLimitButton(store::Settings &settings, QWidget *parent = nullptr);

private:
    void fill();
    void refresh();
    void set(qint64 bytesPerSecond);
    void chooseOther();

    store::Settings &m_settings;
};

} // namespace gui
