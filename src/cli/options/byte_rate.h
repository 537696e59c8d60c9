// "2.5M" of the command line.
#pragma once

#include <QString>

#include <optional>

namespace cli {

// Bytes a second. K, M and G are those of the kB/s, MB/s and GB/s that window and console show.
std::optional<qint64> byteRate(QString text);

} // namespace cli
