// Whose file is worked on now, for each kind of work on files by itself: those that somebody waits for, in
// the order of the queue; and, unless one of them wants to be worked on, those that nobody started. One that
// is under way when somebody starts another goes on beside it, so that neither waits and no work is lost.
//
// Work that nobody waits for goes through the files calmly: one at a time, in the order of the queue, whether
// started, paused or neither. It needs no decision of the queue from one file to the next: with thousands of
// them that would cost more than the work.
//
// A file that is still being written is watched: it is tried again once its size and time have stood still
// for a while, longer when it was seen to change. That holds up nobody else.
//
// Lives in the engine's thread. Knows uploads by their ids alone: what their files are and what comes of the
// work is for the jobs to know.
#pragma once

#include "base/clock.h"
#include "transfer/files/file_job.h"

#include <QHash>
#include <QList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace transfer {

class FileJobSchedule : public QObject
{
    Q_OBJECT
public:
    enum class Urgency {
        NotNow, // paused, or about to be cancelled: nothing is begun
        Ahead,  // nobody started it
        Awaited,
    };
    using UrgencyOf = std::function<std::optional<Urgency>(UploadId)>; // nothing: there is no such upload
    enum class Pace {
        Hurried, // two at a time where somebody waits
        Calm,
    };
    using MakeJob = std::function<std::unique_ptr<FileJob>()>;

    // order belongs to the queue.
    FileJobSchedule(base::Clock &clock, const QList<UploadId> &order, UrgencyOf urgency);
    ~FileJobSchedule() override; // waits for its jobs

    // A kind of work, beside those that are there, which come first.
    void add(const MakeJob &make, Pace pace = Pace::Hurried);

    void next(); // begins what may begin; hurries what is under way if somebody waits for it by now
    void stop(UploadId id);
    void shutDown(); // nothing may be asked of it afterwards
    bool worksOn(UploadId id) const;

signals:
    void ready(); // next() has something to decide

private:
    struct Watched {
        FileIdentity identity; // as last seen
        qint64 sinceMs = 0;    // monotonic; it stood still since then
        bool changed = false;  // under our eyes
        bool rests = false;    // not to be looked at just now
    };
    struct Slot {
        std::unique_ptr<FileJob> job;
        UploadId id = 0; // whose file is worked on; 0: nobody's
    };
    struct Kind {
        Pace pace = Pace::Hurried;
        Slot awaited; // of calm work: has no job
        Slot ahead;   // for what nobody started when it began; of calm work: for all
        QHash<UploadId, Watched> watched;
    };

    void follow(Kind &kind, Slot &slot);
    // 0: none. urgency: nothing: any.
    UploadId choose(const Kind &kind, std::optional<Urgency> urgency) const;
    void next(Kind &kind);
    void begin(Kind &kind, Slot &slot, std::optional<Urgency> urgency);
    void watch(Kind &kind, UploadId id, const FileIdentity &identity, bool changed);
    void lookLater(Kind &kind, UploadId id);

    base::Clock &m_clock;
    const QList<UploadId> &m_order;
    UrgencyOf m_urgency;
    std::vector<std::unique_ptr<Kind>> m_kinds;
};

} // namespace transfer
