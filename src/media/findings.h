// What is to be said of a file before it is sent, from the facts of a look: one table (findings.cpp), nothing
// else decides on it.
#pragma once

#include "base/error.h"
#include "media/levels.h"
#include "media/look.h"

namespace media {

enum class Weight {
    Stops, // Youku could make nothing of it: the user decides first
    Warns,
    Notes,
};

enum class FindingKind {
    Empty,
    NotMedia,
    NoIndex, // cut off, and cannot be read without the index that is missing
    NoVideo,
    TooLarge, // for the account
    CutOff,   // its end is missing, the rest can be shown
    NoDuration,
    Damaged,
    NoSound,
    UnlistedCodec, // Youku's list does not name it
    Short,
    HighDepth, // more than 8 bits, or HDR
    Interlaced,
    VaryingRate,
    Rotated,  // by a word in the file only
    Level,    // that Youku should show it in
    PcmSound, // where Youku asks for AAC
};

struct Finding {
    FindingKind kind = FindingKind::Damaged;
    Weight weight = Weight::Warns;
    Flaw flaw = {};            // its numbers, where the probe told some
    qint64 mostBytes = 0;      // of TooLarge
    double seconds = 0;        // of Short: how long it is
    double leastSeconds = 0;   // of Short: as Youku wants it
    QString codec = {};        // of UnlistedCodec
    QString hdr = {};          // of HighDepth: empty where it is none
    int bitDepth = 0;          // of HighDepth
    int rotation = 0;          // of Rotated
    qint64 bitsPerSecond = 0;  // of Level: what the file has
    ReachedLevel reached = {}; // of Level

    bool operator==(const Finding &) const = default;
};

// What the findings are held against, beside the file.
struct Measure {
    const Levels &levels = Levels::ofYouku();
    std::optional<qint64> mostBytes = {}; // that the account takes; absent: nobody told
};

// Those that stop first, then warnings, then notes.
QList<Finding> findingsOf(const Facts &facts, const Measure &measure = {});
// Where nobody could look into it: what its size alone tells.
QList<Finding> findingsOf(const Look &look, const Measure &measure = {});
bool stops(const QList<Finding> &findings);
// Where a service could not encode a file, this is a likely cause.
bool mayKeepFromEncoding(FindingKind kind);
// The first that stops, by name; empty: none does.
QString doubtOf(const QList<Finding> &findings);

// What it is when it keeps a file from being sent; stopping findings only.
base::Error errorOf(const Finding &finding);

// The names in JSON and database: "no_index", "stops".
QString findingName(FindingKind kind);
std::optional<FindingKind> findingFromName(const QString &name);
QString weightName(Weight weight);
// Its names and numbers.
QJsonObject toJson(const Finding &finding);

} // namespace media
