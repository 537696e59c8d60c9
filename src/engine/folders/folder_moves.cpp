#include "engine/folders/folder_moves.h"

#include "base/background.h"

#include <QLoggingCategory>

namespace engine {

namespace {

Q_LOGGING_CATEGORY(moveLog, "youchuan.folders", QtInfoMsg)

} // namespace

FolderMoves::FolderMoves(base::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

FolderMoves::~FolderMoves()
{
    *m_cancelled = true;
    m_pool.waitForDone();
}

void FolderMoves::add(const store::TakenFile &file)
{
    m_due.push_back(file);
    ++m_counts[file.folder];
    emit countChanged(file.folder);
    next();
}

int FolderMoves::count(store::FolderId folder) const
{
    return m_counts.value(folder);
}

void FolderMoves::next()
{
    if (m_moving || m_due.empty())
        return;
    m_moving = true;
    const store::TakenFile file = m_due.front();
    m_due.pop_front();
    base::inBackground(
        m_pool, this,
        [wanted = FileToMove{file.path, file.identity, file.md5, file.moveTo}, cancelled = m_cancelled] {
            return moveFile(wanted, *cancelled);
        },
        [this, file](const MoveOutcome &outcome) {
            m_moving = false;
            ended(file, outcome);
            next();
        });
}

// No name of a folder or file stands in the log.
void FolderMoves::ended(const store::TakenFile &file, const MoveOutcome &outcome)
{
    using How = MoveOutcome::How;
    if (outcome.how == How::Later) {
        qCInfo(moveLog) << "the file of upload" << file.upload << "cannot be moved yet:" << outcome.reason;
        m_clock.after(againMs, this, [this, file] {
            m_due.push_back(file);
            next();
        });
        return;
    }
    if (outcome.how == How::Left)
        qCInfo(moveLog) << "the file of upload" << file.upload << "changed or went, and is left where it is";
    if (--m_counts[file.folder] == 0)
        m_counts.remove(file.folder);
    emit moved(file, outcome.how == How::Moved ? outcome.to : QString());
    emit countChanged(file.folder);
}

} // namespace engine
