// What the store's calls take and answer with (protocol 9.3), in bytes.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace oss {

inline constexpr int mostParts = 10000; // they are numbered 1 to this
inline constexpr int mostPartsInPage = 1000;
inline constexpr qint64 smallestPart = 100 * 1024; // but for the last
inline constexpr qint64 largestPart = 5LL * 1024 * 1024 * 1024;

// Of one part that the store has.
struct PartReceipt {
    QString etag;                 // as received, quotes included: Complete wants it back
    std::optional<quint64> crc64; // where the store tells it

    bool operator==(const PartReceipt &) const = default;
};

struct ListedPart {
    int number = 0;
    qint64 size = 0;
    QString etag; // as received
    std::optional<quint64> crc64;

    bool operator==(const ListedPart &) const = default;
};

struct PartPage {
    QList<ListedPart> parts; // numbers ascending, none twice, all above the marker that was asked with
    int nextMarker = 0;      // ask for the next page with it; above the one before when truncated
    bool truncated = false;  // there are more
};

// For Complete.
struct NumberedPart {
    int number = 0;
    QString etag;
};

struct Completed {
    QString etag; // of the object: no MD5
    std::optional<quint64> crc64;
};

struct ObjectInfo {
    qint64 size = 0;
    QString etag;
    std::optional<quint64> crc64;
};

} // namespace oss
