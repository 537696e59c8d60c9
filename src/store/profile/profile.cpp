#include "store/profile/profile.h"

#include "store/profile/profile_folder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#ifndef Q_OS_WIN
#include <sys/un.h>
#endif

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr QFile::Permissions ownerFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions ownerFolder = ownerFile | QFile::ExeOwner;

QString standardDir()
{
    const QString fromEnvironment = qEnvironmentVariable("YOUCHUAN_PROFILE");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    if (const QString portable = Profile::portableDir(); !portable.isEmpty())
        return portable;
    // Not AppDataLocation: window and console have different application names and share one profile. On
    // Windows this is the local, not the roaming folder: a database does not travel well.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/Youchuan"_s;
}

// What the user sees as the program: the bundle on macOS, the image file of an AppImage.
QString placeOfProgram()
{
    const QString here = QCoreApplication::applicationDirPath();
    // Only what runs out of the image: whoever was started by another AppImage has its variables too.
    const QString image = qEnvironmentVariable("APPIMAGE");
    const QString mounted = qEnvironmentVariable("APPDIR");
    if (!image.isEmpty() && !mounted.isEmpty() && here.startsWith(mounted))
        return QFileInfo(image).absolutePath();
#ifdef Q_OS_MACOS
    return QDir::cleanPath(here + u"/../../.."_s);
#else
    return here;
#endif
}

// The mode of a folder that was there is its owner's business.
bool makeFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return true;
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return false;
    return QDir().mkdir(path, ownerFolder) || QFileInfo(path).isDir(); // somebody else was quicker
}

QString refusalOf(const QString &folder)
{
    const QString shown = QDir::toNativeSeparators(folder);
    switch (lookAtFolder(folder).fault) {
    case FolderFault::SomebodyElses:
        return Profile::tr("The folder %1 belongs to somebody else. Name a folder of your own.").arg(shown);
    case FolderFault::OthersMayWrite:
        return Profile::tr("Others may write to the folder %1. Name one that only you may write to, or take "
                           "the right away (chmod go-w).")
            .arg(shown);
    case FolderFault::None:
    case FolderFault::Missing:
        break;
    }
    return {};
}

#ifndef Q_OS_WIN

// Never a folder that all share, where others can be there first.
QString runtimeFolder()
{
#ifdef Q_OS_MACOS
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
#else
    return qEnvironmentVariable("XDG_RUNTIME_DIR");
#endif
}

bool isShortEnough(const QString &folder, const QString &name)
{
    constexpr qsizetype most = sizeof(sockaddr_un::sun_path) - 1;
    constexpr qsizetype whileItIsMade = 8; // Qt makes it in a folder of its own first: "XXXXXX/s"
    return QDir::isAbsolutePath(folder)
           && QFile::encodeName(folder).size() + 1 + qMax(whileItIsMade, name.size()) <= most;
}

#endif

} // namespace

QString Profile::portableDir()
{
    const QDir place(placeOfProgram());
    if (!QFileInfo::exists(place.filePath(u"youchuan-portable"_s)))
        return {};
    const QString dir = place.filePath(u"Youchuan data"_s);
    return makeFolder(dir) && QFileInfo(dir).isWritable() ? dir : QString();
}

Profile::Profile(QString dir) : m_dir(std::move(dir)) {}

Profile Profile::at(const QString &dir, bool practice)
{
    const QString base = QDir::cleanPath(QDir(dir.isEmpty() ? standardDir() : dir).absolutePath());
    return Profile(practice ? base + u"/practice"_s : base);
}

QString Profile::databasePath() const
{
    return m_dir + u"/queue.sqlite"_s;
}

QString Profile::lockPath() const
{
    return m_dir + u"/lock"_s;
}

QString Profile::settingsPath() const
{
    return m_dir + u"/settings.json"_s;
}

QString Profile::logDir() const
{
    return m_dir + u"/logs"_s;
}

QString Profile::picturesDir() const
{
    return m_dir + u"/pictures"_s;
}

QString Profile::sandboxDir() const
{
    return m_dir + u"/sandbox"_s;
}

QStringList Profile::socketPaths() const
{
    const QString canonical = QFileInfo(m_dir).canonicalFilePath();
    const QByteArray named = (canonical.isEmpty() ? m_dir : canonical).toUtf8();
    const QString name =
        u"youchuan-"_s
        + QString::fromLatin1(QCryptographicHash::hash(named, QCryptographicHash::Sha256).toHex().left(32));
#ifdef Q_OS_WIN
    return {name};
#else
    QStringList paths;
    if (hasOwners() && isShortEnough(m_dir, u"control"_s))
        paths.append(m_dir + u"/control"_s);
    if (const QString folder = runtimeFolder(); isShortEnough(folder, name))
        paths.append(folder + u'/' + name);
    return paths;
#endif
}

bool Profile::isOurs(QString *reason) const
{
    QStringList folders{m_dir, logDir()};
    if (m_dir.endsWith(u"/practice"_s)) // the parent is a profile too
        folders.prepend(QFileInfo(m_dir).absolutePath());
    QString refusal;
    for (const QString &folder : std::as_const(folders)) {
        if (refusal.isEmpty())
            refusal = refusalOf(folder);
    }
    for (const QString &file : {databasePath(), lockPath()}) {
        if (refusal.isEmpty() && !isOwnFile(file))
            refusal = tr("%1 is a link, or belongs to somebody else. Remove it, or name another folder.")
                          .arg(QDir::toNativeSeparators(file));
    }
    if (reason)
        *reason = refusal;
    return refusal.isEmpty();
}

bool Profile::hasOwners() const
{
    return lookAtFolder(m_dir).hasOwners;
}

bool Profile::prepare(QString *reason) const
{
    const QString parent = QFileInfo(m_dir).absolutePath();
    if (!isOurs(reason))
        return false;
    if (m_dir.endsWith(u"/practice"_s))
        makeFolder(parent);
    const bool isMade = makeFolder(m_dir) && makeFolder(logDir()) && QFileInfo(m_dir).isWritable();
    if (isMade)
        return isOurs(reason); // whoever was quicker
    if (reason)
        *reason = tr("The folder %1 cannot be written.").arg(QDir::toNativeSeparators(m_dir));
    return false;
}

LockResult Profile::lock(qint64 *holderPid)
{
    auto lock = std::make_shared<ProfileLock>(lockPath());
    const LockResult result = lock->take();
    if (holderPid)
        *holderPid = result == LockResult::Held ? lock->holder() : 0;
    if (result == LockResult::Taken)
        m_lock = std::move(lock);
    return result;
}

void closeToOthers(const QString &filePath)
{
    QFile::setPermissions(filePath, ownerFile);
}

QString setAsidePath(const QString &filePath, const QString &why)
{
    const QFileInfo info(filePath);
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    const QString base = u"%1/%2-%3-%4"_s.arg(info.absolutePath(), info.completeBaseName(), why, stamp);
    const QString suffix = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
    QString path = base + suffix;
    for (int again = 2; QFileInfo::exists(path); ++again)
        path = u"%1-%2%3"_s.arg(base).arg(again).arg(suffix);
    return path;
}

} // namespace store
