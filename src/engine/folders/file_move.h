// Moves one file into another folder, so that whatever dies when there is a whole one at one of the two
// places, and asked again it goes on. Nothing that lies there is overwritten: "film.mp4" becomes "film
// (2).mp4". A file is taken away only once it lies, whole and on the disk, at the other place, and only
// unchanged.
//
// Touches the disk for as long as it takes, so for a thread of its own. By paths as in
// transfer/files/local_path.h.
#pragma once

#include "transfer/files/file_identity.h"

#include <QString>

#include <atomic>

namespace engine {

struct FileToMove {
    QString path;
    transfer::FileIdentity identity; // as it was when its content was read
    QString md5;
    QString folder; // where to; must be there
};

struct MoveOutcome {
    enum class How {
        Moved,
        Left,  // it changed, or is not there any more: nothing is left to do
        Later, // the disk is full, away, or lets nobody write
    };
    How how = How::Later;
    QString to;     // Moved: its path by now
    QString reason; // Later: the system's words
};

MoveOutcome moveFile(const FileToMove &file, const std::atomic_bool &cancelled);

} // namespace engine
