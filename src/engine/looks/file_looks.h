// What is known of the files of uploads from looks into them: facts, findings and a picture; and what a look
// means for its upload. The looks themselves go through the queue's schedule, one at a time, behind hashing
// (engine/looks/look_job.h).
//
// What stops a file is told to the queue as a doubt; whoever is not started then waits for a decision
// (UploadQueue::acceptFiles, lookAgain() here, UploadQueue::replaceFile). A file that changed is looked into
// again. Nothing depends on a look: without the program, or when it dies, everything else works as before.
//
// Engine thread; one of the engine's parts, made after the queue.
#pragma once

#include "base/clock.h"
#include "engine/looks/picture_folder.h"
#include "media/findings.h"
#include "media/looker.h"
#include "store/queue/upload_store.h"
#include "transfer/queue/upload_queue.h"

#include <memory>
#include <optional>

namespace engine {

class FileLooks : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 lookForChangesEveryMs = 5000; // of what waits for a decision

    FileLooks(store::UploadStore &store, transfer::UploadQueue &queue, base::Clock &clock,
              const QString &picturesDir, QObject *parent = nullptr);
    ~FileLooks() override;

    // What an earlier run kept of uploads that are listed or not over; before the queue is restored. Pictures
    // of the published are kept as long as their records.
    void restore(const QHash<transfer::UploadId, store::KeptLook> &kept);
    // Looks into what nobody looked into, from now on. Once.
    void begin(std::unique_ptr<media::Looker> looker);
    // How large a file the account takes; nothing: nobody told.
    void setMostBytes(std::optional<qint64> bytes);
    // Whether pictures are made and kept. Where they are wanted again, files are looked into once more; those
    // of uploads that have ended are left alone.
    void setPicturesWanted(bool wanted);
    // No finding stops anything (YOUCHUAN_ANYWAY).
    void acceptAll() { m_acceptsAll = true; }

    // As it was when somebody looked; nothing: nobody did so far.
    std::optional<media::Look> look(transfer::UploadId id) const;
    QList<media::Finding> findings(transfer::UploadId id) const;
    PictureFolder &pictures() { return m_pictures; }

    // Of an upload that is nobody's any more: its picture goes as well.
    void forget(transfer::UploadId id);
    void lookAgain(const QList<transfer::UploadId> &ids);

    // For the job: whether, and where.
    bool wants(transfer::UploadId id) const;
    QString fileOf(transfer::UploadId id) const;
    // A look that has ended; also one from before the file was added. picture: of PictureFolder::scratch().
    void take(transfer::UploadId id, const media::Look &look, const QString &picture);

signals:
    void changed(transfer::UploadId id); // what is known of it, its picture included
    void picturesWantedChanged();

private:
    struct Seen {
        store::KeptLook look;
        transfer::FileIdentity expected; // by the record then: the file may be another one by now
        QString unreadableAt;            // the path where it could not be opened; else empty
        bool again = false;              // somebody wants another look
    };

    void judge(transfer::UploadId id);
    void judgeSizes();
    void forgetFile(transfer::UploadId id);
    bool isNotHashed(const transfer::Upload &upload, const media::Look &look) const;
    void watchDoubted();
    void lookForChanges(const QList<std::pair<transfer::UploadId, QString>> &doubted);

    store::UploadStore &m_store;
    transfer::UploadQueue &m_queue;
    base::Clock &m_clock;
    PictureFolder m_pictures;
    QThreadPool m_pool;
    QHash<transfer::UploadId, Seen> m_seen;
    std::optional<qint64> m_mostBytes;
    bool m_acceptsAll = false;
    bool m_watching = false; // what waits for a decision
};

} // namespace engine
