// The moves that are due: one after the other, and those that cannot be done yet again every minute. What is
// due is kept by whoever hands it over, and asked for again at the next start.
//
// The engine's thread; moves on a thread of its own.
#pragma once

#include "base/clock.h"
#include "engine/folders/file_move.h"
#include "store/folders/taken_file.h"

#include <QObject>
#include <QThreadPool>

#include <deque>
#include <memory>

namespace engine {

class FolderMoves : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 againMs = 60'000;

    explicit FolderMoves(base::Clock &clock, QObject *parent = nullptr);
    ~FolderMoves() override; // the file under way stays where it is, or is moved

    void add(const store::TakenFile &file);
    int count(store::FolderId folder) const; // of its files that are not moved yet

signals:
    // It lies elsewhere now; empty: it changed or went, and is left alone.
    void moved(const store::TakenFile &file, const QString &to);
    void countChanged(store::FolderId folder);

private:
    void next();
    void ended(const store::TakenFile &file, const MoveOutcome &outcome);

    base::Clock &m_clock;
    std::deque<store::TakenFile> m_due;
    QHash<store::FolderId, int> m_counts;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    QThreadPool m_pool;
    bool m_moving = false;
};

} // namespace engine
