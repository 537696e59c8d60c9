// The upload server: create_file, new_slice, upload_slice and check (protocol chapter 5).
//
// Knows the upload token alone. Everything happens at once, but what takes a processor long: whoever brings a
// slice brings its sums, and for the MD5 of the whole file check says 3.
#pragma once

#include "base/clock.h"
#include "sandbox/model/behaviour.h"
#include "sandbox/model/uploads.h"
#include "sandbox/protocol/parameters.h"
#include "sandbox/protocol/reply.h"

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
    Reply newSlice(const Parameters &parameters, Hand hand);
    // sums: of these bytes.
    Reply uploadSlice(const Parameters &parameters, const QByteArray &bytes, const SliceSums &sums,
                      Hand hand);
    Reply check(const Parameters &parameters);

    // The status that check would give (protocol 5.4): 1 to 4.
    int statusOf(Upload &upload);

private:
    // The upload of upload_token; null when the token is unknown, expired or cancelled (120010223).
    Upload *uploadOf(const Parameters &parameters);
    Reply nextSlice(Upload &upload, Hand hand, int status);
    youku::SliceTask handOut(Upload &upload);
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
};

} // namespace sandbox
