// What slices keep of an upload beside its token: where its bytes go.
#pragma once

#include <QJsonObject>
#include <QString>

namespace transfer {

struct SlicesState {
    QString serverUri;        // as create gave it
    QString serverAddress;    // of the machine that took create_file, "number:port"; empty: not known
    QString uploadServerIp;   // from the last check; goes with commit and cancel
    QString committedIp = {}; // goes with commit in its place, where create named one (11)

    bool operator==(const SlicesState &) const = default;
    QJsonObject toJson() const;
    static SlicesState fromJson(const QJsonObject &json);
};

} // namespace transfer
