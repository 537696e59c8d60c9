#include "store/profile/profile_lock.h"

#include "store/profile/own_file.h"

#include <QCoreApplication>
#include <QSysInfo>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <cerrno>
#include <sys/file.h>
#endif

namespace store {

namespace {

constexpr qint64 mostRead = 4096; // whatever else somebody put there

#ifdef Q_OS_WIN
LockResult lockOf(int descriptor)
{
    // Nobody may read what is locked, so it is a byte far behind the words.
    OVERLAPPED place = {};
    place.OffsetHigh = 1;
    const auto file = reinterpret_cast<HANDLE>(_get_osfhandle(descriptor));
    if (LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place))
        return LockResult::Taken;
    const DWORD error = GetLastError();
    return error == ERROR_LOCK_VIOLATION || error == ERROR_IO_PENDING ? LockResult::Held
                                                                      : LockResult::NotOffered;
}
#else
LockResult lockOf(int descriptor)
{
    int result = 0;
    do {
        result = ::flock(descriptor, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    if (result == 0)
        return LockResult::Taken;
    // Where flock is made of the other kind of locks (NFS), EACCES says the same.
    return errno == EWOULDBLOCK || errno == EACCES ? LockResult::Held : LockResult::NotOffered;
}
#endif

// Lines: process, program, machine.
QByteArray whoWeAre()
{
    return QByteArray::number(QCoreApplication::applicationPid()) + '\n'
           + QCoreApplication::applicationName().toUtf8() + '\n' + QSysInfo::machineHostName().toUtf8()
           + '\n';
}

} // namespace

ProfileLock::ProfileLock(const QString &path) : m_path(path), m_file(path) {}

ProfileLock::~ProfileLock()
{
    if (m_taken)
        m_file.resize(0);
}

LockResult ProfileLock::take()
{
    if (!openOwn(m_file, QIODevice::ReadWrite | QIODevice::Unbuffered))
        return LockResult::NotWritten;
    const LockResult result = lockOf(m_file.handle());
    m_taken = result == LockResult::Taken;
    if (!m_taken)
        return result;
    // Who cannot even write this has no room for a queue either.
    return writeDown(whoWeAre()) ? LockResult::Taken : LockResult::NotWritten;
}

qint64 ProfileLock::holder() const
{
    QFile file(m_path);
    if (!openOwn(file, QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = file.read(mostRead).split('\n');
    if (lines.size() != 4 || lines[2] != QSysInfo::machineHostName().toUtf8())
        return 0;
    return qMax(0LL, lines[0].toLongLong());
}

// Over what stood there, and cut afterwards: a full disk gives nothing for a block that was given back.
bool ProfileLock::writeDown(const QByteArray &content)
{
    return m_file.write(content) == content.size() && m_file.resize(content.size());
}

} // namespace store
