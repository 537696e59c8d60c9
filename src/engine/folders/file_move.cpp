#include "engine/folders/file_move.h"

#include "engine/folders/disk_steps.h"
#include "transfer/files/local_file.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine {

using transfer::FileIdentity;
using transfer::PathKind;

namespace {

constexpr qint64 moveBlock = 1024 * 1024;
constexpr int mostNames = 1000;

// "film.mp4", "film (2).mp4", "film (3).mp4" ...
QString nameNumbered(const QString &name, int number)
{
    if (number == 1)
        return name;
    const qsizetype dot = name.lastIndexOf(u'.');
    const qsizetype end = dot > 0 ? dot : name.size();
    return u"%1 (%2)%3"_s.arg(name.first(end)).arg(number).arg(name.sliced(end));
}

class OneMove
{
    using How = MoveOutcome::How;

public:
    OneMove(const FileToMove &file, const std::atomic_bool &cancelled) : m_file(file), m_cancelled(cancelled)
    {
    }

    MoveOutcome run()
    {
        if (transfer::kindOf(m_file.folder) != PathKind::Folder)
            return later(u"the folder is not there"_s);
        if (QFileInfo(m_file.path).path() == m_file.folder)
            return {How::Left, {}, {}};
        switch (transfer::kindOf(m_file.path)) {
        case PathKind::File:
            break;
        case PathKind::Unreachable:
            return later(u"the file cannot be reached"_s);
        case PathKind::Missing:
            return whereItWent();
        default:
            return {How::Left, {}, {}};
        }
        if (transfer::isLink(m_file.path))
            return {How::Left, {}, {}};
        m_now = transfer::identityOf(m_file.path);
        if (!isUnchanged())
            return m_cancelled ? later({}) : MoveOutcome{How::Left, {}, {}};
        return place();
    }

private:
    static MoveOutcome later(const QString &reason) { return {How::Later, {}, reason}; }
    QString target(int number) const
    {
        return m_file.folder + u'/' + nameNumbered(QFileInfo(m_file.path).fileName(), number);
    }

    // A drive that was plugged in again calls its files otherwise.
    bool isUnchanged() const
    {
        if (m_now == m_file.identity)
            return true;
        return m_now.size == m_file.identity.size && md5Of(m_file.path) == m_file.md5;
    }

    // Empty where it cannot be read to its end, or nobody waits for it any more.
    QString md5Of(const QString &path) const
    {
        QFile file;
        QString reason;
        QCryptographicHash md5(QCryptographicHash::Md5);
        if (!transfer::openForReading(file, path, &reason, QIODevice::Unbuffered))
            return {};
        QByteArray block(moveBlock, Qt::Uninitialized);
        while (!m_cancelled) {
            const qint64 count = file.read(block.data(), block.size());
            if (count < 0)
                return {};
            if (count == 0)
                return QString::fromLatin1(md5.result().toHex());
            md5.addData(QByteArrayView(block.constData(), count));
        }
        return {};
    }

    // A move that died in the middle has done so; or somebody took it away.
    MoveOutcome whereItWent() const
    {
        if (transfer::kindOf(QFileInfo(m_file.path).path()) != PathKind::Folder)
            return later(u"the file cannot be reached"_s);
        for (int number = 1; number <= mostNames; ++number) {
            const FileIdentity there = transfer::identityOf(target(number));
            if (!there.known())
                break;
            if (there == m_file.identity)
                return {How::Moved, target(number), {}};
        }
        return {How::Left, {}, {}};
    }

