#include "store/queue/media_table.h"

using namespace Qt::StringLiterals;

namespace store {

using transfer::UploadId;

namespace {

constexpr qsizetype longestFacts = 256 * 1024;

} // namespace

MediaTable::Failure MediaTable::put(UploadId id, const KeptLook &look)
{
    QSqlQuery query =
        m_database.prepared(u"INSERT OR REPLACE INTO media (upload_id, file_size, file_modified_ms, file_id, "
                            "outcome, facts) VALUES (?, ?, ?, ?, ?, ?)"_s);
    int place = 0;
    for (const QVariant &value :
         {QVariant(id), QVariant(look.identity.size), QVariant(look.identity.modifiedMs),
          QVariant(look.identity.fileId.isNull() ? u""_s : look.identity.fileId), QVariant(look.outcome),
          QVariant(QString::fromUtf8(look.facts) + u""_s)})
        query.bindValue(place++, value);
    return Database::run(query);
}

MediaTable::Failure MediaTable::remove(UploadId id)
{
    QSqlQuery query = m_database.prepared(u"DELETE FROM media WHERE upload_id = ?"_s);
    query.bindValue(0, id);
    return Database::run(query);
}

QHash<UploadId, KeptLook> MediaTable::of(const QString &condition)
{
    QHash<UploadId, KeptLook> looks;
    QSqlQuery query = m_database.prepared(
        u"SELECT upload_id, media.file_size, media.file_modified_ms, media.file_id, outcome, facts "
        "FROM uploads JOIN media ON upload_id = id WHERE "_s
        + condition);
    query.exec();
    while (query.next()) {
        KeptLook look;
        look.identity = {query.value(1).toLongLong(), query.value(2).toLongLong(), query.value(3).toString()};
        look.outcome = query.value(4).toString();
        look.facts = query.value(5).toByteArray();
        if (look.facts.size() <= longestFacts)
            looks.insert(query.value(0).toLongLong(), look);
    }
    return looks;
}

} // namespace store
