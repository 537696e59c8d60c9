// Which due runs of the user's program have begun: an empty file for each in the profile, by its number. The
// process that is to become the program makes it, the instant before it does; so whoever dies when, a run
// with a mark has begun, one without has not, and none can begin twice.
//
// Touches the disk in the calling thread, a call or two for each run. Numbers are those of
// store/queue/due_runs.h, which are never used twice in one database.
#pragma once

#include <QString>

namespace engine {

class RunMarks
{
public:
    explicit RunMarks(QString folder) : m_folder(std::move(folder)) {}

    QString pathOf(qint64 run) const;
    bool has(qint64 run) const;
    void remove(qint64 run) const;
    // Also of a queue that is not there any more.
    void removeAll() const;

private:
    QString m_folder;
};

} // namespace engine
