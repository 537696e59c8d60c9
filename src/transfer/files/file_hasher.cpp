#include "transfer/files/file_hasher.h"

#include "base/background.h"
#include "transfer/files/local_file.h"

#include <QCryptographicHash>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#endif

namespace transfer {

namespace {

constexpr qint64 readBlock = 1024 * 1024;
constexpr qint64 quietAfter = 64 * 1024 * 1024; // a small file is through before anybody notices
constexpr qint64 askAhead = 8 * 1024 * 1024;
constexpr qint64 reportEvery = 32 * 1024 * 1024;

struct Outcome {
    enum class What { Hashed, Growing, Failed, Cancelled };
    What what = What::Cancelled;
    FileIdentity identity;
    QString md5;
    base::Error error;
    bool changed = false; // Growing
};

Outcome failure(base::ErrorKind kind, const QString &message = {})
{
    return {Outcome::What::Failed, {}, {}, base::localError(kind, message)};
}

// Takes this thread out of everybody's way, or back; the thread may have served another file before.
class Priority
{
public:
    Priority() { QThread::currentThread()->setPriority(QThread::NormalPriority); }
    void setQuiet(bool quiet)
    {
        if (quiet == m_quiet)
            return;
        m_quiet = quiet;
        QThread::currentThread()->setPriority(quiet ? QThread::IdlePriority : QThread::NormalPriority);
    }

private:
    bool m_quiet = false;
};

// Has the disk read on while a block is being hashed.
void readAhead(const QFile &file, qint64 from)
{
#ifdef Q_OS_LINUX
    ::posix_fadvise(file.handle(), from, askAhead, POSIX_FADV_WILLNEED);
#else
    Q_UNUSED(file)
    Q_UNUSED(from)
#endif
}

Outcome stillGrowing(const FileIdentity &identity, bool changed)
{
    return {Outcome::What::Growing, identity, {}, {}, changed};
}

Outcome hash(const QString &path, qint64 expectedSize, const LastLook &last, qint64 nowMs,
             const std::atomic_bool &cancelled, const std::atomic_bool &awaited,
             const std::function<void(qint64)> &report)
{
    Priority priority;
    const FileIdentity before = identityOf(path);
    if (!before.known())
        return failure(base::ErrorKind::FileMissing);
    if (expectedSize >= 0 && before.size != expectedSize)
        return failure(base::ErrorKind::FileChanged);
    if (!standsStill(before, last, nowMs))
        return stillGrowing(before, last.identity.known() && before != last.identity);
    if (before.size == 0)
        return failure(base::ErrorKind::FileEmpty);
    QFile file;
    QString reason;
    if (!openForReading(file, path, &reason, QIODevice::Unbuffered))
        return failure(base::ErrorKind::FileUnreadable, reason);
    if (const FileIdentity opened = identityOf(file); opened != before) // another took its place meanwhile
        return stillGrowing(opened, true);
    if (!last.watched && openForWriting(file))
        return stillGrowing(before, true);

    QCryptographicHash md5(QCryptographicHash::Md5);
    QByteArray block(readBlock, Qt::Uninitialized);
    qint64 read = 0;
    qint64 reported = 0;
    for (;;) {
        if (cancelled)
            return {};
        priority.setQuiet(!awaited && read >= quietAfter);
        if (read % askAhead == 0)
            readAhead(file, read + askAhead);
        const qint64 count = file.read(block.data(), block.size());
        if (count < 0)
            return failure(base::ErrorKind::FileUnreadable, file.errorString());
        if (count == 0)
            break;
        md5.addData(QByteArrayView(block.constData(), count));
        read += count;
        if (read - reported >= reportEvery) {
            reported = read;
            report(read);
        }
    }
    const FileIdentity after = identityOf(path);
    if (read != before.size || after != before || identityOf(file) != before)
        return stillGrowing(after, true);
    return {Outcome::What::Hashed, before, QString::fromLatin1(md5.result().toHex()), {}};
}

} // namespace

FileHasher::FileHasher(base::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

FileHasher::~FileHasher()
{
    cancel();
    m_pool.waitForDone();
}

void FileHasher::start(UploadId id, const QString &path, qint64 expectedSize, const LastLook &last)
{
    m_id = id;
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const auto report = [this, guard = QPointer(this), id, cancelled = m_cancelled](qint64 bytes) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [this, guard, id, bytes, cancelled] {
                if (guard && !*cancelled)
                    emit progressed(id, bytes);
            },
            Qt::QueuedConnection);
    };
    base::inBackground(
        m_pool, this,
        [path, expectedSize, last, now = m_clock.nowMs(), cancelled = m_cancelled, awaited = m_awaited,
         report] { return hash(path, expectedSize, last, now, *cancelled, *awaited, report); },
        [this, id, cancelled = m_cancelled](const Outcome &outcome) {
            if (*cancelled)
                return;
            m_id = 0;
            switch (outcome.what) {
            case Outcome::What::Hashed:
                emit hashed(id, outcome.identity, outcome.md5);
                break;
            case Outcome::What::Growing:
                emit growing(id, outcome.identity, outcome.changed);
                break;
            case Outcome::What::Failed:
                emit failed(id, outcome.error);
                break;
            case Outcome::What::Cancelled:
                break;
            }
        });
}

void FileHasher::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_id = 0;
}

} // namespace transfer
