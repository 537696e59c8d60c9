// What viewers see of a video and how its file is called, as the different clients spell it (protocol 4.1).
#pragma once

#include "sandbox/protocol/parameters.h"

#include <QJsonObject>
#include <QStringList>

namespace sandbox {

// The fields that are given; neither who called nor the file, and no secret.
QJsonObject metadataOf(const Parameters &parameters);

// Parted by commas, or by spaces where there is no comma (Youku's own PHP sample).
QStringList tagsIn(const QString &tags);

// The last part: Youku's own PHP and Android code sends a path.
QString fileNameIn(const QString &path);

// "YYYY-MM-DD HH:MM:SS".
bool isYoukuTime(const QString &text);
// Or ISO 8601, a date alone, slashes for dashes, the form of mails, or seconds since the epoch.
bool isAnyTime(const QString &text);

} // namespace sandbox
