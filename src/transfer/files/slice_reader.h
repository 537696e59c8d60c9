// Reads and hashes slices of one file, the next ones ahead of need.
//
// The server says which slice comes next, but it hands them out in order: while some are on the wire, those
// that should follow are read already. Before each slice is given out the file is looked at: a file that is
// no longer the one that was hashed gives FileChanged or FileMissing, never bytes. Opened once, read-only.
// Memory: the slices asked for, and of those ahead at most one, or 16 MB.
#pragma once

#include "base/result.h"
#include "transfer/files/file_identity.h"
#include "transfer/files/slice_task.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

namespace transfer {

// Which one goes with a slice besides its MD5.
enum class Checksum {
    Crc32, // zlib's
    Crc64, // ECMA-182, as the cloud store counts it
};

struct SliceBytes {
    QByteArray bytes;
    QString md5;       // 32 lower-case hex digits
    QString crc32;     // 8 lower-case hex digits; empty when not asked for
    quint64 crc64 = 0; // 0 when not asked for
};

class SliceReader : public QObject
{
    Q_OBJECT
public:
    // reading: reads and hashes; looking: looks at the file, which must not wait for slices being hashed.
    SliceReader(QThreadPool &reading, QThreadPool &looking, const QString &path, const FileIdentity &identity,
                Checksum checksum = Checksum::Crc32, QObject *parent = nullptr);
    ~SliceReader() override;

    // How many slices to read ahead, within the bounds of memory; one per lane.
    void setAhead(int count) { m_ahead = count; }

    using Done = std::function<void(const base::Result<SliceBytes> &)>;
    // The range must lie in the file. Answers later, unless context is gone.
    void read(const SliceTask &task, QObject *context, Done done);

private:
    struct Source;
    struct Slice;
    void begin(qint64 offset, qint64 length);
    void readAhead(qint64 length);
    void deliver(const std::shared_ptr<Slice> &slice);

    QThreadPool &m_readers;
    QThreadPool &m_lookers;
    std::shared_ptr<Source> m_source;
    std::vector<std::shared_ptr<Slice>> m_slices; // read or being read, not yet asked for
    qint64 m_fileSize;
    const Checksum m_checksum;
    qint64 m_furthest = 0; // end of what was asked for or read ahead
    int m_ahead = 1;
};

} // namespace transfer
