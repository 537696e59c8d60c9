#include "transfer/hash_schedule.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

Q_LOGGING_CATEGORY(log, "youchuan.upload", QtInfoMsg)

constexpr qint64 soonestLookMs = 1000;
constexpr qint64 latestLookMs = 5000; // a change in between shows by then as well
// Longer than a recording pauses between two writes.
constexpr qint64 standStillMs = 15000;
constexpr qint64 standStillChangedMs = 30000;

qint64 standStillFor(bool changed)
{
    return changed ? standStillChangedMs : standStillMs;
}

} // namespace

HashSchedule::HashSchedule(base::Clock &clock, const QList<UploadId> &order,
                           const QHash<UploadId, Upload *> &uploads)
    : m_clock(clock)
    , m_order(order)
    , m_uploads(uploads)
    , m_started(clock)
    , m_resting(clock)
{
    m_started.setAwaited(true);
    follow(m_started);
    follow(m_resting);
}

void HashSchedule::follow(FileHasher &hasher)
{
    connect(&hasher, &FileHasher::progressed, this, [this](UploadId id, qint64 bytes) {
        if (Upload *upload = m_uploads.value(id))
            upload->setHashing(bytes);
    });
    connect(&hasher, &FileHasher::hashed, this,
            [this](UploadId id, const FileIdentity &identity, const QString &md5) {
                m_watched.remove(id);
                qCInfo(log).noquote() << u"upload %1: hashed file_size=%2 file_md5=%3 in %4 ms"_s.arg(id)
                                             .arg(identity.size)
                                             .arg(md5)
                                             .arg(m_clock.monotonicMs() - m_begunMs.take(id));
                if (Upload *upload = m_uploads.value(id))
                    upload->setHashed(identity, md5);
                emit this->hashed(id);
                emit ready();
            });
    connect(&hasher, &FileHasher::failed, this, [this](UploadId id, const base::Error &error) {
        m_watched.remove(id);
        if (Upload *upload = m_uploads.value(id))
            upload->fail(error);
        emit ready();
    });
    connect(&hasher, &FileHasher::growing, this, &HashSchedule::watch);
}

void HashSchedule::watch(UploadId id, const FileIdentity &identity, bool changed)
{
    if (Upload *upload = m_uploads.value(id)) {
        upload->setGrowing();
        upload->setFound(identity);
    }
    if (changed || !m_watched.contains(id))
        m_watched.insert(id, {identity, m_clock.monotonicMs(), changed});
    lookLater(id);
    emit ready();
}

void HashSchedule::lookLater(UploadId id)
{
    Watched &watched = m_watched[id];
    watched.rests = true;
    const qint64 left = standStillFor(watched.changed) - (m_clock.monotonicMs() - watched.sinceMs);
    m_clock.after(std::clamp(left, soonestLookMs, latestLookMs), this, [this, id] {
        if (m_uploads.contains(id) && m_watched.contains(id))
            m_watched[id].rests = false;
        else
            m_watched.remove(id);
        emit ready();
    });
}

bool HashSchedule::awaited(UploadId id) const
{
    const Upload *upload = m_uploads.value(id);
    return upload && upload->record().intent == Intent::Run;
}

Upload *HashSchedule::choose(Intent intent) const
{
    for (UploadId id : m_order) {
        Upload *upload = m_uploads.value(id);
        if (upload->record().intent == intent && upload->wantsHash() && !m_watched.value(id).rests)
            return upload;
    }
    return nullptr;
}

void HashSchedule::next()
{
    m_resting.setAwaited(awaited(m_resting.current()));
    if (!m_started.busy())
        begin(m_started, choose(Intent::Run));
    if (!m_started.busy() && !m_resting.busy())
        begin(m_resting, choose(Intent::Rest));
}

void HashSchedule::begin(FileHasher &hasher, Upload *upload)
{
    if (!upload)
        return;
    const Watched watched = m_watched.value(upload->id());
    LastLook last;
    last.watched = m_watched.contains(upload->id());
    last.identity = last.watched ? watched.identity : upload->record().identity;
    last.stood = last.watched && m_clock.monotonicMs() - watched.sinceMs >= standStillFor(watched.changed);
    m_begunMs[upload->id()] = m_clock.monotonicMs();
    hasher.start(upload->id(), upload->record().path, upload->expectedSize(), last);
    upload->setHashing(0);
}

void HashSchedule::stop(UploadId id)
{
    if (!hashing(id))
        return;
    for (FileHasher *hasher : {&m_started, &m_resting}) {
        if (hasher->current() == id)
            hasher->cancel();
    }
    m_uploads.value(id)->setHashingStopped();
}

void HashSchedule::shutDown()
{
    m_started.cancel();
    m_resting.cancel();
}

} // namespace transfer
