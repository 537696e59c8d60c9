// A journal in memory that answers as late as a disk would: from the event loop. Can be told to be full.
#pragma once

#include "transfer/journal.h"

#include <QMap>
#include <QPointer>
#include <QTimer>

class MemoryJournal : public transfer::Journal
{
public:
    void keep(const QList<transfer::UploadRecord> &changed, transfer::Durability, QObject *context,
              transfer::Kept kept) override
    {
        for (const transfer::UploadRecord &record : changed) {
            if (!full)
                records.insert(record.id, record);
        }
        ++writes;
        answer(context, std::move(kept));
    }

    void keepSlices(transfer::UploadId id, const QList<youku::SliceTask> &inFlight, qint64 transferred,
                    QObject *context, transfer::Kept kept) override
    {
        if (!full && records.contains(id)) {
            records[id].tasksInFlight = inFlight;
            records[id].transferred = transferred;
        }
        answer(context, std::move(kept));
    }

    void drop(const QList<transfer::UploadId> &ids, QObject *context, transfer::Kept kept) override
    {
        for (transfer::UploadId id : ids)
            records.remove(id);
        answer(context, std::move(kept));
    }

    QMap<transfer::UploadId, transfer::UploadRecord> records;
    int writes = 0;
    bool full = false;

private:
    void answer(QObject *context, transfer::Kept kept)
    {
        std::optional<youku::Error> error;
        if (full)
            error = youku::localError(youku::ErrorKind::DiskFull);
        QTimer::singleShot(0, context, [kept = std::move(kept), error] { kept(error); });
    }
};
