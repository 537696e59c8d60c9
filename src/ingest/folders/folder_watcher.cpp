#include "ingest/folders/folder_watcher.h"

#include "base/background.h"

#include <algorithm>
#include <utility>

namespace ingest {

FolderWatcher::FolderWatcher(base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_sight(std::make_shared<FolderSight>())
{
    m_pool.setMaxThreadCount(1);
    connect(&m_notices, &FolderNotices::noticed, this, &FolderWatcher::lookSooner);
}

FolderWatcher::~FolderWatcher()
{
    *m_cancelled = true;
    m_pool.waitForDone();
}

void FolderWatcher::watch(const FolderWish &wish)
{
    if (wish.folder != m_wish.folder) {
        *m_cancelled = true; // of another folder
        m_cancelled = std::make_shared<std::atomic_bool>(false);
        m_sight = std::make_shared<FolderSight>();
        m_last.reset();
    }
    m_wish = wish;
    lookNow();
}

void FolderWatcher::retire()
{
    *m_cancelled = true;
    m_retired = true;
    ++m_waits;
    disconnect();
    if (!m_looking)
        deleteLater();
}

void FolderWatcher::lookNow()
{
    if (m_looking)
        m_lookAgain = true;
    else
        look();
}

void FolderWatcher::waitFor(const QStringList &paths)
{
    m_again += paths;
    lookSooner(); // from then on they stand still
}

void FolderWatcher::look()
{
    if (std::exchange(m_looking, true))
        return;
    m_lookAgain = false;
    const qint64 beganMs = m_clock.monotonicMs();
    base::inBackground(
        m_pool, this,
        [sight = m_sight, wish = m_wish, again = std::exchange(m_again, {}), beganMs,
         cancelled = m_cancelled] { return sight->look(wish, again, beganMs, *cancelled); },
        [this, beganMs, cancelled = m_cancelled](const FolderLook &found) {
            m_looking = false;
            if (m_retired)
                return deleteLater();
            if (*cancelled)
                return look();
            take(found, m_clock.monotonicMs() - beganMs);
        });
}

void FolderWatcher::take(const FolderLook &found, qint64 tookMs)
{
    m_endedMs = m_clock.monotonicMs();
    // A large tree on a slow drive is not read all the time because something in it changes all the time.
    m_gapMs = std::max(leastGapMs, 4 * tookMs);
    m_notices.watch(found.reachable ? found.folders : QStringList());
    m_last = found;
    m_last->finished.clear();
    m_last->folders.clear();
    qint64 nextMs = m_endedMs + everyMs;
    if (found.nextMs >= 0)
        nextMs = std::min(nextMs, found.nextMs);
    lookIn(m_lookAgain ? 0 : std::max(nextMs - m_endedMs, m_gapMs));
    if (!found.finished.isEmpty())
        emit finished(found.finished);
    emit looked();
}

void FolderWatcher::lookIn(qint64 ms)
{
    m_nextMs = m_clock.monotonicMs() + ms;
    m_clock.after(ms, this, [this, number = ++m_waits] {
        if (number == m_waits)
            look();
    });
}

void FolderWatcher::lookSooner()
{
    if (m_looking || m_retired)
        return; // it sees it, or the next one does
    const qint64 soonestMs = std::max(m_clock.monotonicMs() + leastGapMs, m_endedMs + m_gapMs);
    if (soonestMs < m_nextMs)
        lookIn(soonestMs - m_clock.monotonicMs());
}

} // namespace ingest
