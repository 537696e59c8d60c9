#include "transfer/queue/hash_job.h"

#include "transfer/upload/upload.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

Q_LOGGING_CATEGORY(hashLog, "youchuan.upload", QtInfoMsg)

} // namespace

HashJob::HashJob(base::Clock &clock, const QHash<UploadId, Upload *> &uploads)
    : m_clock(clock)
    , m_uploads(uploads)
    , m_hasher(clock)
{
    connect(&m_hasher, &FileHasher::progressed, this, &HashJob::takeProgress);
    connect(&m_hasher, &FileHasher::hashed, this, &HashJob::takeHash);
    connect(&m_hasher, &FileHasher::failed, this, &HashJob::takeFailure);
    connect(&m_hasher, &FileHasher::growing, this, &HashJob::takeGrowth);
}

bool HashJob::wants(UploadId id) const
{
    const Upload *upload = m_uploads.value(id);
    return upload && upload->wantsHash();
}

void HashJob::start(UploadId id, const LastLook &last)
{
    Upload *upload = m_uploads.value(id);
    LastLook known = last;
    if (!last.watched)
        known.identity = upload->record().identity;
    m_begunMs = m_clock.monotonicMs();
    m_hasher.start(id, upload->record().path, upload->expectedSize(), known);
    upload->setHashing(0);
}

void HashJob::stop()
{
    Upload *upload = m_uploads.value(m_hasher.current());
    m_hasher.cancel();
    if (upload)
        upload->setHashingStopped();
}

void HashJob::takeProgress(UploadId id, qint64 bytes)
{
    if (Upload *upload = m_uploads.value(id))
        upload->setHashing(bytes);
}

void HashJob::takeHash(UploadId id, const FileIdentity &identity, const QString &md5)
{
    qCInfo(hashLog).noquote() << u"upload %1: hashed file_size=%2 file_md5=%3 in %4 ms"_s.arg(id)
                                     .arg(identity.size)
                                     .arg(md5)
                                     .arg(m_clock.monotonicMs() - m_begunMs);
    if (Upload *upload = m_uploads.value(id))
        upload->setHashed(identity, md5);
    emit hashed(id);
    emit ended(id);
}

void HashJob::takeFailure(UploadId id, const base::Error &error)
{
    if (Upload *upload = m_uploads.value(id))
        upload->fail(error);
    emit ended(id);
}

void HashJob::takeGrowth(UploadId id, const FileIdentity &identity, bool changed)
{
    if (Upload *upload = m_uploads.value(id)) {
        upload->setGrowing();
        upload->setFound(identity);
    }
    emit growing(id, identity, changed);
}

} // namespace transfer
