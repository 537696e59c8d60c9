#include "engine/report/report.h"

#include "base/background.h"
#include "base/plain_text.h"
#include "base/redaction.h"
#include "engine/accounts/account_store.h"
#include "store/profile/own_file.h"
#include "store/queue/happening_json.h"
#include "store/queue/upload_store.h"
#include "transfer/files/local_file.h"
#include "transfer/files/local_path.h"
#include "words/uploads/transport_words.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSslSocket>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString heading(const QString &title)
{
    return u"\n== %1 ==\n"_s.arg(title);
}

QString versions()
{
    const QLocale locale;
    return u"Youchuan %1\nQt %2 (built with %3)\n%4, %5 %6, %7\nTLS: %8\nLanguage: %9\n"_s.arg(
        QStringLiteral(YOUCHUAN_VERSION), QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR),
        QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
        QSysInfo::currentCpuArchitecture(), QSslSocket::sslLibraryVersionString(), locale.name());
}

// Numbers and switches as they are. Of texts only words of the program's own; others are somebody's.
QString settingText(const QString &key, const QJsonValue &value)
{
    static const QStringList ownWords = {u"language"_s, u"color_scheme"_s, u"proxy_kind"_s};
    if (value.isBool() || value.isDouble() || ownWords.contains(key))
        return value.toVariant().toString();
    const bool empty = value.isNull() || value.toVariant().toString().isEmpty();
    return empty && !value.isArray() && !value.isObject() ? u"(empty)"_s : u"(set)"_s;
}

QString settings(const QString &path)
{
    QFile file(path);
    if (!store::openOwn(file, QIODevice::ReadOnly))
        return u"All as they come.\n"_s;
    const QJsonObject values = QJsonDocument::fromJson(file.readAll()).object();
    QString text;
    for (auto value = values.begin(); value != values.end(); ++value)
        text += u"%1: %2\n"_s.arg(value.key(), settingText(value.key(), value.value()));
    return text;
}

QString failureText(const std::optional<base::Error> &failure)
{
    if (!failure)
        return u"no failure"_s;
    return u"failed: %1 at %2, code %3, status %4, fault %5"_s
        .arg(base::kindName(failure->kind), base::operationName(failure->operation))
        .arg(failure->code.isEmpty() ? u"0"_s : failure->code)
        .arg(failure->httpStatus)
        .arg(int(failure->fault));
}

QString uploadText(const transfer::UploadRecord &record)
{
    const QString way = words::wayFact(record);
    return u"%1: %2, %3%4, %5 of %6 bytes, %7 in flight, slices of %8 KB, %9\n"_s.arg(record.id)
        .arg(transfer::stageName(record.stage), transfer::intentName(record.intent),
             record.cancelled ? u", cancelled"_s : QString())
        .arg(record.transferred)
        .arg(record.identity.size)
        .arg(record.tasksInFlight.size())
        .arg(record.sliceLengthKb)
        .arg((way.isEmpty() ? QString() : way + u", "_s) + failureText(record.failure));
}

// names: what the user calls his files, not to be handed on wherever it stands.
QString uploads(const QString &databasePath, QStringList &names)
{
    const auto read = store::UploadStore::read(databasePath, false);
    if (!read.ok())
        return u"The queue cannot be read: %1, %2\n"_s.arg(base::kindName(read.error().kind),
                                                           read.error().message);
    QString text = u"%1 in the queue\n"_s.arg(read.value().size());
    for (const transfer::UploadRecord &record : read.value()) {
        // Nothing should have written them anywhere; if something did, they are not handed on.
        base::hide(record.uploadToken);
        base::hide(record.metadata.watchPassword);
        names << record.path << QFileInfo(record.path).fileName() << transfer::shownPath(record.path)
              << transfer::shownFileName(record.path);
        text += uploadText(record);
        if (record.stage == transfer::Stage::Published)
            continue; // nobody looks for what went well
        for (const QString &fact : store::happeningFacts(record.happenings))
            text += u"    "_s + fact + u'\n';
    }
    return text;
}

QString logs(const QString &logDir)
{
    QString text;
    const QFileInfoList files =
        QDir(logDir).entryInfoList({u"youchuan.log*"_s}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (!store::openOwn(file, QIODevice::ReadOnly)) // a link leads to what is no log
            continue;
        text += heading(info.fileName()) + QString::fromUtf8(file.readAll());
    }
    return text.isEmpty() ? heading(u"Logs"_s) + u"There are none.\n"_s : text;
}

