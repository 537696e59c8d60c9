// A store in memory that saves and answers as late as a disk would: from the event loop. Can be told to be
// slow, and to be full.
#pragma once

#include "transfer/record/record_store.h"
#include "transfer/services/activity.h"

#include <QMap>
#include <QPointer>
#include <QTimer>

#include <memory>

class MemoryStore : public transfer::RecordStore
{
public:
    void save(const QList<transfer::UploadRecord> &changed, transfer::Durability durability, QObject *context,
              transfer::Tried tried) override
    {
        ++writes;
        later(Kind::Write, context, std::move(tried), [this, changed, durability] {
            for (const transfer::UploadRecord &record : changed) {
                records.insert(record.id, record);
                durabilities.insert(record.stage, durability);
            }
        });
    }

    void saveSlices(transfer::UploadId id, const QList<transfer::SliceTask> &inFlight,
                    const QList<transfer::AcknowledgedSlice> &acknowledged, qint64 transferred,
                    QObject *context, transfer::Tried tried) override
    {
        ++sliceWrites;
        later(Kind::Write, context, std::move(tried), [this, id, inFlight, acknowledged, transferred] {
            if (!records.contains(id))
                return;
            records[id].tasksInFlight = inFlight;
            records[id].acknowledged = acknowledged;
            records[id].transferred = transferred;
        });
    }

    void drop(const QList<transfer::UploadId> &ids, QObject *context, transfer::Tried tried) override
    {
        later(Kind::Write, context, std::move(tried), [this, ids] {
            for (transfer::UploadId id : ids)
                records.remove(id);
        });
    }

    void findPublished(qint64 size, const QString &md5, const transfer::AccountId &accountId,
                       QObject *context, transfer::Found found) override
    {
        auto known = std::make_shared<std::optional<transfer::UploadRecord>>();
        later(
            Kind::Read, context, [known, found = std::move(found)](const auto &) { found(*known); },
            [this, known, size, md5, accountId] {
                for (const transfer::UploadRecord &record : std::as_const(records)) {
                    const bool others = !record.accountId.isEmpty() && record.accountId != accountId;
                    if (record.identity.size == size && record.md5 == md5
                        && record.stage == transfer::Stage::Published && transfer::stands(record) && !others)
                        *known = record;
                }
            });
    }

    QMap<transfer::UploadId, transfer::UploadRecord> records;
    QMap<transfer::Stage, transfer::Durability> durabilities; // how each stage was kept last
    int writes = 0;                                           // of whole records
    int sliceWrites = 0;                                      // of slices alone
    int unwritten = 0;                                        // asked for, and not there yet
    int delayMs = 0;
    bool full = false;
    base::ErrorKind refusal = base::ErrorKind::DiskFull; // while it is
    int fullFrom =
        0; // the how-manieth write finds no room, as do those after it until full is false; 0: none

private:
    enum class Kind { Write, Read };

    // What was asked for is kept also when nobody waits for the answer any more.
    void later(Kind kind, QObject *context, transfer::Tried tried, std::function<void()> work)
    {
        ++unwritten;
        QTimer::singleShot(
            delayMs, &m_disk,
            [this, kind, context = QPointer(context), tried = std::move(tried), work = std::move(work)] {
                --unwritten;
                std::optional<base::Error> error;
                if (kind == Kind::Write && ++m_tried == fullFrom)
                    full = true;
                if (kind == Kind::Write && full)
                    error = base::localError(refusal);
                else
                    work();
                if (context)
                    tried(error);
            });
    }

    QObject m_disk;
    int m_tried = 0; // writes
};
