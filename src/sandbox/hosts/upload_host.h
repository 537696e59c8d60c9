// The upload server: create_file, new_slice, upload_slice, check, slices and reset_slice (protocol chapter
// 5).
//
// Knows the upload token alone. Everything happens at once, but what takes a processor long: whoever brings a
// slice brings its sums, and for the MD5 of the whole file check says 3. A task belongs to the connection
// that it was handed to, or on which it is being sent; soon after that has closed, others are given it.
#pragma once

#include "base/clock.h"
#include "sandbox/model/behaviour.h"
#include "sandbox/model/uploads.h"
#include "sandbox/protocol/parameters.h"
#include "sandbox/protocol/reply.h"

#include <QMultiHash>

namespace sandbox {

// What new_slice and upload_slice hand out next; all but Next are faults.
enum class Hand {
    Next,
    Duplicate, // a task that is out already, when there is one
    BadOffset, // an invented task behind the end of the file
    BadLength, // an invented task longer than any honest one
};

// What a slice is checked by.
struct SliceSums {
    QByteArray md5; // 32 lower-case hex digits
    quint32 crc32 = 0;
};

// In any thread.
SliceSums sumsOf(const QByteArray &bytes);

class UploadHost
{
public:
    UploadHost(Uploads &uploads, PartFiles &files, const Behaviour &behaviour, Counters &counters,
               const base::Clock &clock);

    Reply createFile(const Parameters &parameters);
    // connection: the one that asks, by its id.
    Reply newSlice(const Parameters &parameters, Hand hand, qint64 connection);
    // The head of an upload_slice has come: its task is taken care of.
    void sliceBegun(const Parameters &parameters, qint64 connection);
    // sums: of these bytes.
    Reply uploadSlice(const Parameters &parameters, const QByteArray &bytes, const SliceSums &sums, Hand hand,
                      qint64 connection);
    void connectionEnded(qint64 connection);
    Reply check(const Parameters &parameters);
    // The tasks that are out, and those of slice_task_id given back (protocol 5.5).
    Reply slices(const Parameters &parameters);
    Reply resetSlice(const Parameters &parameters);

    // The status that check would give (protocol 5.4): 1 to 4.
    int statusOf(Upload &upload);

private:
    // The upload of upload_token; null when the token is unknown, expired or cancelled (120010223).
    Upload *uploadOf(const Parameters &parameters);
    Reply nextSlice(Upload &upload, Hand hand, qint64 connection, int status);
    youku::SliceTask handOut(Upload &upload);
    void hold(Upload &upload, qint64 index, qint64 connection);
    // False when the disk refuses.
    bool take(Upload &upload, qint64 index, const QByteArray &bytes, const QByteArray &md5);
    void reclaim(Upload &upload);
    bool isConfirmed(const Upload &upload) const;
    int confirmedPercent(const Upload &upload) const;

    Uploads &m_uploads;
    PartFiles &m_files;
    const Behaviour &m_behaviour;
    Counters &m_counters;
    const base::Clock &m_clock;
    QMultiHash<qint64, Upload *> m_held; // by connection: uploads of which it was handed a task
};

} // namespace sandbox