void hideEnvironment()
{
    const youku::Credentials given = AccountStore::fromEnvironment();
    for (const QString &secret : {given.accessToken, given.refreshToken, given.clientSecret})
        base::hide(secret);
}

QString reportText(const store::Profile &profile, const QString &versions)
{
    hideEnvironment();
    QStringList names;
    QString text = heading(u"Settings"_s) + settings(profile.settingsPath()) + heading(u"Uploads"_s)
                   + uploads(profile.databasePath(), names) + logs(profile.logDir());
    for (const QString &name : std::as_const(names))
        text.replace(name, u"***"_s);
    // The user's own ids may be names as well.
    static const QRegularExpression references(uR"re((\breference=)"(?:\\.|[^"\\])*")re"_s);
    text.replace(references, u"\\1\"***\""_s);
    return base::shownLines(versions + withoutPersons(base::redacted(text)));
}

// Nobody was asked whether something may go for it.
base::Result<QString> writeNew(const QString &report, const QString &path)
{
    const QByteArray text = report.toUtf8();
    QFile file(path);
    if (QString reason; !store::openOwn(file, QIODevice::WriteOnly | QIODevice::NewOnly, &reason))
        return base::localError(base::ErrorKind::DiskFull, reason);
    if (file.write(text) != text.size() || !file.flush()) {
        const QString reason = file.errorString();
        QFile::remove(path);
        return base::localError(base::ErrorKind::DiskFull, reason);
    }
    return QFileInfo(path).absoluteFilePath();
}

// Somebody was asked whether it may take the place of a file; of a file, not of what a link leads to.
base::Result<QString> write(const QString &report, const QString &path)
{
    if (transfer::isLink(path) || transfer::kindOf(path) != transfer::PathKind::File)
        return writeNew(report, path);
    const QByteArray text = report.toUtf8();
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
                         && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                         && file.write(text) == text.size() && file.commit();
    if (!written)
        return base::localError(base::ErrorKind::DiskFull, file.errorString());
    return QFileInfo(path).absoluteFilePath();
}

} // namespace

QString withoutPersons(const QString &text)
{
    // Mobile numbers of China, however they are grouped, and what is written as an international number.
    static const QRegularExpression phones(
        uR"((?<![\d.])(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d.])|\+\d[\d -]{7,16}\d)"_s);
    static const QRegularExpression mails(uR"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"_s);
    QString clean = text;
    const QString home = QDir::cleanPath(QDir::homePath());
    const QString canonical = QFileInfo(home).canonicalFilePath();
    for (const QString &path : {home, canonical}) {
        if (path.size() < 2)
            continue;
        clean.replace(QDir::toNativeSeparators(path), u"~"_s);
        clean.replace(path, u"~"_s);
        clean.replace(QString::fromLatin1(path.toUtf8().toPercentEncoding("/")), u"~"_s);
    }
    // The name alone stands in other places too, for instance that of an external disk.
    if (const QString name = QFileInfo(home).fileName(); name.size() > 1)
        clean.replace(QRegularExpression(u"\\b%1\\b"_s.arg(QRegularExpression::escape(name)),
                                         QRegularExpression::UseUnicodePropertiesOption),
                      u"***"_s);
    clean.replace(phones, u"***"_s);
    clean.replace(mails, u"***"_s);
    return clean;
}

QString reportFileName()
{
    return u"youchuan-report-%1.txt"_s.arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s));
}

base::Result<QString> writeReport(const store::Profile &profile, const QString &path)
{
    return writeNew(reportText(profile, versions()), path);
}

void writeReportLater(const store::Profile &profile, const QString &path, QObject *context,
                      std::function<void(const base::Result<QString> &)> done)
{
    // The versions are asked for here: they wake OpenSSL, which belongs to a thread that stays until the end.
    // What it keeps for a thread of a pool is lost if the program ends at the same moment.
    base::inBackground(
        *QThreadPool::globalInstance(), context,
        [profile, path, versions = versions()]() -> base::Result<QString> {
            return write(reportText(profile, versions), path);
        },
        std::move(done));
}

void writeTextLater(const QString &text, const QString &path, QObject *context,
                    std::function<void(const base::Result<QString> &)> done)
{
    base::inBackground(
        *QThreadPool::globalInstance(), context,
        [text, path]() -> base::Result<QString> { return write(text, path); }, std::move(done));
}

} // namespace engine
