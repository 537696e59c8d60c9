// One file on its way to one video: a state machine over the steps of protocol 1.6.
//
//   New --hash--> Hashed --create--> Created --open-----> Prepared --slices--> Sent --finish-> Confirmed
//                                       |                                                             |
//                                       +---------------- instant ------------------> Committing <----+
//                                                                                          |
//                                                                                       Published
//
//   New --hashed, begun by another program--> Prepared          Hashed --changed before create--> New
//   Prepared, Sent, Confirmed --asked whenever it goes on--> Confirmed, or Prepared while slices are missing
//   Committing --refused for certain--> Confirmed; when instant Created, to be sent after all or failed
//   Created to Committing --comes to nothing at Youku--> Hashed; New when all of it was sent
//
// Two facts are kept apart: stage (how far, durable, in the record) and activity (what it does at this
// moment). What a stage reached counts once the journal has it, and only then leaves the next request. After
// any death giveSlot() goes on from the server's answer: Created opens once more, Prepared to Confirmed ask
// how far the server is, Committing repeats its commit or asks for its fate; nothing is created before it is
// certain that nothing was published. Lives in the engine's thread; made and owned by UploadQueue.
#pragma once

#include "transfer/record/durable_record.h"
#include "transfer/sending/speed_meter.h"
#include "transfer/sending/traffic.h"
#include "transfer/services/activity.h"
#include "transfer/upload/chronicle.h"
#include "transfer/upload/line_watch.h"

#include <QObject>

#include <memory>

namespace transfer {

struct Services;
class StepRunner;
enum class StepEnd;

class Upload : public QObject
{
    Q_OBJECT
public:
    Upload(Services &services, const UploadRecord &record, QObject *parent);
    ~Upload() override;

    UploadId id() const { return m_record.id; }
    const UploadRecord &record() const { return m_record; }
    const UploadRecord &recordToSave() const { return m_durable.asked(); }
    Stage stage() const { return m_record.stage; }
    Activity activity() const;
    Progress progress() const;
    Wait wait() const;
    // What it sent in this run of the program, and on which connections it sends.
    Traffic traffic() const;
    QList<LaneSight> laneSights() const;
    // Since when all bytes are sent, by Clock::nowMs(); 0 while they are not.
    qint64 finishingSinceMs() const { return m_finishingSinceMs; }
    QString accountName() const; // whose it is, as people know it; empty: nobody knows
    // What keeps it from starting, found in its metadata.
    const QList<youku::FieldProblem> &problems() const { return m_problems; }
    // Youku has the metadata, or is being told it: changing it here would change nothing there.
    bool detailsLocked() const;
    // It stopped because its content is published already; the record names the video.
    bool publishedAlready() const;
    // Whether it did is being found out.
    bool comparing() const { return m_comparing || (stage() == Stage::Hashed && m_durable.settling()); }
    bool ready() const { return detailsLocked() || m_problems.isEmpty(); } // to be queued
    bool mayStart() const { return ready() && !m_record.needsDecision(); }
    bool fileIsReplaceable() const; // Youku knows nothing of it, nor is it about to be told
    bool accountIsOpen() const;     // likewise: it can be given another account
    bool ended() const;             // Published, Cancelled or Failed
    bool wantsSlot() const;         // ready to go on, as soon as the queue gives it a slot
    bool queued() const;            // the same, but that it may have to wait for another of the same content
    bool holdsSlot() const;
    bool lendsSlot() const; // pauses for long
    bool wantsSlotBack() const;
    bool slotHandedOn() const { return m_handedOn && lendsSlot(); } // somebody else goes ahead
    bool needsSlot() const; // finishing and cancelling go on without one
    bool active() const;    // traffic or a wait for more of it
    bool
    nothingSent() const;    // as far as can be known, not a byte of the file has left, whatever became of it
    bool corrected() const; // what Youku refused was changed, and not sent since

