#include "media/prober.h"

#include "base/background.h"
#include "transfer/files/local_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>

#include <utility>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace media {

namespace {

// What a loader and a run-time need, and nothing that is the user's business.
QProcessEnvironment bareEnvironment()
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    bare.insert(u"LC_ALL"_s, u"C"_s);
    for (const QString &name : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"DYLD_LIBRARY_PATH"_s, u"SystemRoot"_s,
                                u"SystemDrive"_s, u"TEMP"_s, u"TMP"_s}) {
        if (ours.contains(name))
            bare.insert(name, ours.value(name));
    }
    return bare;
}

} // namespace

QString Prober::programBesideUs()
{
#ifdef Q_OS_WIN
    const QString name = u"youchuan-probe.exe"_s;
#else
    const QString name = u"youchuan-probe"_s;
#endif
    return QDir(QCoreApplication::applicationDirPath()).absoluteFilePath(name);
}

Prober::Prober(const QString &program, const ProbeLimits &limits, QObject *parent)
    : Looker(parent)
    , m_program(program)
    , m_limits(limits)
{
    m_pool.setMaxThreadCount(1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end(Look::Outcome::Failed); });
}

Prober::~Prober()
{
    stop();
}

void Prober::start(const QString &path, const QString &picture)
{
    Q_ASSERT(!m_isRunning);
    m_isRunning = true;
    m_path = path;
    m_picture = picture;
    m_look = {};
    m_answer.clear();
    const auto open = [path] {
        Opened opened{std::make_shared<QFile>(), {}, {}};
        if (transfer::openForReading(*opened.file, path, &opened.reason, QIODevice::Unbuffered))
            opened.identity = transfer::identityOf(*opened.file);
        else
            opened.file.reset();
        return opened;
    };
    base::inBackground(m_pool, this, open, [this, turn = ++m_turn](const Opened &opened) {
        if (turn == m_turn && m_isRunning)
            this->opened(opened);
    });
}

void Prober::opened(const Opened &opened)
{
    m_file = opened.file;
    m_look.identity = opened.identity;
    m_look.facts.size = opened.identity.size;
    m_look.reason = opened.reason;
    if (!m_file)
        return end(Look::Outcome::Unreadable);
    const QFileInfo program(m_program);
    if (program.isRelative() || !program.isFile())
        return end(Look::Outcome::NotInstalled);
    launch();
}

void Prober::launch()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(bareEnvironment());
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    QStringList arguments;
    if (!m_picture.isEmpty())
        arguments = {u"--picture"_s, m_picture};
#ifdef Q_OS_UNIX
    // In the child, before it becomes the program. It is nice to whoever sends and hashes.
    m_process->setChildProcessModifier([descriptor = m_file->handle()] {
        ::dup2(descriptor, STDIN_FILENO);
        (void)::nice(10);
    });
    arguments.append(u"-"_s);
#else
    arguments += {u"--"_s, m_path};
#endif
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &Prober::readAnswer);
    connect(m_process.get(), &QProcess::finished, this, &Prober::programEnded);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(Look::Outcome::Failed);
    });
    m_deadline.start(m_limits.longestMs);
    m_process->start(m_program, arguments, QIODevice::ReadOnly);
}

void Prober::readAnswer()
{
    // At most one byte more than it may say, however much has come.
    m_answer += m_process->read(m_limits.longestAnswer + 1 - m_answer.size());
    if (m_answer.size() > m_limits.longestAnswer)
        end(Look::Outcome::Failed);
}

void Prober::programEnded()
{
    readAnswer();
    if (!m_isRunning)
        return;
    const bool isWell = m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
    const std::optional<Facts> facts = isWell ? factsFrom(m_answer) : std::nullopt;
    if (!facts)
        return end(Look::Outcome::Failed);
    m_look.facts = *facts;
    m_look.facts.size = m_look.identity.size; // the one number that we know better
    end(Look::Outcome::Looked);
}

void Prober::end(Look::Outcome outcome)
{
    if (std::unique_ptr<QProcess> process = endProgram())
        process.release()->deleteLater(); // this may be in the middle of a signal of it
    if (outcome != Look::Outcome::Looked && !m_picture.isEmpty())
        QFile::remove(m_picture);
    m_look.outcome = outcome;
    emit ended(std::exchange(m_look, {}));
}

void Prober::stop()
{
    if (!m_isRunning)
        return;
    endProgram();
    if (!m_picture.isEmpty())
        QFile::remove(m_picture);
}

std::unique_ptr<QProcess> Prober::endProgram()
{
    m_isRunning = false;
    m_deadline.stop();
    m_file.reset();
    if (m_process) {
        m_process->disconnect(this);
        if (m_process->state() != QProcess::NotRunning) {
            m_process->kill();
            m_process->waitForFinished(1000); // dead at once, but for a disk that holds it
        }
    }
    return std::move(m_process);
}

} // namespace media
