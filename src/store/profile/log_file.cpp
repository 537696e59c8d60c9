#include "store/profile/log_file.h"

#include "base/redaction.h"
#include "store/profile/own_file.h"
#include "store/profile/profile.h"
#include "transfer/files/local_path.h"

#include <QDateTime>
#include <QMutex>

#include <filesystem>
#include <utility>

using namespace Qt::StringLiterals;

namespace store {

namespace {

QBasicMutex currentMutex; // guards the next two, and the file of the current log
LogFile *current = nullptr;
QtMessageHandler handlerBefore = nullptr;
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

LogFile::LogFile(const QString &logDir) : m_path(logDir + u"/youchuan.log"_s), m_file(m_path)
{
    open();
    const QMutexLocker locker(&currentMutex);
    if (!std::exchange(current, this))
        handlerBefore = qInstallMessageHandler(&LogFile::handle);
}

LogFile::~LogFile()
{
    const QMutexLocker locker(&currentMutex);
    if (current != this)
        return;
    qInstallMessageHandler(handlerBefore);
    current = nullptr;
}

void LogFile::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString clean = base::redacted(message);
    const QString line =
        u"%1 %2 %3: "_s.arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
                            QChar::fromLatin1(letterOf(type)),
                            QString::fromUtf8(context.category ? context.category : "default"))
        + clean + u'\n';
    const QMutexLocker locker(&currentMutex);
    if (!current)
        return;
    current->write(line);
    if (type == QtFatalMsg)
        handlerBefore(type, context, clean);
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
    const auto older = [this](int age) {
        return transfer::nativePath(age == 0 ? m_path : u"%1.%2"_s.arg(m_path).arg(age));
    };
    // Each takes the place of the next older one, whatever lies there: names are moved, and no link followed.
    std::error_code ignored;
    for (int age = keptFiles - 1; age > 0; --age)
        std::filesystem::rename(older(age - 1), older(age), ignored);
    open();
}

bool LogFile::open()
{
    constexpr auto mode = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered;
    m_file.setFileName(m_path);
    if (openOwn(m_file, mode))
        return true;
    // A link, a pipe, or somebody else's: out of the way with it.
    std::error_code error;
    std::filesystem::rename(transfer::nativePath(m_path),
                            transfer::nativePath(setAsidePath(m_path, u"foreign"_s)), error);
    return !error && openOwn(m_file, mode | QIODevice::NewOnly);
}

} // namespace store
