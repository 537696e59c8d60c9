// From finished files in watched folders to uploads: one file after the other is read for its content, and
// what is not here yet, neither taken before nor in the queue nor published, is added by its folder's
// template.
//
// That it is taken is kept before it is added; after a death in between it is looked for, and added unless it
// is there. The engine's thread; files are looked for and read on others.
#pragma once

#include "base/clock.h"
#include "engine/folders/folders.h"
#include "ingest/folders/folder_watcher.h"
#include "store/folders/taken_file.h"
#include "transfer/files/file_hasher.h"

#include <QThreadPool>

#include <deque>

namespace engine {

class FolderIntake : public QObject
{
    Q_OBJECT
public:
    explicit FolderIntake(const FolderParts &parts, QObject *parent = nullptr);
    ~FolderIntake() override;

    // The numbers of files go on behind this one.
    void setLastNumber(qint64 number) { m_lastNumber = number; }
    // Which folders are to be watched from now on, as they are wanted; looks into those that are new or
    // changed.
    void watch(const QList<store::WatchedFolder> &folders);
    void lookNow(store::FolderId id);
    // What a death has left open; then calls back.
    void settle(const store::TakenFile &file, const std::function<void()> &settled);
    // Of the folder's last look; nothing: none has ended yet.
    std::optional<ingest::FolderLook> look(store::FolderId id) const;

signals:
    // Is in the queue, and kept as such; numbered: its folder counts one more.
    void taken(const store::TakenFile &file);
    void numbered(const store::WatchedFolder &folder);
    void looked(store::FolderId id);

private:
    struct Found {
        store::FolderId folder = 0;
        ingest::FinishedFile file;
    };
    ingest::FolderWish wishOf(const store::WatchedFolder &folder) const;
    void found(store::FolderId id, const QList<ingest::FinishedFile> &files);
    void next();
    void read(); // the file at hand
    void nextSoon();
    void waitFor(const Found &found);                            // it is not finished, or could not be kept
    const transfer::Upload *queuedAt(const QString &path) const; // not published yet; null: none
    void hashed(const transfer::FileIdentity &identity, const QString &md5);
    void judge(const store::TakenFile &file, bool known);
    void take(store::TakenFile file);
    void add(store::TakenFile file, const store::WatchedFolder &folder);
    std::optional<store::WatchedFolder> folder(store::FolderId id) const;
    void done(); // with the file at hand

    FolderParts m_parts;
    QHash<store::FolderId, ingest::FolderWatcher *> m_watchers; // children
    QList<store::WatchedFolder> m_folders;
    std::deque<Found> m_found;
    transfer::FileHasher m_hasher;
    QThreadPool m_pool;
    Found m_atHand;
    bool m_busy = false;
    qint64 m_lastNumber = 0;
};

} // namespace engine
