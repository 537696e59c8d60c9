// The history as a table for other programs: CSV in UTF-8, one video a row, its columns and states named the
// same in every language.
#pragma once

#include "store/queue/history_table.h"

#include <QByteArray>

namespace engine {

// With the mark that tells spreadsheets the encoding.
QByteArray historyCsvHead();
// What a spreadsheet would take for a formula begins with an apostrophe.
QByteArray historyCsvRow(const store::HistoryEntry &entry, const QString &account);

} // namespace engine
