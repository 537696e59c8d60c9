#include "transfer/hash_schedule.h"

namespace transfer {

namespace {

constexpr qint64 lookAtGrowingMs = 1000;

} // namespace

HashSchedule::HashSchedule(Clock &clock, const QList<UploadId> &order,
                           const QHash<UploadId, Upload *> &uploads)
    : m_clock(clock)
    , m_order(order)
    , m_uploads(uploads)
    , m_hasher(clock)
{
    connect(&m_hasher, &FileHasher::progressed, this, [this](UploadId id, qint64 bytes) {
        if (Upload *upload = m_uploads.value(id))
            upload->setHashing(bytes);
    });
    connect(&m_hasher, &FileHasher::hashed, this,
            [this](UploadId id, const FileIdentity &identity, const QString &md5) {
                if (Upload *upload = m_uploads.value(id))
                    upload->setHashed(identity, md5);
                emit ready();
            });
    connect(&m_hasher, &FileHasher::failed, this, [this](UploadId id, const youku::Error &error) {
        if (Upload *upload = m_uploads.value(id))
            upload->fail(error);
        emit ready();
    });
    connect(&m_hasher, &FileHasher::growing, this, &HashSchedule::lookLater);
}

void HashSchedule::lookLater(UploadId id)
{
    if (Upload *upload = m_uploads.value(id))
        upload->setGrowing();
    m_growing.insert(id);
    m_clock.after(lookAtGrowingMs, this, [this, id] {
        m_growing.remove(id);
        emit ready();
    });
    emit ready();
}

Upload *HashSchedule::choose() const
{
    Upload *first = nullptr;
    for (UploadId id : m_order) {
        Upload *upload = m_uploads.value(id);
        const Intent intent = upload->record().intent;
        if (!upload->wantsHash() || m_growing.contains(id) || intent == Intent::Pause)
            continue;
        if (intent == Intent::Run)
            return upload;
        if (!first)
            first = upload;
    }
    return first;
}

void HashSchedule::next()
{
    const auto isAwaited = [](const Upload *upload) {
        return upload && upload->record().intent == Intent::Run;
    };
    if (m_hasher.busy())
        return m_hasher.setAwaited(isAwaited(m_uploads.value(m_hasher.current())));
    if (Upload *upload = choose()) {
        m_hasher.setAwaited(isAwaited(upload));
        m_hasher.start(upload->id(), upload->record().path, upload->expectedSize());
        upload->setHashing(0);
    }
}

void HashSchedule::stop(UploadId id)
{
    if (m_hasher.current() != id)
        return;
    m_hasher.cancel();
    m_uploads.value(id)->setHashingStopped();
}

void HashSchedule::shutDown()
{
    m_hasher.cancel();
}

} // namespace transfer
