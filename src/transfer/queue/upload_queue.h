// The queue: who is in it, in which order, and what the user wants of them; RunSchedule decides who runs now.
//
// Lives in one thread, never blocks it. Every change the user makes is handed to the journal at once. Nothing
// starts by itself: an added upload is Not started until start(). Hashing begins when a file is added, in
// queue order.
#pragma once

#include "transfer/queue/leftover_sweep.h"
#include "transfer/queue/run_schedule.h"
#include "transfer/services/gate.h"
#include "transfer/services/start_times.h"

#include <functional>
#include <utility>

namespace transfer {

struct NewUpload {
    QString path; // absolute
    youku::Metadata metadata;
    QString reference;
    // What is known of it from an upload before: while it is that file it is not hashed again.
    FileIdentity identity = {};
    QString md5 = {}; // empty: nothing
    // Begun at Youku by another program, which had got so far that slices could be sent; without a token:
    // nowhere yet.
    youku::Created begun = {};
    bool again = false;     // also if its content is published already
    bool anyway = false;    // whatever a look into the file finds
    AccountId account = {}; // who is to create it; empty: the default one
};

class UploadQueue : public QObject
{
    Q_OBJECT
public:
    explicit UploadQueue(Services &services, QObject *parent = nullptr);
    ~UploadQueue() override;

    // Takes over what the store had, in order; those that ran go on. Once, before anything else.
    void restore(const QList<UploadRecord> &records, UploadId lastId);

    int count() const { return int(m_order.size()); }
    const QList<UploadId> &order() const { return m_order; } // listed uploads only
    const Upload *find(UploadId id) const;                   // null when not in the queue
    bool anythingRunning() const
    {
        return m_schedule.anythingRunning();
    }                                                         // would stop if the program ended now
    const std::optional<base::Error> &keepingTrouble() const; // why records cannot be kept; none: they can
    bool allEnded() const { return !anythingRunning(); }      // nothing runs, waits or is about to
    // The time that all of it takes; nothing when some of it begins later than that, or the plan says
    // something else before.
    std::optional<TimeLeft> foreseen(const std::optional<TimeLeft> &left) const;

    // Adds at the end; metadata without a title gets one from the file name. Answers the new ids in order.
    QList<UploadId> add(const QList<NewUpload> &files);

    // What is not ready is not started, retried or begun anew: it has problems.
    void start(const QList<UploadId> &ids); // Not started, Paused -> Waiting
    // The same, but nothing of their files leaves before (ms since the epoch). For what is on its way
    // already: nothing more does.
    void startAt(const QList<UploadId> &ids, qint64 startAtMs);
    // What waits for its time or for the weekly plan waits no more, until it has ended.
    void sendNow(const QList<UploadId> &ids);
    void pause(const QList<UploadId> &ids);     // traffic stops within a second, nothing acknowledged is lost
    void cancel(const QList<UploadId> &ids);    // here and at Youku
    void retry(const QList<UploadId> &ids);     // Failed -> Waiting, from where it stopped
    void startOver(const QList<UploadId> &ids); // Failed: forgets what Youku has and begins anew
    // Cancelled -> Waiting, or Not started while it is not ready.
    void uploadAgain(const QList<UploadId> &ids);
    // Also if their content is published already; those that stopped for it go on.
    void uploadAnyway(const QList<UploadId> &ids)
    {
        forEach(ids, [](Upload &upload) { upload.setAgain(); });
    }
    void locate(UploadId id, const QString &path); // the file is elsewhere now
    // Another file, or what stands at its path by now: nothing is known of it. Not once it is created.
    void replaceFile(UploadId id, const QString &path);
    // What a look into the file found that Youku could make nothing of, as a word ("no_index"); empty:
    // nothing. Not started it waits for a decision then; what has started goes on.
    void setDoubt(UploadId id, const QString &doubt);
    void acceptFiles(const QList<UploadId> &ids); // and starts them, whatever a look finds
    // Another kind of work on files (transfer/files/file_job_schedule.h), one file at a time, in queue order.
    void addFileJob(const FileJobSchedule::MakeJob &make) { m_schedule.addFileJob(make); }
    void decideSoon() { m_schedule.decideSoon(); } // a job wants other files than before

