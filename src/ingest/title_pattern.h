// Titles with placeholders: {name}, {date} and {n} stand for file name, date and number.
#pragma once

#include <QDate>
#include <QString>

namespace ingest {

// The name is cut where the whole would be longer than a title may be.
QString filledTitle(const QString &pattern, const QString &path, const QDate &date, int number);

} // namespace ingest
