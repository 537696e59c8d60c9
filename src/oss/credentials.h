// Short-lived keys to one object of Alibaba's object store (protocol 9.1, 9.2). In memory only, and nothing
// of it is ever logged but by mistake of whoever does.
#pragma once

#include <QDateTime>
#include <QString>

namespace oss {

struct Credentials {
    QString accessKeyId;
    QString accessKeySecret;
    QString securityToken; // empty: the keys are good without one
    QDateTime expires;     // UTC; invalid: not told

    bool operator==(const Credentials &) const = default;
};

} // namespace oss
