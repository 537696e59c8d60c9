// Comma separated values as spreadsheets write them (RFC 4180): quotes, doubled quotes, line ends within
// quotes, lines ending either way; separated by comma, semicolon or tab, whichever the first line uses.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace ingest {

// UTF-8 with or without its mark, UTF-16 with it, else GB18030, as spreadsheets write it in China.
QString textOfTable(const QByteArray &bytes);

// One list of cells a row, the heads included; a row without anything in it is an empty list. What follows a
// quote that is never closed belongs to its cell.
QList<QStringList> rowsOfTable(const QString &text);

} // namespace ingest
