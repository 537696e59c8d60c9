// How a record stands in the table "uploads": one column list, used for reading, writing and nothing else.
// Its slices stand in a table of their own (store/queue/slices_table.h).
#pragma once

#include "transfer/record/upload_record.h"

#include <QSqlQuery>
#include <QStringList>

namespace store {

// "id, position, path ..." in the order in which readRecord() expects it. What is not among the present ones,
// in a table of an older version, is read as nothing.
QString recordColumns(const QStringList &present);
// Writes a record, new or known; bindRecord() fills its values.
QString upsertStatement();
void bindRecord(QSqlQuery &query, const transfer::UploadRecord &record);
transfer::UploadRecord readRecord(const QSqlQuery &query);

// Whether the record holds what must be wiped when the upload ends.
bool holdsSecret(const transfer::UploadRecord &record);

} // namespace store
