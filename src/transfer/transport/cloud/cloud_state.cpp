#include "transfer/transport/cloud/cloud_state.h"

#include "transfer/record/upload_record.h"

using namespace Qt::StringLiterals;

namespace transfer {

std::optional<oss::ObjectLocation> CloudState::location() const
{
    return oss::ObjectLocation::from(endpoint, bucket, object);
}

QJsonObject CloudState::toJson() const
{
    QJsonObject json{{u"endpoint"_s, endpoint}, {u"bucket"_s, bucket}, {u"object"_s, object}};
    if (!uploadId.isEmpty())
        json.insert(u"upload_id"_s, uploadId);
    if (partSize > 0)
        json.insert(u"part_size"_s, partSize);
    if (signature == oss::SignatureVersion::V1)
        json.insert(u"signature"_s, u"v1"_s);
    for (const auto &[name, value] : {std::pair(u"opening"_s, opening), std::pair(u"completed"_s, completed),
                                      std::pair(u"named"_s, named)}) {
        if (value)
            json.insert(name, true);
    }
    if (opening && !completed)
        json.insert(leavesBehindKey, true);
    return json;
}

CloudState CloudState::fromJson(const QJsonObject &json)
{
    CloudState state;
    state.endpoint = json[u"endpoint"].toString();
    state.bucket = json[u"bucket"].toString();
    state.object = json[u"object"].toString();
    state.uploadId = json[u"upload_id"].toString();
    state.partSize = json[u"part_size"].toInteger();
    state.opening = json[u"opening"].toBool();
    state.completed = json[u"completed"].toBool();
    state.named = json[u"named"].toBool();
    if (json[u"signature"].toString() == "v1"_L1)
        state.signature = oss::SignatureVersion::V1;
    return state;
}

} // namespace transfer
