// What a file promises by the outline of its container, read without FFmpeg: how long it must be, whether its
// index is there. FFmpeg reads what it can and does not tell what is missing. Sources: ISO/IEC 14496-12 (mp4,
// mov), RFC 8794 and 9559 (mkv, webm), the RIFF and OpenDML papers (avi), Microsoft's Advanced Systems Format
// 01.20.03 (wmv), Adobe's Flash Video 10.1, SMPTE ST 377-1 (mxf), ISO/IEC 13818-1 (ts), RFC 3533 (ogg). One
// thread; reads a bounded number of bytes, whatever the file says.
#pragma once

#include "probe/file/media_file.h"

#include <QString>

#include <optional>

namespace probe {

struct Outline {
    QString container; // mp4, mov, 3gp, mkv, webm, avi, wmv, flv, mxf, ts, ogg; empty: one we do not know
    qint64 promisedSize = 0;   // bytes that the file has by its own account, at least; 0: it does not say
    bool torn = false;         // it ends in the middle of something
    bool inPieces = false;     // mp4 in fragments
    std::optional<bool> index; // whether its index is there; nothing for containers that have none
    bool needsIndex = false;   // nobody can read it without one
    std::optional<double> promisedSeconds;
    std::optional<double>
        lastSecond; // of the last picture or sound that is whole, from zero; only where it is told

    bool isCutOff(qint64 size) const { return torn || promisedSize > size; }
};

Outline outlineOf(MediaFile &file);

// One for each family; nothing where the file is of another.
std::optional<Outline> outlineOfMp4(MediaFile &file);
std::optional<Outline> outlineOfMatroska(MediaFile &file);
std::optional<Outline> outlineOfAvi(MediaFile &file);
std::optional<Outline> outlineOfAsf(MediaFile &file);
std::optional<Outline> outlineOfFlv(MediaFile &file);
std::optional<Outline> outlineOfMxf(MediaFile &file);
std::optional<Outline> outlineOfTransportStream(MediaFile &file);
std::optional<Outline> outlineOfOgg(MediaFile &file);

} // namespace probe
