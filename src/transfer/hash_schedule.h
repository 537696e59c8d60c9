// Which files of the queue are hashed now: those that shall run, in the order of the queue; and, unless one
// of them wants to be read, those that nobody started. One that is under way when somebody starts another
// goes on beside it, so that neither waits and no work is lost.
//
// A file that is still being written is watched: it is hashed once its size and time have stood still for a
// while, longer when it was seen to change. That holds up nobody else.
#pragma once

#include "transfer/file_hasher.h"
#include "transfer/upload.h"

#include <QHash>

namespace transfer {

class HashSchedule : public QObject
{
    Q_OBJECT
public:
    // order and uploads belong to the queue.
    HashSchedule(base::Clock &clock, const QList<UploadId> &order, const QHash<UploadId, Upload *> &uploads);

    void next(); // begins what may begin; hurries what is under way if it shall run
    void stop(UploadId id);
    void shutDown();
    bool hashing(UploadId id) const { return m_started.current() == id || m_resting.current() == id; }

signals:
    void ready(); // next() has something to decide
    void hashed(transfer::UploadId id);

private:
    struct Watched {
        FileIdentity identity; // as last seen
        qint64 sinceMs = 0;    // monotonic; it stood still since then
        bool changed = false;  // under our eyes
        bool rests = false;    // not to be looked at just now
    };

    void follow(FileHasher &hasher);
    bool awaited(UploadId id) const;
    Upload *choose(Intent intent) const;
    void begin(FileHasher &hasher, Upload *upload);
    void watch(UploadId id, const FileIdentity &identity, bool changed);
    void lookLater(UploadId id);

    base::Clock &m_clock;
    const QList<UploadId> &m_order;
    const QHash<UploadId, Upload *> &m_uploads;
    FileHasher m_started;
    FileHasher m_resting; // for what nobody started when it began
    QHash<UploadId, Watched> m_watched;
    QHash<UploadId, qint64> m_begunMs; // monotonic
};

} // namespace transfer
