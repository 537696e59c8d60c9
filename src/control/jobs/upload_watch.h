// Follows uploads until each has ended, tells the reporter, and sums up for the shell.
// Engine and reporter outlive it.
#pragma once

#include "control/jobs/exit_code.h"
#include "control/jobs/reporter.h"
#include "engine/engine.h"

#include <QObject>
#include <QSet>

namespace control {

class UploadWatch : public QObject
{
    Q_OBJECT
public:
    // What counts as success: that they are published, or that they are cancelled.
    enum class Wanted { Published, Cancelled };

    UploadWatch(engine::Engine &engine, Reporter &reporter, Wanted wanted, QObject *parent);

    // Begins to follow these as well; finished() comes from the event loop, also when nothing is left to
    // follow.
    void follow(const QList<transfer::UploadId> &ids);
    // All that runs, also what is yet to come, and never finishes.
    void followAll();
    // While others are to come it does not finish for want of any.
    void expectMore(bool more);

signals:
    void finished(control::ExitCode code);
    // It stopped because its content is published already, and counts as published.
    void knownFound(transfer::UploadId id);

private:
    void sentAnew(transfer::UploadId id, const base::Error &reason);
    void look(const QList<transfer::UploadId> &ids);
    void takeUp(const QList<transfer::UploadId> &ids);
    void lookAt(const transfer::Upload &upload);
    bool cannotBeTold(const transfer::Upload &upload) const;
    void ended(const transfer::Upload &upload);
    void known(const transfer::Upload &upload);
    void putOff(const transfer::Upload &upload);
    void judge();
    bool comesToMove(const transfer::Upload &upload) const;
    bool somethingMoves() const;
    void notKept(const base::Error &error);
    void stopForSignIn();
    void finish(ExitCode code);

    engine::Engine &m_engine;
    Reporter &m_reporter;
    Wanted m_wanted;
    QList<transfer::UploadId> m_open;         // followed and not ended, in order
    QSet<transfer::UploadId> m_toBeCancelled; // from the beginning: no failure of anything
    bool m_expectsMore = false;
    bool m_followsAll = false;
    bool m_someFailed = false;
    bool m_finished = false;
};

} // namespace control
