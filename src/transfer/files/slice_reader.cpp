#include "transfer/files/slice_reader.h"

#include "base/background.h"
#include "oss/crc64.h"
#include "transfer/files/local_file.h"

#include <QCryptographicHash>
#include <QMutex>

#include <algorithm>
#include <optional>

#include <zlib.h>

namespace transfer {

namespace {

constexpr qint64 mostBytesAhead = 16 * 1024 * 1024;

} // namespace

// The open file; used by worker threads, one at a time.
struct SliceReader::Source {
    QString path;
    FileIdentity identity;
    QMutex mutex;
    QFile file;

    // What became of the file since it was hashed; nothing when it is the same.
    std::optional<base::Error> change() const;
    base::Result<QByteArray> fill(QByteArray bytes, qint64 offset);
};

// A slice that is read, or being read, and who waits for it.
struct SliceReader::Slice {
    qint64 offset = 0;
    qint64 length = 0;
    std::optional<base::Result<SliceBytes>> result;
    QPointer<QObject> context;
    Done done;
};

std::optional<base::Error> SliceReader::Source::change() const
{
    const FileIdentity now = identityOf(path);
    if (!now.known())
        return base::localError(base::ErrorKind::FileMissing);
    if (now != identity)
        return base::localError(base::ErrorKind::FileChanged);
    return std::nullopt;
}

base::Result<QByteArray> SliceReader::Source::fill(QByteArray bytes, qint64 offset)
{
    using enum base::ErrorKind;
    const QMutexLocker lock(&mutex);
    if (const std::optional<base::Error> changed = change())
        return *changed;
    if (!file.isOpen()) {
        QString reason;
        if (!openForReading(file, path, &reason, QIODevice::Unbuffered))
            return base::localError(FileUnreadable, reason);
    }
    if (identityOf(file) != identity) // what is read is what was looked at
        return base::localError(FileChanged);
    const qint64 length = bytes.size();
    char *place = bytes.data();
    qint64 filled = 0;
    if (!file.seek(offset))
        return base::localError(FileUnreadable, file.errorString());
    while (filled < length) {
        const qint64 count = file.read(place + filled, length - filled);
        if (count < 0)
            return base::localError(FileUnreadable, file.errorString());
        if (count == 0)
            return base::localError(FileChanged); // shorter than it was
        filled += count;
    }
    return bytes;
}

namespace {

SliceBytes hashed(const QByteArray &bytes, Checksum checksum)
{
    SliceBytes slice;
    slice.bytes = bytes;
    slice.md5 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    if (checksum == Checksum::Crc64) {
        slice.crc64 = oss::crc64(bytes);
        return slice;
    }
    const uLong crc = ::crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size()));
    slice.crc32 = QStringLiteral("%1").arg(quint32(crc), 8, 16, QLatin1Char('0'));
    return slice;
}

} // namespace

SliceReader::SliceReader(QThreadPool &reading, QThreadPool &looking, const QString &path,
                         const FileIdentity &identity, Checksum checksum, QObject *parent)
    : QObject(parent)
    , m_readers(reading)
    , m_lookers(looking)
    , m_source(std::make_shared<Source>())
    , m_fileSize(identity.size)
    , m_checksum(checksum)
{
    m_source->path = path;
    m_source->identity = identity;
}

SliceReader::~SliceReader() = default;

void SliceReader::read(const SliceTask &task, QObject *context, Done done)
{
    const auto wanted = [&](const std::shared_ptr<Slice> &slice) {
        return slice->offset == task.offset && slice->length == task.length;
    };
    auto found = std::find_if(m_slices.begin(), m_slices.end(), wanted);
    if (found == m_slices.end()) {
        begin(task.offset, task.length);
        found = std::prev(m_slices.end());
    }
    const std::shared_ptr<Slice> slice = *found;
    slice->context = context;
    slice->done = std::move(done);
    m_furthest = std::max(m_furthest, task.offset + task.length);
    if (slice->result)
        deliver(slice);
    readAhead(task.length);
}

void SliceReader::begin(qint64 offset, qint64 length)
{
    auto slice = std::make_shared<Slice>();
    slice->offset = offset;
    slice->length = length;
    m_slices.push_back(slice);
    base::inBackground(
        m_readers, this,
        // Allocated in this thread: worker threads would each keep a heap of such blocks for themselves.
        [source = m_source, offset, checksum = m_checksum,
         bytes = QByteArray(length, Qt::Uninitialized)]() mutable -> base::Result<SliceBytes> {
            const base::Result<QByteArray> filled = source->fill(std::move(bytes), offset);
            if (!filled.ok())
                return filled.error();
            return hashed(filled.value(), checksum);
        },
        [this, slice](const base::Result<SliceBytes> &result) {
            slice->result = result;
            if (slice->done)
                deliver(slice);
        });
}

void SliceReader::readAhead(qint64 length)
{
    const auto isAhead = [](const std::shared_ptr<Slice> &slice) {
        return !slice->done;
    };
    auto ahead = std::count_if(m_slices.begin(), m_slices.end(), isAhead);
    const auto most = std::clamp<qint64>(mostBytesAhead / length, 1, m_ahead);
    // A guess the server did not follow must not keep its bytes for ever.
    if (ahead > most) {
        const auto oldest = std::find_if(m_slices.begin(), m_slices.end(), isAhead);
        m_slices.erase(oldest);
        --ahead;
    }
    for (; ahead < most && m_furthest < m_fileSize; ++ahead) {
        const qint64 next = std::min(length, m_fileSize - m_furthest);
        begin(m_furthest, next);
        m_furthest += next;
    }
}

void SliceReader::deliver(const std::shared_ptr<Slice> &slice)
{
    const auto place = std::find(m_slices.begin(), m_slices.end(), slice);
    if (place == m_slices.end())
        return;
    m_slices.erase(place);
    // What was read ahead may be old by now: look at the file once more before its bytes leave.
    base::inBackground(
        m_lookers, this, [source = m_source] { return source->change(); },
        [slice](const std::optional<base::Error> &change) {
            if (!slice->context)
                return;
            slice->done(change && slice->result->ok() ? base::Result<SliceBytes>(*change) : *slice->result);
        });
}

} // namespace transfer
