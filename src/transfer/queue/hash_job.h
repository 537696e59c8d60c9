// Hashing as a job on files: brings a new upload from New to Hashed, and finds out whether a file that looks
// changed still holds what was hashed of it. Engine thread; reads on a thread of its own.
#pragma once

#include "transfer/files/file_hasher.h"
#include "transfer/files/file_job.h"

#include <QHash>

namespace transfer {

class Upload;

class HashJob : public FileJob
{
    Q_OBJECT
public:
    // uploads belongs to the queue.
    HashJob(base::Clock &clock, const QHash<UploadId, Upload *> &uploads);

    bool wants(UploadId id) const override;
    void start(UploadId id, const LastLook &last) override;
    void setAwaited(bool awaited) override { m_hasher.setAwaited(awaited); }
    void stop() override;
    void shutDown() override { m_hasher.cancel(); }

signals:
    void hashed(transfer::UploadId id);

private:
    void takeProgress(UploadId id, qint64 bytes);
    void takeHash(UploadId id, const FileIdentity &identity, const QString &md5);
    void takeFailure(UploadId id, const base::Error &error);
    void takeGrowth(UploadId id, const FileIdentity &identity, bool changed);

    base::Clock &m_clock;
    const QHash<UploadId, Upload *> &m_uploads;
    FileHasher m_hasher;
    qint64 m_begunMs = 0; // monotonic
};

} // namespace transfer
