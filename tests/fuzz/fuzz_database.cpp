// A file that claims to be the queue database: read as the command "list" reads it, then opened as the engine
// opens it. Either it is used, or it is set aside whole and a new one is begun; and what is used takes a new
// record.
#include "fuzz.h"

#include "store/queue/upload_store.h"
#include "store/queue/upload_table.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    // Never destroyed: at exit Qt Sql may be gone before it, and it would call what is gone.
    static const auto *const application = new QCoreApplication(*argc, *argv);
    Q_UNUSED(application)
    QLoggingCategory::setFilterRules(QStringLiteral("*=false"));
    return 0;
}

namespace {

void readAndWrite(const QString &path)
{
    store::UploadTable table(path);
    if (table.open(store::Database::Access::ReadWrite))
        return;
    table.select(QStringLiteral("ORDER BY position, id"));
    const transfer::UploadId last = table.lastId();
    transfer::UploadRecord record;
    record.id = qBound(transfer::UploadId(0), last, transfer::UploadId(1) << 40) + 1;
    record.path = QStringLiteral("/a.mp4");
    if (table.begin(transfer::Durability::Process))
        return;
    if (table.put({record}))
        return table.rollback();
    table.commit();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("queue.sqlite"));
    {
        QFile file(path);
        must(file.open(QIODevice::WriteOnly) && file.write(fuzz::bytesOf(data, size)) == qint64(size));
    }
    store::UploadStore::read(path, true);
    readAndWrite(path);
    for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
        QFile::remove(folder.filePath(name));
    return 0;
}
