// One step of an upload: what carries it from one stage to the next. Made by StepRunner, run once.
//
// begin() starts; ended() comes once, from the event loop. What a step finds out becomes part of the record
// once it is kept, and only then leaves the request that relies on it.
//
// The engine's thread; services and record outlive it. What went wrong comes as the Error of ended().
#pragma once

#include "transfer/record/durable_record.h"
#include "transfer/sending/traffic.h"
#include "transfer/services/activity.h"
#include "transfer/services/retrier.h"
#include "transfer/services/services.h"
#include "transfer/transport/transport.h"

#include <QObject>

#include <functional>
#include <memory>

namespace transfer {

enum class StepEnd {
    Advanced,       // the record's stage says how far
    CreateAgain,    // what is begun at Youku comes to nothing: begin anew
    SmallerSlices,  // begin anew with smaller slices
    AskServer,      // it has not what we think it has
    SendAgain,      // it has lost some of what was sent, or all of it; the record knows
    OtherTransport, // nobody can be reached where the bytes should go
    HashAgain,      // the file changed before anything was sent
    Held,           // what was on its way has arrived, and nothing more may begin
    Failed,
};

class Step : public QObject
{
    Q_OBJECT
public:
    // transport: of what is begun at Youku; none before create.
    Step(Services &services, DurableRecord &record, std::unique_ptr<Transport> transport, QObject *parent);

    // Begins, unless the same content became a video meanwhile by another upload: what is begun of this one
    // then comes to nothing, and it ends as known.
    void start();
    virtual void begin() = 0;
    // Nothing more comes of it, not even into the record. It is deleted later, for it may be on the stack.
    virtual void halt();
    bool halted() const { return m_halted; }
    // Sends nothing more, but waits for answers that are due; ends in drained(). False: none are due, it may
    // be halted at once.
    virtual bool drain() { return false; }
    // Begins no slice any more; when those on their way have arrived it ends as Held. What sends none goes
    // on.
    virtual void endSlices() {}
    // Whether Youku has more of the file than before it began; absent from steps that send nothing. One that
    // moved nothing must not be tried again at once.
    virtual std::optional<bool> movedAnything() const { return std::nullopt; }
    virtual qint64 onTheWire() const { return 0; }
    virtual int lanes() const { return 0; } // the most at once; 0: it sends nothing
    virtual Wait wait() const { return m_retrier.wait(); }
    // Goes on after a while; meanwhile the reason can be seen. attempt: the how-manieth comes next.
    void pauseThen(const base::Error &reason, qint64 ms, int attempt, std::function<void()> next);
    // Until when all of it pauses, by Clock::nowMs(); 0 while anything of it does not.
    virtual qint64 pausesUntilMs() const { return pauseEnd(wait()); }
    virtual void useTurn(Turn *turn) { m_retrier.useTurn(turn); }
    // Where to count what it sends; outlives it.
    virtual void countInto(Traffic *) {}
    virtual QList<LaneSight> laneSights() const { return {}; }
    // Whom it sends to, for what is remembered of servers; empty before create.
    QString server() const { return m_transport ? m_transport->server() : QString(); }

signals:
    void ended(transfer::StepEnd end, const base::Error &error);
    void waitChanged();
    void progressed();
    void drained();

protected:
    // Only a cancel goes on without one: of a program that knows more of them.
    bool hasTransport() const { return bool(m_transport); }
    Transport &transport() const { return *m_transport; }
    // Looks for a video of the same content and account; notes in the record which it is.
    void findPublished(std::function<void(bool found)> done);
    // Goes on once the change of the record is kept.
    void advance(const DurableRecord::Edit &edit, std::function<void()> next);
    void advanceAndEnd(const DurableRecord::Edit &edit); // in Advanced
    void fail(const base::Error &error) { emit ended(StepEnd::Failed, error); }
    // The end of an upload: its secrets are wiped.
    void published(const QString &videoId);
    // Asks videos/show what became of a commit (protocol 6.3). Unknown is no answer: there the error says
    // why.
    enum class Fate { Published, NotEncoded, NoSuchVideo, Unknown };
    void queryPublished(std::function<void(Fate fate, const base::Error &error)> told);
    // "Could not find out whether it was published": asks again later, for neither a failure nor a second
    // video would be right.
    void pauseUntold(const base::Error &why, std::function<void()> next);
    // That ends where nobody will ever tell: the account's own API has no word for it, and the other was
    // asked in vain again and again.
    bool neverTold(const base::Error &why) const;
    static base::Error untold(const base::Error &why);
    // By another program, whose word is all there is for it being this file.
    bool begunElsewhere() const { return m_record.accountId.isEmpty(); }
    void ofAnotherFile(); // it is not: all of this one is sent
    // What a reaction that is left to a step means for the upload.
    void endBy(base::Reaction reaction, const base::Error &error);
    Wait pauseFor(const base::Error &reason, qint64 ms, int attempt) const;
    static qint64 pauseEnd(const Wait &wait) { return wait.untilMs; }
    // Looks at the file of the upload as it is now.
    void lookAtFile(std::function<void(const FileIdentity &now)> told);

    Services &m_services;
    DurableRecord &m_durable;
    const UploadRecord &m_record; // as it is kept
    Retrier m_retrier;

private:
    const std::unique_ptr<Transport> m_transport;
    bool m_halted = false;
    int m_untold = 0; // how often nobody could tell the fate
};

} // namespace transfer