    MoveOutcome place()
    {
        for (int number = 1; number <= mostNames; ++number) {
            const QString to = target(number);
            if (transfer::isLink(to))
                continue;
            if (transfer::kindOf(to) != PathKind::Missing) {
                if (liesThere(to))
                    return takeAway(to);
                continue;
            }
            QString reason;
            switch (m_copy.isEmpty() ? renameToFree(m_file.path, to, &reason)
                                     : renameToFree(m_copy, to, &reason)) {
            case Placed::Done:
                return placed(to);
            case Placed::Taken:
                --number; // it is looked at once more
                break;
            case Placed::Elsewhere:
                if (!m_copy.isEmpty() || !copy(&reason)) {
                    dropCopy();
                    return m_changed ? MoveOutcome{How::Left, {}, {}} : later(reason);
                }
                --number;
                break;
            case Placed::Failed:
                dropCopy();
                return later(reason);
            }
            if (++m_turns > 2 * mostNames)
                break;
        }
        dropCopy();
        return later(u"all names are taken"_s);
    }

    // The content, whoever put it there.
    bool liesThere(const QString &to) const
    {
        if (isSameFile(m_file.path, to))
            return true;
        return transfer::kindOf(to) == PathKind::File && transfer::identityOf(to).size == m_file.identity.size
               && md5Of(to) == m_file.md5;
    }

    MoveOutcome placed(const QString &to)
    {
        flushFolder(m_file.folder);
        if (!m_copy.isEmpty())
            return takeAway(to);
        flushFolder(QFileInfo(m_file.path).path());
        return {How::Moved, to, {}};
    }

    // What lies at both places goes from the first one.
    MoveOutcome takeAway(const QString &to)
    {
        QString reason;
        if (transfer::identityOf(m_file.path) != m_now)
            return {How::Left, to, {}};
        if (!removeFile(m_file.path, &reason))
            return later(reason);
        flushFolder(QFileInfo(m_file.path).path());
        return {How::Moved, to, {}};
    }

    QString copyPath() const { return m_file.folder + u"/.youchuan-"_s + m_file.md5 + u".part"_s; }

    // Beside its place, whole and on the disk.
    bool copy(QString *reason)
    {
        const QString path = copyPath();
        if (transfer::kindOf(path) == PathKind::File && !transfer::isLink(path))
            removeFile(path, reason); // of a move that died
        QFile source;
        QFile target;
        if (!transfer::openForReading(source, m_file.path, reason, QIODevice::Unbuffered)
            || !openNewFile(target, path, reason))
            return false;
        m_copy = path;
        if (!copyBytes(source, target, reason))
            return false;
        target.setPermissions(source.permissions());
        target.setFileTime(source.fileTime(QFileDevice::FileModificationTime),
                           QFileDevice::FileModificationTime);
        if (!flushToDisk(target)) {
            *reason = target.errorString();
            return false;
        }
        target.close();
        if (md5Of(path) == m_file.md5)
            return true;
        *reason = u"the copy is not like the file"_s;
        return false;
    }

    bool copyBytes(QFile &source, QFile &target, QString *reason)
    {
        QCryptographicHash md5(QCryptographicHash::Md5);
        QByteArray block(moveBlock, Qt::Uninitialized);
        while (!m_cancelled) {
            const qint64 count = source.read(block.data(), block.size());
            if (count < 0) {
                *reason = source.errorString();
                return false;
            }
            if (count == 0) {
                m_changed = QString::fromLatin1(md5.result().toHex()) != m_file.md5;
                return !m_changed;
            }
            md5.addData(QByteArrayView(block.constData(), count));
            if (target.write(block.constData(), count) != count) {
                *reason = target.errorString();
                return false;
            }
        }
        return false;
    }

    void dropCopy()
    {
        QString reason;
        if (!m_copy.isEmpty())
            removeFile(m_copy, &reason);
        m_copy.clear();
    }

    const FileToMove &m_file;
    const std::atomic_bool &m_cancelled;
    FileIdentity m_now; // of the file, before anything is done
    QString m_copy;     // at the other disk; empty: none
    bool m_changed = false;
    int m_turns = 0;
};

} // namespace

MoveOutcome moveFile(const FileToMove &file, const std::atomic_bool &cancelled)
{
    return OneMove(file, cancelled).run();
}

} // namespace engine
