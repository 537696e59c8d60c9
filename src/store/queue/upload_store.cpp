#include "store/queue/upload_store.h"

#include "store/queue/store_request.h"
#include "store/queue/upload_table.h"
#include "transfer/services/activity.h"

#include <QDir>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

using transfer::Durability;
using transfer::UploadId;
using transfer::UploadRecord;

using Failure = std::optional<base::Error>;

namespace {

template <typename Fits>
std::optional<UploadRecord> first(const QList<UploadRecord> &records, Fits fits)
{
    const auto found = std::find_if(records.cbegin(), records.cend(), fits);
    return found == records.cend() ? std::nullopt : std::optional(*found);
}

// Without an engine, also while another process writes.
base::Result<QList<UploadRecord>> selectAlone(const QString &databasePath, const QString &where,
                                              const QVariantList &values)
{
    UploadTable table(databasePath);
    if (const Failure failure = table.open(Database::Access::ReadOnly)) {
        if (failure->kind == base::ErrorKind::FileMissing)
            return QList<UploadRecord>();
        return *failure;
    }
    Failure failure;
    const QList<UploadRecord> records = table.select(where, values, &failure);
    if (failure)
        return *failure;
    return records;
}

} // namespace

UploadStore::UploadStore(const QString &databasePath, QObject *parent)
    : QObject(parent)
    , m_writer(std::make_unique<StoreWriter>(databasePath, *this))
{
    m_writer->start();
}

UploadStore::~UploadStore()
{
    m_writer.reset();
}

void UploadStore::answer(int count)
{
    // Whoever is answered may end the store.
    const QPointer<UploadStore> alive(this);
    for (; count > 0 && alive; --count) {
        const std::unique_ptr<StoreRequest> request = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (request->context)
            request->answer();
    }
}

void UploadStore::load(QObject *context, std::function<void(const Loaded &)> done)
{
    ask<Loaded>(
        false, Durability::Process, context,
        [](UploadTable &table) {
            Loaded loaded;
            loaded.records = table.atWork(&loaded.failure);
            loaded.lastId = table.lastId();
            const QString aside = QDir::toNativeSeparators(table.database().setAside());
            if (!aside.isEmpty() && table.database().setAsideAsNewer())
                loaded.notice =
                    tr("The queue was written by a newer version. It was set aside as %1, and a new one "
                       "was begun.")
                        .arg(aside);
            else if (!aside.isEmpty())
                loaded.notice =
                    tr("The queue was damaged. It was set aside as %1, and a new one was begun.").arg(aside);
            return loaded;
        },
        std::move(done));
}

void UploadStore::save(const QList<UploadRecord> &records, Durability durability, QObject *context,
                       transfer::Tried tried)
{
    ask<Failure>(
        true, durability, context, [records](UploadTable &table) { return table.put(records); },
        std::move(tried));
}

void UploadStore::saveSlices(UploadId id, const QList<transfer::SliceTask> &inFlight,
                             const QList<transfer::AcknowledgedSlice> &acknowledged, qint64 transferred,
                             QObject *context, transfer::Tried tried)
{
    ask<Failure>(
        true, Durability::Process, context,
        [id, inFlight, acknowledged, transferred](UploadTable &table) {
            return table.putSlices(id, inFlight, acknowledged, transferred);
        },
        std::move(tried));
}

void UploadStore::drop(const QList<UploadId> &ids, QObject *context, transfer::Tried tried)
{
    ask<Failure>(
        true, Durability::Fsync, context, [ids](UploadTable &table) { return table.remove(ids); },
        std::move(tried));
}

void UploadStore::looks(QObject *context, std::function<void(const QHash<UploadId, KeptLook> &)> done)
{
    using Looks = QHash<UploadId, KeptLook>;
    ask<Looks>(
        false, Durability::Process, context, [](UploadTable &table) { return table.looks(); },
        std::move(done));
}

void UploadStore::saveLook(UploadId id, const KeptLook &look)
{
    ask<Failure>(
        true, Durability::Process, this, [id, look](UploadTable &table) { return table.putLook(id, look); },
        [](const Failure &) {});
}

void UploadStore::dropLook(UploadId id)
{
    ask<Failure>(
        true, Durability::Process, this, [id](UploadTable &table) { return table.removeLook(id); },
        [](const Failure &) {});
}

void UploadStore::accounts(QObject *context, std::function<void(const QList<transfer::AccountId> &)> done)
{
    ask<QList<transfer::AccountId>>(
        false, Durability::Process, context, [](UploadTable &table) { return table.accounts(); },
        std::move(done));
}

void UploadStore::renameAccounts(const QHash<transfer::AccountId, transfer::AccountId> &names,
                                 QObject *context, transfer::Tried tried)
{
    ask<Failure>(
        true, Durability::Fsync, context, [names](UploadTable &table) { return table.renameAccounts(names); },
        std::move(tried));
}

void UploadStore::findPublished(qint64 size, const QString &md5, const transfer::AccountId &accountId,
                                QObject *context, Record done)
{
    ask<std::optional<UploadRecord>>(
        false, Durability::Process, context,
        [size, md5, accountId](UploadTable &table) {
            const QList<UploadRecord> published =
                table.select(u"WHERE file_size = ? AND md5 = ? AND stage = ? ORDER BY id DESC"_s,
                             {size, md5, stageName(transfer::Stage::Published)});
            return first(published, [&accountId](const UploadRecord &record) {
                const bool others = !record.accountId.isEmpty() && record.accountId != accountId;
                return transfer::stands(record) && !others;
            });
        },
        std::move(done));
}

void UploadStore::findByIdentity(const QString &path, const transfer::FileIdentity &identity,
                                 QObject *context, Record done)
{
    ask<std::optional<UploadRecord>>(
        false, Durability::Process, context,
        [path, identity](UploadTable &table) {
            // A file without an id is known by its path. What was added but not looked at yet has only its
            // path.
            const QString published = stageName(transfer::Stage::Published);
            const QString fileId = identity.fileId.isNull() ? u""_s : identity.fileId;
            const QList<UploadRecord> known =
                table.select(u"WHERE cancelled = 0 AND (listed = 1 OR stage = ?)"
                             " AND ((file_size = ? AND file_modified_ms = ? AND file_id = ? AND (path = ? OR "
                             "file_id <> ''))"
                             " OR (file_size = -1 AND path = ?))"
                             " ORDER BY stage = ?, id DESC"_s,
                             {published, identity.size, identity.modifiedMs, fileId, path, path, published});
            return first(known, [](const UploadRecord &record) {
                return record.stage != transfer::Stage::Published || transfer::stands(record);
            });
        },
        std::move(done));
}

base::Result<QList<UploadRecord>> UploadStore::read(const QString &databasePath, bool withHistory)
{
    if (withHistory)
        return selectAlone(databasePath,
                           u"WHERE listed = 1 OR stage = ? ORDER BY listed DESC, position, id"_s,
                           {stageName(transfer::Stage::Published)});
    return selectAlone(databasePath, u"WHERE listed = 1 ORDER BY position, id"_s, {});
}

base::Result<std::optional<UploadRecord>> UploadStore::readOne(const QString &databasePath, UploadId id)
{
    const auto found = selectAlone(databasePath, u"WHERE id = ? AND (listed = 1 OR stage = ?)"_s,
                                   {id, stageName(transfer::Stage::Published)});
    if (!found.ok())
        return found.error();
    return found.value().isEmpty() ? std::nullopt : std::optional(found.value().constFirst());
}

} // namespace store
