// The MD5 of one whole file in the background, with progress and cancel; one file at a time.
//
// A file that is fresh, that changed since it was last looked at or changes while it is read, or that
// somebody has open for writing, is still being written: growing() is emitted and the caller, who watches it,
// tries again later. Every start ends in exactly one of hashed, growing, failed, unless cancelled. Files are
// opened read-only. A long file is read in the time that nobody else wants, unless somebody waits for it.
//
// Lives in the engine's thread; signals come from the event loop. Errors are FileMissing, FileChanged,
// FileEmpty and FileUnreadable, the last with the system's words.
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "transfer/files/last_look.h"
#include "transfer/files/upload_id.h"

#include <QThreadPool>

#include <atomic>
#include <memory>

namespace transfer {

class FileHasher : public QObject
{
    Q_OBJECT
public:
    explicit FileHasher(base::Clock &clock, QObject *parent = nullptr);
    ~FileHasher() override; // waits for the block that is being read

    bool busy() const { return m_id != 0; }
    UploadId current() const { return m_id; }
    // A file of another size than expected (-1: any) fails with FileChanged, unread.
    void start(UploadId id, const QString &path, qint64 expectedSize = -1, const LastLook &last = {});
    void cancel();
    // Whether somebody waits for the file that is being hashed.
    void setAwaited(bool awaited) { *m_awaited = awaited; }

signals:
    void progressed(transfer::UploadId id, qint64 bytes);
    void hashed(transfer::UploadId id, const transfer::FileIdentity &identity, const QString &md5);
    // changed: since the last look, or just now.
    void growing(transfer::UploadId id, const transfer::FileIdentity &identity, bool changed);
    void failed(transfer::UploadId id, const base::Error &error);

private:
    base::Clock &m_clock;
    QThreadPool m_pool;
    UploadId m_id = 0;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    std::shared_ptr<std::atomic_bool> m_awaited = std::make_shared<std::atomic_bool>(false);
};

} // namespace transfer
