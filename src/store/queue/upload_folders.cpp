#include "store/queue/store_request.h"
#include "store/queue/upload_store.h"
#include "store/queue/upload_table.h"

using namespace Qt::StringLiterals;

namespace store {

using transfer::Durability;
using transfer::UploadId;

namespace {

using Wrong = std::optional<base::Error>;

// The one with a video before one that is only on its way.
UploadId uploadWith(UploadTable &table, qint64 size, const QString &md5)
{
    const QList<transfer::UploadRecord> found =
        table.select(u"WHERE file_size = ? AND md5 = ? AND (listed = 1 OR stage = 'published') "
                     "ORDER BY stage = 'published' DESC, id DESC LIMIT 1"_s,
                     {size, md5});
    return found.isEmpty() ? 0 : found.constFirst().id;
}

} // namespace

void UploadStore::foldersAtWork(qint64 todayMs, QObject *context,
                                std::function<void(const FoldersAtWork &)> done)
{
    ask<FoldersAtWork>(
        false, Durability::Process, context,
        [todayMs](UploadTable &table) {
            return table.usable() ? table.folders().atWork(todayMs) : FoldersAtWork();
        },
        std::move(done));
}

void UploadStore::saveFolder(const WatchedFolder &folder, QObject *context, transfer::Tried tried)
{
    ask<Wrong>(
        true, Durability::Fsync, context,
        [folder](UploadTable &table) { return table.folders().put(folder); }, std::move(tried));
}

void UploadStore::dropFolder(FolderId id, QObject *context, transfer::Tried tried)
{
    ask<Wrong>(
        true, Durability::Fsync, context, [id](UploadTable &table) { return table.folders().remove(id); },
        std::move(tried));
}

void UploadStore::takenBefore(const QList<TakenFile> &files, QObject *context,
                              std::function<void(const QList<qsizetype> &)> done)
{
    ask<QList<qsizetype>>(
        false, Durability::Process, context,
        [files](UploadTable &table) { return table.folders().known(files); }, std::move(done));
}

void UploadStore::hasContent(qint64 size, const QString &md5, QObject *context,
                             std::function<void(bool)> done)
{
    ask<bool>(
        false, Durability::Process, context,
        [size, md5](UploadTable &table) {
            return table.folders().hasContent(size, md5) || uploadWith(table, size, md5) != 0;
        },
        [done = std::move(done)](const bool &has) { done(has); });
}

void UploadStore::saveTaken(const TakenFile &file, const std::optional<WatchedFolder> &folder,
                            QObject *context, transfer::Tried tried)
{
    ask<Wrong>(
        true, Durability::Fsync, context,
        [file, folder](UploadTable &table) {
            const Wrong wrong = folder ? table.folders().put(*folder) : std::nullopt;
            return wrong ? wrong : table.folders().put(file);
        },
        std::move(tried));
}

void UploadStore::saveTakenStep(const TakenFile &file, QObject *context, transfer::Tried tried)
{
    ask<Wrong>(
        true, Durability::Fsync, context,
        [file](UploadTable &table) { return table.folders().setStep(file); }, std::move(tried));
}

void UploadStore::dropTaken(qint64 number, QObject *context, transfer::Tried tried)
{
    ask<Wrong>(
        true, Durability::Fsync, context,
        [number](UploadTable &table) { return table.folders().drop(number); }, std::move(tried));
}

void UploadStore::uploadOf(qint64 size, const QString &md5, QObject *context,
                           std::function<void(UploadId)> done)
{
    ask<UploadId>(
        false, Durability::Process, context,
        [size, md5](UploadTable &table) { return uploadWith(table, size, md5); },
        [done = std::move(done)](const UploadId &id) { done(id); });
}

base::Result<QList<WatchedFolder>> UploadStore::readFolders(const QString &databasePath)
{
    UploadTable table(databasePath);
    if (const Wrong failure = table.open(Database::Access::ReadOnly)) {
        if (failure->kind == base::ErrorKind::FileMissing)
            return QList<WatchedFolder>();
        return *failure;
    }
    QSqlQuery hasTable = table.database().prepared(
        u"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'watched_folders'"_s);
    if (!hasTable.exec() || !hasTable.next())
        return QList<WatchedFolder>();
    Wrong failure;
    const QList<WatchedFolder> folders = table.folders().folders(&failure);
    if (failure)
        return *failure;
    return folders;
}

} // namespace store
