// A snapshot on its way to another program: values, which that one puts into words of its own.
#pragma once

#include "control/jobs/snapshot.h"

namespace control {

QJsonObject snapshotJson(const Snapshot &snapshot);
// What is missing or not understood is as in a snapshot that says nothing.
Snapshot snapshotFrom(const QJsonObject &json);

} // namespace control
