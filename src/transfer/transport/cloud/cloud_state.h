// What the cloud transport keeps of an upload beside its token: where its object is and how far it is there.
// The keys to it are not among it: they live in memory only.
#pragma once

#include "oss/object_location.h"
#include "oss/signature.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace transfer {

struct CloudState {
    QString endpoint; // as Youku said it (protocol 9.1)
    QString bucket;
    QString object;
    QString uploadId;       // of the multipart upload; empty: not known, or none
    qint64 partSize = 0;    // bytes; once there is one
    bool opening = false;   // Initiate may have left
    bool completed = false; // the parts have become one object
    bool named = false;     // commit is told its URL (9.6)
    oss::SignatureVersion signature = oss::SignatureVersion::V4; // that the store took last

    bool operator==(const CloudState &) const = default;
    // Nothing where what is kept makes no sense.
    std::optional<oss::ObjectLocation> location() const;
    QJsonObject toJson() const;
    static CloudState fromJson(const QJsonObject &json);
};

} // namespace transfer
