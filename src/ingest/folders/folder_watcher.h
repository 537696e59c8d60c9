// Finds the finished files of a folder as they come: it looks every minute, sooner where a file will have
// stood still for long enough or the system notices a change, and each look is as good as the first
// (ingest/folders/folder_sight.h). Knows nothing of uploads.
//
// Lives in one thread, which must be the application's; looks on a thread of its own, and never in parallel.
#pragma once

#include "base/clock.h"
#include "ingest/folders/folder_notices.h"
#include "ingest/folders/folder_sight.h"

#include <QThreadPool>

#include <memory>
#include <optional>

namespace ingest {

class FolderWatcher : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 everyMs = 60'000;
    static constexpr qint64 leastGapMs = 1000; // between two looks

    explicit FolderWatcher(base::Clock &clock, QObject *parent = nullptr);
    ~FolderWatcher() override; // waits until the disk has answered what it was asked last

    // From now on, or otherwise from now on; looks at once.
    void watch(const FolderWish &wish);
    const FolderWish &wish() const { return m_wish; }
    void lookNow();
    // Looks no more and tells nothing more, and ends itself once the disk has answered what it was asked
    // last: in place of a destructor that would wait for that.
    void retire();
    // These were reported as finished and are not: they are waited for once more.
    void waitFor(const QStringList &paths);

    // What the last look has found, without its files; nothing before the first one.
    const std::optional<FolderLook> &last() const { return m_last; }

signals:
    void finished(const QList<ingest::FinishedFile> &files);
    void looked(); // behind finished()

private:
    void look();
    void take(const FolderLook &found, qint64 tookMs);
    void lookIn(qint64 ms);
    void lookSooner();

    base::Clock &m_clock;
    FolderWish m_wish;
    std::shared_ptr<FolderSight> m_sight; // the look's while there is one
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    QStringList m_again;
    std::optional<FolderLook> m_last;
    QThreadPool m_pool;
    FolderNotices m_notices;
    qint64 m_endedMs = 0; // the last look
    qint64 m_gapMs = leastGapMs;
    qint64 m_nextMs = 0; // the next one
    int m_waits = 0;     // only the last one counts
    bool m_looking = false;
    bool m_lookAgain = false;
    bool m_retired = false;
};

} // namespace ingest
