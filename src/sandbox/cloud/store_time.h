// Moments as the object store writes and reads them: ms since the epoch here, UTC there
// (protocol 9.1, 9.4, 9.5).
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sandbox {

QString isoSeconds(qint64 ms);      // 2026-11-22T12:00:00Z
QString isoMilliseconds(qint64 ms); // 2026-11-22T12:00:00.000Z

std::optional<qint64> fromHttpDate(const QByteArray &text);  // Sun, 22 Nov 2026 12:00:00 GMT, no other form
std::optional<qint64> fromBasicDate(const QByteArray &text); // 20261122T120000Z

} // namespace sandbox
