#include "engine/hook/hook_process.h"

#include "engine/process/child_process.h"

#include <QDir>
#include <QFile>

#include <utility>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace engine {

#ifdef Q_OS_UNIX

namespace {

// Between fork and exec, where little is allowed. A group of its own: what it has started can be ended with
// it, and Ctrl-C is not for it. A mark that cannot be made for any other reason forbids nothing.
void becomeChild(const QByteArray &mark, pid_t parent)
{
    ::setpgid(0, 0);
    if (mark.isEmpty())
        return;
    if (::getppid() != parent)
        ::_exit(0); // the run is still due, and somebody else begins it
    const int made = ::open(mark.constData(), O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (made < 0 && errno == EEXIST)
        ::_exit(0);
}

} // namespace

#endif

HookProcess::HookProcess(QObject *parent) : QObject(parent)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_tookTooLong = true;
        endAll();
    });
    connect(&m_process, &QProcess::readyRead, this, &HookProcess::read);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            QMetaObject::invokeMethod(
                this, [this] { finish(HookOutcome::How::NotStarted); }, Qt::QueuedConnection);
    });
    connect(&m_process, &QProcess::finished, this, [this](int, QProcess::ExitStatus status) {
        using How = HookOutcome::How;
        finish(m_tookTooLong ? How::TookTooLong : status == QProcess::CrashExit ? How::Crashed : How::Ended);
    });
}

HookProcess::~HookProcess()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        endAll();
        m_process.waitForFinished(1000);
    }
}

void HookProcess::start(const QString &program, const QStringList &arguments, const HookFacts &facts,
                        int mostMs, const QString &mark)
{
    if (!QDir::isAbsolutePath(program)) { // nobody knows which it would be
        QMetaObject::invokeMethod(
            this, [this] { finish(HookOutcome::How::NotStarted); }, Qt::QueuedConnection);
        return;
    }
    QProcessEnvironment environment = childEnvironment(); // nothing of ours, no secret
    for (const auto &[name, text] : {std::pair{u"YOUCHUAN_EVENT"_s, facts.event},
                                     {u"YOUCHUAN_FILE"_s, facts.file},
                                     {u"YOUCHUAN_TITLE"_s, facts.title},
                                     {u"YOUCHUAN_VIDEO_ID"_s, facts.videoId},
                                     {u"YOUCHUAN_LINK"_s, facts.link},
                                     {u"YOUCHUAN_ACCOUNT"_s, facts.account}})
        environment.insert(name, QString(text).remove(QChar(u'\0')));
    m_process.setProcessEnvironment(environment);
    m_process.setProgram(program);
    m_process.setArguments(arguments);
    m_process.setWorkingDirectory(QDir::homePath());
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
#ifdef Q_OS_UNIX
    m_process.setChildProcessModifier(
        [path = QFile::encodeName(mark), parent = ::getpid()] { becomeChild(path, parent); });
#endif
    m_limit.start(mostMs);
    m_process.start(QIODevice::ReadOnly);
    m_pid = m_process.processId();
#ifndef Q_OS_UNIX
    if (QFile made(mark); m_pid > 0 && !mark.isEmpty())
        made.open(QIODevice::WriteOnly);
#endif
}

void HookProcess::endAll()
{
#ifdef Q_OS_UNIX
    if (m_pid > 0)
        ::kill(pid_t(-m_pid), SIGKILL);
#endif
    m_process.kill();
}

// All is read, so that no program waits for us; the first of it is kept.
void HookProcess::read()
{
    const QByteArray news = m_process.readAll();
    m_output += news.first(std::min(news.size(), mostOutput - m_output.size()));
}

void HookProcess::finish(HookOutcome::How how)
{
    if (std::exchange(m_finished, true))
        return;
    m_limit.stop();
    read();
    m_outcome.how = how;
    m_outcome.exitCode = m_process.exitCode();
    m_outcome.output = QString::fromUtf8(m_output);
    emit ended(m_outcome);
}

} // namespace engine
