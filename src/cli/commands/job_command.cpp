#include "cli/commands/job_command.h"

#include "control/server/server.h"
#include "control/wire/events.h"
#include "control/wire/protocol.h"
#include "words/sentences.h"

#include <QTimer>

#include <utility>

namespace cli {

using control::Client;
using control::Told;

namespace {

// Until one that starts listens, or one that ends is gone; a keychain may hold up a start.
constexpr int startsWithinMs = 10000;
constexpr int againMs = 100;

} // namespace

JobCommand::~JobCommand() = default;

void JobCommand::work()
{
    m_job = makeJob();
    connect(m_job.get(), &control::Job::finished, this, &JobCommand::jobDone);
    m_job->start();
}

// Others that asked this program for something rely on it.
void JobCommand::jobDone(ExitCode code)
{
    if (code == ExitCode::Success)
        answered(reporter().answers());
    if (!server() || server()->isIdle())
        return end(code);
    reporter().remark(
        tr("All that was asked for is done; other programs have asked this one for uploads, and it "
           "ends with them."));
    connect(server(), &control::Server::idle, this, [this, code] { end(code); });
}

void JobCommand::inUse(const engine::StartFailure &failure)
{
    if (!m_patience)
        m_patience = QDeadlineTimer(startsWithinMs);
    m_client = std::make_unique<Client>();
    switch (m_client->reach(profile().socketPaths())) {
    case Client::Reach::Reached:
        return follow();
    case Client::Reach::OtherVersion:
        return turnedAway(words::paragraph(
            {failure.message,
             tr("It is version %1, and this is version %2: they do not understand each other. End that "
                "one, or use programs of the same version.")
                 .arg(m_client->version(), QStringLiteral(YOUCHUAN_VERSION))}));
    case Client::Reach::Silent:
        m_patience = QDeadlineTimer(0);
        break;
    case Client::Reach::Nobody:
        break;
    }
    m_client.reset();
    if (m_patience->hasExpired())
        return turnedAway(words::paragraph({failure.message, tr("It does not answer.")}));
    QTimer::singleShot(againMs, this, &JobCommand::start);
}

void JobCommand::follow()
{
    if (m_client->version() != QStringLiteral(YOUCHUAN_VERSION))
        reporter().remark(tr("The program that holds the profile is version %1, this is version %2.")
                              .arg(m_client->version(), QStringLiteral(YOUCHUAN_VERSION)));
    connect(m_client.get(), &Client::told, this, &JobCommand::told);
    connect(m_client.get(), &Client::gone, this, &JobCommand::lost);
    if (!m_client->ask({control::Caller::ofThisProgram(), wish()}))
        return lost();
    m_client->follow();
}

void JobCommand::told(const QJsonObject &event)
{
    const std::optional<Told> what = control::toldIn(event);
    if (m_over || !what)
        return;
    if (what == Told::Finished) {
        const ExitCode code = control::codeIn(event);
        if (code == ExitCode::Success)
            answered(reporter().answers());
        return endFollowing(code);
    }
    if (what == Told::TurnedAway)
        return turnedAway(control::sentenceIn(event));
    m_leaves |= what == Told::Leaving;
    control::replay(event, reporter());
}

void JobCommand::turnedAway(const QString &sentence)
{
    notBegun({base::ErrorKind::Internal}, sentence);
    endFollowing(ExitCode::ProfileInUse);
}

void JobCommand::lost()
{
    if (m_over)
        return;
    if (m_leaves) {
        reporter().note(
            tr("The program that held the profile was ended. Progress is kept; the next start goes on from "
               "there."));
        return endFollowing(ExitCode::Interrupted);
    }
    reporter().note(
        tr("The program that holds the profile does not answer any more. What it had added is kept; the "
           "next start goes on from there."));
    endFollowing(ExitCode::ProfileInUse);
}

void JobCommand::interrupt()
{
    if (!m_client) {
        if (m_job)
            m_job->stop();
        return EngineCommand::interrupt();
    }
    if (m_over)
        return;
    reporter().remark(tr("No longer followed; the program that holds the profile goes on with it."));
    endFollowing(ExitCode::Interrupted);
}

void JobCommand::endFollowing(ExitCode code)
{
    if (!std::exchange(m_over, true))
        emit finished(code);
}

} // namespace cli
