#include "gui/desktop/line.h"

#include <QNetworkInformation>

namespace gui {

Line::Line(QObject *parent) : QObject(parent)
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::isMeteredChanged, this, &Line::changed);
}

bool Line::known() const
{
    const QNetworkInformation *information = QNetworkInformation::instance();
    return information && information->supports(QNetworkInformation::Feature::Metered);
}

bool Line::metered() const
{
    return known() && QNetworkInformation::instance()->isMetered();
}

} // namespace gui
