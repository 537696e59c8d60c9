// Which file of the queue is hashed now: those that shall run first, then the order of the queue. A file that
// is still being written is looked at again a little later, and does not hold up the others.
#pragma once

#include "transfer/file_hasher.h"
#include "transfer/upload.h"

#include <QHash>
#include <QSet>

namespace transfer {

class HashSchedule : public QObject
{
    Q_OBJECT
public:
    // order and uploads belong to the queue.
    HashSchedule(Clock &clock, const QList<UploadId> &order, const QHash<UploadId, Upload *> &uploads);

    void next(); // begins the next one unless one is under way, which is hurried if it shall run
    void stop(UploadId id);
    void shutDown();
    UploadId current() const { return m_hasher.current(); } // 0: none

signals:
    void ready(); // next() has something to decide

private:
    Upload *choose() const;
    void lookLater(UploadId id);

    Clock &m_clock;
    const QList<UploadId> &m_order;
    const QHash<UploadId, Upload *> &m_uploads;
    FileHasher m_hasher;
    QSet<UploadId> m_growing; // not to be looked at just now
};

} // namespace transfer
