// A journal in memory that keeps and answers as late as a disk would: from the event loop. Can be told to be
// slow, and to be full.
#pragma once

#include "transfer/activity.h"
#include "transfer/journal.h"

#include <QMap>
#include <QPointer>
#include <QTimer>

#include <memory>

class MemoryJournal : public transfer::Journal
{
public:
    void keep(const QList<transfer::UploadRecord> &changed, transfer::Durability durability, QObject *context,
              transfer::Kept kept) override
    {
        ++writes;
        later(context, std::move(kept), [this, changed, durability] {
            for (const transfer::UploadRecord &record : changed) {
                records.insert(record.id, record);
                durabilities.insert(record.stage, durability);
            }
        });
    }

    void keepSlices(transfer::UploadId id, const QList<youku::SliceTask> &inFlight, qint64 transferred,
                    QObject *context, transfer::Kept kept) override
    {
        later(context, std::move(kept), [this, id, inFlight, transferred] {
            if (!records.contains(id))
                return;
            records[id].tasksInFlight = inFlight;
            records[id].transferred = transferred;
        });
    }

    void drop(const QList<transfer::UploadId> &ids, QObject *context, transfer::Kept kept) override
    {
        later(context, std::move(kept), [this, ids] {
            for (transfer::UploadId id : ids)
                records.remove(id);
        });
    }

    void findPublished(qint64 size, const QString &md5, const QString &accountId, QObject *context,
                       transfer::Found found) override
    {
        auto known = std::make_shared<std::optional<transfer::UploadRecord>>();
        later(
            context, [known, found = std::move(found)](const auto &) { found(*known); },
            [this, known, size, md5, accountId] {
                for (const transfer::UploadRecord &record : std::as_const(records)) {
                    if (record.identity.size == size && record.md5 == md5 && transfer::stands(record)
                        && record.accountId == accountId)
                        *known = record;
                }
            });
    }

    QMap<transfer::UploadId, transfer::UploadRecord> records;
    QMap<transfer::Stage, transfer::Durability> durabilities; // how each stage was kept last
    int writes = 0;
    int unwritten = 0; // asked for, and not there yet
    int delayMs = 0;
    bool full = false;

private:
    // What was asked for is kept also when nobody waits for the answer any more.
    void later(QObject *context, transfer::Kept kept, std::function<void()> work)
    {
        ++unwritten;
        QTimer::singleShot(
            delayMs, &m_disk,
            [this, context = QPointer(context), kept = std::move(kept), work = std::move(work)] {
                --unwritten;
                std::optional<base::Error> error;
                if (full)
                    error = base::localError(base::ErrorKind::DiskFull);
                else
                    work();
                if (context)
                    kept(error);
            });
    }

    QObject m_disk;
};
