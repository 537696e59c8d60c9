#include "engine/network/network_status.h"

#include <QNetworkInformation>

namespace engine {

NetworkStatus::NetworkStatus(QObject *parent) : QObject(parent)
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered))
        return;
    connect(QNetworkInformation::instance(), &QNetworkInformation::isMeteredChanged, this,
            &NetworkStatus::changed);
}

bool NetworkStatus::known() const
{
    const QNetworkInformation *information = QNetworkInformation::instance();
    return information && information->supports(QNetworkInformation::Feature::Metered);
}

bool NetworkStatus::metered() const
{
    return known() && QNetworkInformation::instance()->isMetered();
}

} // namespace engine
