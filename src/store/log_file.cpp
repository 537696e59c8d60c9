#include "store/log_file.h"

#include "youku/redaction.h"

#include <QDateTime>
#include <QMutex>

#include <utility>

using namespace Qt::StringLiterals;

namespace store {

namespace {

QBasicMutex currentMutex; // guards the next two, and the file of the current log
LogFile *current = nullptr;
QtMessageHandler before = nullptr;
char letterOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 'D';
    case QtInfoMsg:
        return 'I';
    case QtWarningMsg:
        return 'W';
    case QtCriticalMsg:
        return 'C';
    case QtFatalMsg:
        return 'F';
    }
    return '?';
}

} // namespace

LogFile::LogFile(const QString &logDir, Console console)
    : m_file(logDir + u"/youchuan.log"_s)
    , m_console(console)
{
    open();
    const QMutexLocker locker(&currentMutex);
    if (!std::exchange(current, this))
        before = qInstallMessageHandler(&LogFile::handle);
}

LogFile::~LogFile()
{
    const QMutexLocker locker(&currentMutex);
    if (current != this)
        return;
    qInstallMessageHandler(before);
    current = nullptr;
}

void LogFile::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString clean = youku::redacted(message);
    const QString line =
        u"%1 %2 %3: "_s.arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                            QChar::fromLatin1(letterOf(type)),
                            QString::fromUtf8(context.category ? context.category : "default"))
        + clean + u'\n';
    const QMutexLocker locker(&currentMutex);
    if (!current)
        return;
    current->write(line);
    const bool isWarning = type != QtDebugMsg && type != QtInfoMsg;
    if (type == QtFatalMsg || (isWarning && current->m_console == Console::Warnings))
        before(type, context, clean);
}

void LogFile::write(const QString &line)
{
    if (!m_file.isOpen())
        return;
    const QByteArray bytes = line.toUtf8();
    if (m_file.size() + bytes.size() > mostBytes)
        rotate();
    // Unbuffered: the last lines before a crash are the ones somebody wants to read.
    m_file.write(bytes);
}

void LogFile::rotate()
{
    m_file.close();
    const QString path = m_file.fileName();
    const auto older = [&path](int age) {
        return age == 0 ? path : u"%1.%2"_s.arg(path).arg(age);
    };
    QFile::remove(older(keptFiles - 1));
    for (int age = keptFiles - 1; age > 0; --age)
        QFile::rename(older(age - 1), older(age));
    open();
}

bool LogFile::open()
{
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
                       QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace store
