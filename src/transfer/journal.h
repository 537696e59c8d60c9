// Where records are kept. The engine asks for a record to be kept and goes on when it hears that it is.
//
// All methods return at once; answers come from the event loop of the calling thread, in the order of the
// calls, and not at all once the context is gone. Writes happen in the order of the calls.
#pragma once

#include "transfer/upload_record.h"

#include <QObject>

#include <functional>
#include <optional>

namespace transfer {

enum class Durability {
    Fsync,   // survives power loss: stages, what the user typed
    Process, // survives kill -9: slice tasks
};

using Found = std::function<void(const std::optional<UploadRecord> &)>;

// Nothing: kept. Otherwise why not (DiskFull, Internal).
using Kept = std::function<void(const std::optional<base::Error> &)>;

class Journal
{
public:
    virtual ~Journal() = default;

    // Writes whole records, new or known, in one transaction.
    virtual void keep(const QList<UploadRecord> &records, Durability durability, QObject *context,
                      Kept kept) = 0;
    // Writes only what changes with each slice.
    virtual void keepSlices(UploadId id, const QList<youku::SliceTask> &inFlight, qint64 transferred,
                            QObject *context, Kept kept) = 0;
    // Forgets uploads that were never published.
    virtual void drop(const QList<UploadId> &ids, QObject *context, Kept kept) = 0;

    // The last published upload of these bytes whose video still stands; of this account, where both are
    // known.
    virtual void findPublished(qint64 size, const QString &md5, const QString &accountId, QObject *context,
                               Found found) = 0;
};

} // namespace transfer