    // Takes them off the list: the published stay as history, others are forgotten (and cancelled at Youku).
    void remove(const QList<UploadId> &ids);
    // Takes them off the list as well, but they can be put back where they were, doing what they did, until
    // the program ends; the next start forgets them as remove() does.
    void takeOff(const QList<UploadId> &ids);
    void putBack(const QList<UploadId> &ids);
    // Puts them before another (0: at the end), keeping their order among themselves.
    void move(const QList<UploadId> &ids, UploadId before);

    // Refused (false) once Youku has the metadata.
    bool setMetadata(UploadId id, const youku::Metadata &metadata);
    // Who creates them at Youku, in place of one that was asked for and is not known; not once that is done.
    // Those that may not be changed stay as they are.
    void setAccount(const QList<UploadId> &ids, const AccountId &account);
    // Somebody edits these now: what of them waits is held until it is left. All others are not edited.
    void setEdited(const QSet<UploadId> &ids);
    // The caller's own id; for an upload that is known under another one.
    void setReference(UploadId id, const QString &reference);
    void setUploadsAtOnce(int count) { m_schedule.setUploadsAtOnce(count); }
    void setVideoState(UploadId id, const QString &state);
    void markDealtWith(const QList<UploadId> &ids); // what Youku could not encode or restricts

    // Stops all traffic and calls back once everything is kept; the intents stay, so the next start goes on.
    void shutDown(QObject *context, std::function<void()> done)
    {
        // What is left behind goes now rather than at the next start, if it goes quickly.
        m_sweep.whenIdle(context, [this, context, done = std::move(done)]() mutable {
            m_schedule.shutDown(context, std::move(done));
        });
    }

signals:
    void added(const QList<transfer::UploadId> &ids);
    void removed(const QList<transfer::UploadId> &ids);
    void forgotten(transfer::UploadId id); // for good: there is no record of it any more
    void
    fileReplaced(transfer::UploadId id); // is about to be: nothing holds that was known of the one before
    void orderChanged();
    // States at once (batched per event-loop turn), progress four times a second.
    void changed(const QList<transfer::UploadId> &ids);
    void published(transfer::UploadId id);
    void failed(transfer::UploadId id);
    void rejected(transfer::UploadId id); // published, but Youku could not encode it or restricts it
    void idle();                          // allEnded() has become true
    void startedOver(transfer::UploadId id, const base::Error &reason);
    // A record cannot be kept (disk full): nothing begins, and what has begun waits until it can.
    void keepingFailed(const base::Error &error);

private:
    Upload *insert(const UploadRecord &record);
    Upload *at(UploadId id) const { return m_uploads.value(id); }
    void forEach(const QList<UploadId> &ids, const std::function<void(Upload &)> &what);
    void setIntents(const QList<UploadId> &ids, Intent intent);
    void findFiles(const QList<UploadId> &ids);
    void unlist(const QList<UploadId> &ids, const std::function<void(Upload &)> &what);
    void discard(Upload &upload);
    void forget(UploadId id);
    void leftoverGone(UploadId id, const Leftover &leftover);
    void accountSignedIn(const AccountId &account);
    void expectFile(const UploadRecord &record);
    void lookForFiles();
    void heedGates();
    static bool stoppedByFullDisk(const UploadRecord &record);
    void saveAll(const QList<UploadRecord> &records);

    Services &m_services;
    DiskGate m_disk;
    StartTimes m_startTimes;
    LeftoverSweep m_sweep;
    QHash<UploadId, Upload *> m_uploads; // children; unlisted ones only while Youku must hear of their cancel
    QList<UploadId> m_order;
    QHash<UploadId, Intent> m_takenOff; // what they did before
    QSet<UploadId> m_edited;
    RunSchedule m_schedule;
    UploadId m_lastId = 0;
    bool m_expectingFiles = false;
};

} // namespace transfer
