// What happened to an upload, in words: the same for window and console.
#pragma once

#include "transfer/record/upload_record.h"

#include <QDateTime>
#include <QString>

namespace words {

struct HappeningLine {
    enum class Tone { Plain, Good, Attention };
    QDateTime at;
    QString sentence; // "3 interruptions, 48 s together"
    QString detail;   // "network away once, Youku busy twice (503)"; mostly empty
    Tone tone = Tone::Plain;

    bool operator==(const HappeningLine &) const = default;
};

// Oldest first; from its being added on. nothingFound: by a look into its file.
QList<HappeningLine> whatHappened(const transfer::UploadRecord &record, bool nothingFound = false);
// For the ear: "14:32, Published"; of another day with its date.
QString spoken(const HappeningLine &line);

} // namespace words
