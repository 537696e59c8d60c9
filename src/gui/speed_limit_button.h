// The toolbar's speed limit: shows the limit in words, offers the usual ones and any other.
#pragma once

#include "store/settings.h"

#include <QToolButton>

namespace gui {

class SpeedLimitButton : public QToolButton
{
    Q_OBJECT
public:
    explicit SpeedLimitButton(store::Settings &settings, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    void refresh();
    void set(qint64 bytesPerSecond);
    void chooseOther();

    store::Settings &m_settings;
};

} // namespace gui
