// A folder whose new videos join the queue by themselves, as its user wants it. Plain data; kept in the table
// "watched_folders" (store/folders/folder_table.h).
#pragma once

#include "transfer/record/account_id.h"

#include <QString>
#include <QStringList>

namespace store {

using FolderId = qint64; // of our own, never used twice; 0: not kept yet

struct WatchedFolder {
    static constexpr int leastAge = 10; // seconds
    static constexpr int mostAge = 60 * 60;
    static constexpr int usualAge = 2 * 60;

    FolderId id = 0;
    QString path;                // absolute and clean, as in transfer/files/local_path.h
    bool below = false;          // the folders in it too
    QString templateName;        // empty: none
    transfer::AccountId account; // empty: that of the template, else the default one when a file is added
    bool starts = false;         // new videos start by themselves; else they wait as drafts
    int ageSeconds = usualAge;   // how long a file has to stand still
    QStringList patterns;        // of names, as "*.mov", whatever the case; empty: all that Youku takes
    QString moveTo;              // an absolute folder for what can be watched; empty: files stay
    // Kept by the program: how many files it has added with this template; the next one gets this number + 1
    // where its title has a {n}.
    int numbered = 0;

    bool operator==(const WatchedFolder &) const = default;
};

} // namespace store
