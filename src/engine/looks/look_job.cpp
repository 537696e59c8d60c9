#include "engine/looks/look_job.h"

#include "base/background.h"
#include "engine/looks/file_looks.h"
#include "transfer/files/local_file.h"

#include <utility>

namespace engine {

using transfer::UploadId;

LookJob::LookJob(FileLooks &looks, base::Clock &clock, std::unique_ptr<media::Looker> looker)
    : m_looks(looks)
    , m_clock(clock)
    , m_looker(std::move(looker))
{
    m_pool.setMaxThreadCount(1);
    connect(m_looker.get(), &media::Looker::ended, this, &LookJob::looked);
}

LookJob::~LookJob()
{
    m_looker.reset();
    m_pool.waitForDone();
}

bool LookJob::wants(UploadId id) const
{
    return id != m_id && m_looks.wants(id);
}

void LookJob::start(UploadId id, const transfer::LastLook &last)
{
    m_id = id;
    m_path = m_looks.fileOf(id);
    base::inBackground(
        m_pool, this, [path = m_path, last, now = m_clock.nowMs()] { return find(path, last, now); },
        [this, turn = ++m_turn](const Found &now) {
            if (turn == m_turn && m_id != 0)
                found(now);
        });
}

LookJob::Found LookJob::find(const QString &path, const transfer::LastLook &last, qint64 nowMs)
{
    Found found{transfer::identityOf(path)};
    if (!found.identity.known())
        return found; // for the look to say why
    if (!transfer::standsStill(found.identity, last, nowMs)) {
        found.growing = true;
        found.changed = last.identity.known() && found.identity != last.identity;
        return found;
    }
    QFile file;
    QString reason;
    if (!last.watched && transfer::openForReading(file, path, &reason, QIODevice::Unbuffered)
        && transfer::openForWriting(file))
        found.growing = found.changed = true;
    return found;
}

void LookJob::found(const Found &found)
{
    if (found.growing) {
        emit growing(std::exchange(m_id, 0), found.identity, found.changed);
        return;
    }
    m_picture = m_looks.pictures().scratch();
    m_looker->start(m_path, m_picture);
}

void LookJob::looked(const media::Look &look)
{
    const UploadId id = std::exchange(m_id, 0);
    m_looks.take(id, look, std::exchange(m_picture, {}));
    emit ended(id);
}

void LookJob::stop()
{
    if (std::exchange(m_id, 0) != 0)
        m_looker->stop();
}

} // namespace engine
