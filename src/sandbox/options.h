// How a sandbox behaves. Everything but directory, ports, allowHosts, limits and clock can be changed while
// it runs (see sandbox/hosts/control.h).
#pragma once

#include "base/clock.h"
#include "sandbox/hosts/limits.h"
#include "sandbox/model/behaviour.h"

#include <QJsonArray>
#include <QString>
#include <QStringList>

namespace sandbox {

struct Options {
    QString dir; // where the state is kept; created when missing. Empty: a temporary one that goes with the
                 // sandbox
    QJsonArray faults;
    qint64 rate = 0; // bytes a second of all connections together; 0: no limit
    int latencyMs = 0;
    bool slowStart = false;
    quint16 ossPort = 0; // of the object store, when the transports hold it from the start; 0: any free one
    QStringList allowHosts; // names that are answered to besides those of loopback; with a port, or its own
    Limits limits;
    Behaviour behaviour;
    // What it goes by where time makes a difference to what it answers; outlives it. Null: the real one.
    const base::Clock *clock = nullptr;
};

} // namespace sandbox
