// What a look into a file told, in words: facts as they stand beside each other, and findings.
#pragma once

#include "media/findings.h"

#include <QStringList>

namespace words {

QString lengthText(double seconds);        // "12:34", "1:04:16"
QString bitRateText(qint64 bitsPerSecond); // "8.1 Mbit/s"
QString codecText(const QString &codec);   // FFmpeg's name as people know it: "H.264"
QString levelText(const media::Level &level);

// What stands beside a name: "12:34", "1920×1080", "25 fps"; empty where it is not known.
struct PictureWords {
    QString length;
    QString spokenLength; // "12 min 34 s"
    QString size;         // as it is seen
    QString rate;
};
PictureWords pictureWords(const media::Facts &facts);

// Length, size of the picture as it is seen, pictures a second, codecs, bit rate; what is not known is left
// out.
QStringList factsOf(const media::Facts &facts);

// When and where it was shot: "shot 18 Oct 2026 06:41, 48.70° N 87.02° E"; empty: the file does not say.
QString shotWords(const media::Facts &facts);
// The same and the size, a line for each kind.
QStringList factLines(const media::Facts &facts);

// Each a sentence without its full stop; why and toDo may be empty.
struct FindingWords {
    QString what;
    QString why;
    QString toDo;
    QString brief = {}; // what, in a row; empty: the same
};
FindingWords findingWords(const media::Finding &finding);
QString findingSentences(const media::Finding &finding); // all of them, with their full stops

// What keeps an upload waiting for a decision (transfer::UploadRecord::doubt), short enough for a row.
QString doubtSentence(const QString &doubt);
QString doubtSentences(const QString &doubt);        // with why, and what to do
media::Finding findingOfDoubt(const QString &doubt); // without its numbers

// Why there are no facts; empty where there are.
QString noFactsSentence(const media::Look &look);

} // namespace words
