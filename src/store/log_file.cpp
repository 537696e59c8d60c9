#include "store/log_file.h"

#include <QDateTime>
#include <QMutex>
#include <QRegularExpression>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace store {

namespace {

QBasicMutex currentMutex; // guards the next two, and the file of the current log
LogFile *current = nullptr;
QtMessageHandler before = nullptr;
QBasicMutex hiddenMutex;

QSet<QString> &hiddenValues()
{
    static QSet<QString> values;
    return values;
}

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

void LogFile::hide(const QString &value)
{
    if (value.size() < 4)
        return;
    const QMutexLocker locker(&hiddenMutex);
    hiddenValues().insert(value);
    // The way it looks in a URL or form.
    hiddenValues().insert(QString::fromLatin1(value.toUtf8().toPercentEncoding()));
}

QString LogFile::redacted(const QString &text)
{
    // name=value in URLs and forms, "name":"value" in JSON, also with escaped quotes; whole header lines; the
    // user before the host of a URL.
    static const QRegularExpression named(
        uR"re((\b\w*(?:token|secret|password)\\?"?\s*[=:]\s*)(\\?"(?:[^"\\]|\\[^"])*\\?"|[^&\s,;"}]+))re"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression headers(u"((?:cookie|authorization)\\s*[:=]\\s*)[^\\n]+"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression users(u"://[^/\\s@]+@"_s);
    QString clean = text;
    clean.replace(named, u"\\1***"_s);
    clean.replace(headers, u"\\1***"_s);
    clean.replace(users, u"://***@"_s);
    const QMutexLocker locker(&hiddenMutex);
    for (const QString &value : std::as_const(hiddenValues()))
        clean.replace(value, "***"_L1);
    return clean;
}

void LogFile::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString clean = redacted(message);
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
