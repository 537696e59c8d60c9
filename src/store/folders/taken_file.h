// A file that was found in a watched folder, as it is known from then on: by its content, and for as long as
// nothing about it changes by its identity, so that it is not read again. Plain data.
#pragma once

#include "store/folders/watched_folder.h"
#include "transfer/files/file_identity.h"
#include "transfer/files/upload_id.h"

#include <QHash>
#include <QList>

namespace store {

// What is left to do for it; each is done again after a death in between.
enum class TakenStep {
    Known,    // nothing
    Adding,   // it is about to become an upload, or has just become one
    Looking,  // its upload is there, and a look into the file decides how it goes on
    Awaiting, // until Youku says what became of its video
    Moving,   // its video can be watched: to be moved
};
QString takenStepName(TakenStep step); // "adding" ...

struct TakenFile {
    qint64 number = 0; // of our own, never used twice
    FolderId folder = 0;
    QString path;
    transfer::FileIdentity identity;
    QString md5;
    qint64 takenAtMs = 0;          // since the epoch
    transfer::UploadId upload = 0; // that it became; 0: none, its content was here already
    TakenStep step = TakenStep::Known;
    QString moveTo = {}; // a folder, while it is moved

    bool operator==(const TakenFile &) const = default;
};

// Files that became uploads on one day.
struct DayOfFolder {
    int added = 0;
    qint64 lastMs = 0;
};

// All that is needed to go on.
struct FoldersAtWork {
    QList<WatchedFolder> folders; // in the order in which they were added
    FolderId lastFolder = 0;      // the highest ever kept
    QList<TakenFile> open;        // with something left to do
    qint64 lastTaken = 0;         // the highest number
    QHash<FolderId, DayOfFolder> today;
};

} // namespace store
