// What happened to an upload as it stands in the database and in JSON for programs: names that outlive any
// reordering of the enumerations, times in ms since the epoch.
#pragma once

#include "transfer/record/happening.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace store {

// "what", "at", and what there is besides: "transport", "place", "instant", "connections", "bytes",
// "lasted_ms", "state", "finding", "causes".
QJsonObject happeningJson(const transfer::Happening &happening);
QJsonArray happeningsJson(const QList<transfer::Happening> &happenings);

// For reports, in no language: one line for each.
QStringList happeningFacts(const QList<transfer::Happening> &happenings);

// In the database; empty: none. Nobody's upload depends on it: what is not understood is left out, however
// much of it there is.
QString happeningsText(const QList<transfer::Happening> &happenings);
QList<transfer::Happening> happeningsFromText(const QByteArray &json);

// The binding name, for instance "begun_anew".
QString happenedName(transfer::Happened what);

} // namespace store
