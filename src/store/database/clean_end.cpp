#include "store/database/clean_end.h"

#include "store/profile/own_file.h"
#include "transfer/files/file_identity.h"

#include <QDateTime>
#include <QFileInfo>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr qint64 tickMs =
    40; // more than the clock of any file system of today, but for those of whole seconds
constexpr qint64 msOfSecond = 1000;
constexpr qint64 mostBytes = 1024;

qint64 changedMs(const QString &path)
{
    const QFileInfo file(path);
    return std::max(file.lastModified().toMSecsSinceEpoch(), file.metadataChangeTime().toMSecsSinceEpoch());
}

} // namespace

CleanEnd::CleanEnd(const QString &databasePath) : m_database(databasePath), m_path(databasePath + u"-whole"_s)
{
}

QByteArray CleanEnd::likeness() const
{
    const transfer::FileIdentity identity = transfer::identityOf(m_database);
    const qint64 changed = changedMs(m_database);
    const QFileInfo log(m_database + u"-wal"_s); // what it holds is not in the file yet
    if (!identity.known() || changed % msOfSecond == 0 || log.size() > 0)
        return {};
    return u"%1 %2 %3 %4"_s.arg(identity.size)
        .arg(identity.modifiedMs)
        .arg(changed)
        .arg(identity.fileId)
        .toUtf8();
}

bool CleanEnd::take()
{
    QFile file(m_path);
    if (!file.exists() || !openOwn(file, QIODevice::ReadOnly))
        return false;
    const QByteArray kept = file.read(mostBytes);
    file.close();
    const bool later = changedMs(m_path) - changedMs(m_database) >= tickMs;
    const bool same = !kept.isEmpty() && kept == likeness();
    return QFile::remove(m_path) && same && later;
}

// A change within one tick of the clock would not show: it is written only when that is over.
void CleanEnd::note()
{
    const QByteArray now = likeness();
    if (now.isEmpty())
        return;
    QThread::msleep(2 * tickMs); // both times may be a tick behind
    QFile file(m_path);
    if (openOwn(file, QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(now);
}

} // namespace store
