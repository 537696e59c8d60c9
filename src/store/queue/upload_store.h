// Uploads and history in SQLite; fulfils transfer::RecordStore.
//
// Lives in one thread, which makes all calls and gets all answers. A writer thread of its own owns the
// database; it takes requests in their order and writes what is waiting in one transaction. The destructor
// returns when everything asked for is written. Fsync means PRAGMA synchronous = FULL for that transaction,
// Process means NORMAL. upload_token and watch_password of an ended upload are gone from the files soon after
// its record was kept.
#pragma once

#include "base/result.h"
#include "store/folders/taken_file.h"
#include "store/queue/due_runs.h"
#include "store/queue/history_table.h"
#include "store/queue/media_table.h"
#include "transfer/record/record_store.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace store {

struct StoreRequest;
class StoreWriter;
class UploadTable;

// A file that somebody wants to add.
struct KnownFile {
    QString path;
    transfer::FileIdentity identity;
};

struct Loaded {
    // In queue order: listed ones, and all that were taken off the list and are not published, or have left
    // something behind at Youku.
    QList<transfer::UploadRecord> records;
    transfer::UploadId lastId = 0;      // the highest ever kept, also of forgotten uploads
    QString notice;                     // a sentence for the user; empty when all was well
    std::optional<base::Error> failure; // the database cannot be used; nothing will be kept
};

class UploadStore : public QObject, public transfer::RecordStore
{
    Q_OBJECT
public:
    explicit UploadStore(const QString &databasePath, QObject *parent = nullptr);
    ~UploadStore() override;

    void load(QObject *context, std::function<void(const Loaded &)> done);

    void save(const QList<transfer::UploadRecord> &records, transfer::Durability durability, QObject *context,
              transfer::Tried tried) override;
    void saveSlices(transfer::UploadId id, const QList<transfer::SliceTask> &inFlight,
                    const QList<transfer::AcknowledgedSlice> &acknowledged, qint64 transferred,
                    QObject *context, transfer::Tried tried) override;
    void drop(const QList<transfer::UploadId> &ids, QObject *context, transfer::Tried tried) override;

    // What looks into files told: all that is kept of what load() answers; one more, in place of the one
    // before; and none any more. A look that cannot be kept is taken again at another start.
    void looks(QObject *context, std::function<void(const QHash<transfer::UploadId, KeptLook> &looks)> done);
    void saveLook(transfer::UploadId id, const KeptLook &look);
    void dropLook(transfer::UploadId id);

    // What uploads and history say whose they are, each once; and another word for it in all of them.
    void accounts(QObject *context, std::function<void(const QList<transfer::AccountId> &)> done);
    void renameAccounts(const QHash<transfer::AccountId, transfer::AccountId> &names, QObject *context,
                        transfer::Tried tried);

    using Records = std::function<void(const QList<transfer::UploadRecord> &)>;
    using Record = transfer::Found;

    // What was ever published, listed or not (store/queue/history_table.h).
    void findInHistory(const HistoryQuery &query, QObject *context,
                       std::function<void(const HistoryHits &)> done);
    void historyEntries(const QList<transfer::UploadId> &ids, QObject *context,
                        std::function<void(const QList<HistoryEntry> &)> done);
    void historyAccounts(QObject *context, std::function<void(const QList<transfer::AccountId> &)> done);
    // What Youku said of those, at that time.
    void saveVideoStates(const QHash<transfer::UploadId, QString> &states, qint64 askedAtMs, QObject *context,
                         transfer::Tried tried);
    // Of one of them, all there is to know; nothing: there is none.
    void published(transfer::UploadId id, QObject *context, Record done);
    // The published ones that are not listed any more and were made of one of these files: by its path or,
    // unchanged, by its id. Of each file the newest few, newest first.
    void publishedFrom(const QList<KnownFile> &files, QObject *context, Records done);
    // The published ones of these bytes, listed or not, newest first.
    void publishedWith(qint64 size, const QString &md5, QObject *context, Records done);
    // Those of them that there are, listed or not.
    void known(const QList<transfer::UploadId> &ids, QObject *context,
               std::function<void(const QSet<transfer::UploadId> &)> done);
    void findPublished(qint64 size, const QString &md5, const transfer::AccountId &accountId,
                       QObject *context, Record done) override;
    // The upload of the same unchanged file: one still to be published if there is one, else the last
    // published whose video still stands.
    void findByIdentity(const QString &path, const transfer::FileIdentity &identity, QObject *context,
                        Record done);

    // Of which events one run each of the user's program is due from now on; those that are due stay.
    void setDueEvents(DueEvents events);
    void nextDueRun(QObject *context, std::function<void(const std::optional<DueRun> &)> done);
    void dropDueRun(qint64 number, QObject *context, transfer::Tried tried);

    // Watched folders, and what was taken from them (store/queue/upload_folders.cpp). todayMs: when this day
    // began, since the epoch.
    void foldersAtWork(qint64 todayMs, QObject *context, std::function<void(const FoldersAtWork &)> done);
    void saveFolder(const WatchedFolder &folder, QObject *context, transfer::Tried tried);
    void dropFolder(FolderId id, QObject *context, transfer::Tried tried);
    // Which of these files are known by their identities, by index.
    void takenBefore(const QList<TakenFile> &files, QObject *context,
                     std::function<void(const QList<qsizetype> &)> done);
    // Whether this content was taken before or is in the queue or the history, whatever it is called.
    void hasContent(qint64 size, const QString &md5, QObject *context, std::function<void(bool)> done);
    // One more, and its folder with it, in one transaction.
    void saveTaken(const TakenFile &file, const std::optional<WatchedFolder> &folder, QObject *context,
                   transfer::Tried tried);
    void saveTakenStep(const TakenFile &file, QObject *context, transfer::Tried tried);
    void dropTaken(qint64 number, QObject *context, transfer::Tried tried);
    // The upload of this content, listed or published; 0: none.
    void uploadOf(qint64 size, const QString &md5, QObject *context,
                  std::function<void(transfer::UploadId)> done);

    // Reads without an engine, also while another process writes: the listed uploads, with history all of
    // them. Touches the disk in the calling thread. No database yet: an empty list.
    static base::Result<QList<transfer::UploadRecord>> read(const QString &databasePath, bool withHistory);
    // What was published since then (ms since the epoch), newest first; also of a queue of an older version,
    // which knows less of it.
    static base::Result<QList<HistoryEntry>> readHistory(const QString &databasePath, qint64 sinceMs);
    static base::Result<QList<WatchedFolder>> readFolders(const QString &databasePath);
    // The same of one upload, listed or published; nothing: there is none.
    static base::Result<std::optional<transfer::UploadRecord>> readOne(const QString &databasePath,
                                                                       transfer::UploadId id);

private:
    friend class StoreWriter;
    template <typename T>
    void ask(bool write, transfer::Durability durability, QObject *context,
             std::function<T(UploadTable &)> work, std::function<void(const T &)> done);
    void answer(int count);

    std::deque<std::unique_ptr<StoreRequest>> m_waiting; // in the order asked; the writer refers to them
    std::unique_ptr<StoreWriter> m_writer;
};

} // namespace store
