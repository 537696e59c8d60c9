#include "transfer/transport/slices/slices_state.h"

using namespace Qt::StringLiterals;

namespace transfer {

QJsonObject SlicesState::toJson() const
{
    QJsonObject json;
    const auto put = [&json](const QString &name, const QString &value) {
        if (!value.isEmpty())
            json.insert(name, value);
    };
    put(u"server_uri"_s, serverUri);
    put(u"server_address"_s, serverAddress);
    put(u"upload_server_ip"_s, uploadServerIp);
    put(u"committed_ip"_s, committedIp);
    return json;
}

SlicesState SlicesState::fromJson(const QJsonObject &json)
{
    return {json[u"server_uri"].toString(), json[u"server_address"].toString(),
            json[u"upload_server_ip"].toString(), json[u"committed_ip"].toString()};
}

} // namespace transfer
