// Where records are kept: a database, or memory in tests. Tried once; what to do about a refusal is the
// journal's business (transfer/record/journal.h).
//
// All methods return at once; answers come from the event loop of the calling thread, in the order of the
// calls, and not at all once the context is gone. Writes happen in the order of the calls.
#pragma once

#include "transfer/record/upload_record.h"

#include <QObject>

#include <functional>
#include <optional>

namespace transfer {

enum class Durability {
    Fsync,   // survives power loss: stages, what the user typed
    Process, // survives kill -9: slice tasks
};

using Found = std::function<void(const std::optional<UploadRecord> &)>;

// Nothing: saved. Otherwise why not (DiskFull, Internal).
using Tried = std::function<void(const std::optional<base::Error> &)>;

class RecordStore
{
public:
    virtual ~RecordStore() = default;

    // Writes whole records, new or known, in one transaction.
    virtual void save(const QList<UploadRecord> &records, Durability durability, QObject *context,
                      Tried tried) = 0;
    // Writes only what changes with each slice.
    virtual void saveSlices(UploadId id, const QList<SliceTask> &inFlight,
                            const QList<AcknowledgedSlice> &acknowledged, qint64 transferred,
                            QObject *context, Tried tried) = 0;
    // Forgets uploads that were never published.
    virtual void drop(const QList<UploadId> &ids, QObject *context, Tried tried) = 0;

    // The last published upload of these bytes whose video still stands: of this account, or of none that is
    // known. An empty account is nobody's: it finds only the latter.
    virtual void findPublished(qint64 size, const QString &md5, const AccountId &accountId, QObject *context,
                               Found found) = 0;
};

} // namespace transfer