    // For the queue's classes (UploadQueue, RunSchedule, HashJob), which alone call what follows. A stop may
    // be asked for at any time; progress is kept.
    void setIntent(Intent intent);
    void giveSlot(); // begins, or goes on from the server's answer
    void giveSlotBack();
    void setHandedOn(bool handedOn);
    void setBehindSame(bool behind); // another of the same content is on its way
    void drain();                    // ends traffic, but waits a moment for answers that are due
    bool draining() const;
    void endSlices(); // begins none any more; it is held once those on their way have arrived
    void setStartAt(qint64 startAtMs); // since the epoch; 0: at any time
    void forgetPastStart();            // what has come has come, also when the clock is set back
    void setSendNow();                 // whatever its own time or the plan says
    void setMetadata(const youku::Metadata &metadata);
    void setAccount(const AccountId &account); // where it is open
    void setEdited(bool edited);               // nothing of it leaves meanwhile
    void setPosition(qint64 position);         // kept by whoever moves it
    void setListed(bool listed);
    void setReference(const QString &reference);
    void setPath(const QString &path);     // found again elsewhere
    void replaceFile(const QString &path); // by another one, or by what stands there now; where it may be
    void setDoubt(const QString &doubt);   // what a look into its file found; empty: nothing that stops it
    void acceptFile();                     // whatever a look finds
    void clearFailure();
    void startOver();                            // forgets what Youku has of it, and the hash
    void uploadAgain();                          // Cancelled: begins anew, with the details it has
    void setFound(const FileIdentity &identity); // before it is hashed
    void setHashing(qint64 bytesRead);
    void setHashingStopped();
    void setHashed(const FileIdentity &identity, const QString &md5);
    void setGrowing(); // until it is hashed
    void setComparing(bool comparing);
    void setPublishedAlready(const UploadRecord &known);
    void setAgain(); // to be uploaded although it is published already
    void fail(const base::Error &error);
    void forgetLeftover(const Leftover &leftover); // nothing of it lies at Youku any more
    void setVideoState(const QString &state);
    void markDealtWith(); // what became of it at Youku
    void setRestarted();  // the program, in the middle of it
    void keepHistory();   // what of it is not written yet, at the end of the program
    void measure();       // takes a sample for speed and time left
    bool wantsHash() const;
    qint64 expectedSize() const; // of the file to be hashed; -1: any

signals:
    void changed(); // anything visible but progress
    void wasPublished();
    void hasFailed();
    void startedOver(const base::Error &reason); // what was begun came to nothing; goes on by itself

private:
    bool held() const;
    bool goesOn() const; // by itself: now, or once it is held no more
    void proceed();
    void stepEnded(StepEnd end, const base::Error &error);
    void createAgain(const base::Error &reason, Happened how = Happened::BegunAnew);
    void lookForInterruption();
    void suspectChange();
    void tellPublished();
    void leaveServer();
    void stopFor(const base::Error &error, const DurableRecord::Edit &edit, Saved then);

    Services &m_services;
    DurableRecord m_durable;
    const UploadRecord &m_record; // as it is kept
    QList<youku::FieldProblem> m_problems;
    std::unique_ptr<StepRunner> m_steps;
    SpeedMeter m_meter;
    LineWatch m_line;
    InterruptionWatch m_interruption;
    qint64 m_bytesHashed = 0;
    qint64 m_hadConfirmed = 0; // bytes, when it was last looked
    qint64 m_lostThere = 0;    // bytes that Youku had and has no more
    bool m_hashing = false;
    bool m_growing = false;
    bool m_comparing = false; // with what is published
    bool m_edited = false;    // by somebody, at this moment
    bool m_wasReady = false;  // when it was queued, or was begun to be edited; for as long as it is edited
    bool m_changeSuspected = false; // looks changed; to be hashed again before it goes on
    qint64 m_finishingSinceMs = 0;
    bool m_handedOn = false; // what it lent is taken
    bool m_sent = false;     // bytes of the file have left, in this run of the program
    bool m_corrected = false;
    bool m_behindSame = false;
    bool m_askFirst = false; // the server knows better than we how far it is
    int m_createdAgain = 0;  // or sent again; since the user last had a hand in it
    bool m_toldPublished;
};

} // namespace transfer
