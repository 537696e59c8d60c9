#include "base/reaction_table.h"

#include <algorithm>

namespace base {

QList<ReactionRow> ReactionTable::rowsFor(Operation operation) const
{
    QList<ReactionRow> rows;
    for (ReactionRow row : m_rows) {
        if (!row.operations.isEmpty() && !row.operations.contains(operation))
            continue;
        row.operations = {operation};
        rows.append(row);
    }
    return rows;
}

Rule ReactionTable::ruleFor(const Error &error) const
{
    const ReactionRow *row = rowFor(error);
    return row ? row->rule : Rule();
}

ErrorKind ReactionTable::kindOf(const Error &error) const
{
    const ReactionRow *row = rowFor(error);
    return row ? row->kind : ErrorKind::Internal;
}

const ReactionRow *ReactionTable::rowFor(const Error &error) const
{
    const qint64 number = error.fault == Fault::Code         ? error.codeNumber()
                          : error.fault == Fault::HttpStatus ? error.httpStatus
                                                             : 0;
    const auto fits = [&](const ReactionRow &row) {
        const bool inRange = row.first == 0 || (number >= row.first && number <= row.last);
        const bool ofWord = row.word.isEmpty() || row.word == error.code;
        const bool ofOperation = row.operations.isEmpty() || row.operations.contains(error.operation);
        return row.fault == error.fault && inRange && ofWord && ofOperation
               && error.httpStatus >= row.statusFrom;
    };
    const auto row = std::find_if(m_rows.cbegin(), m_rows.cend(), fits);
    return row == m_rows.cend() ? nullptr : &*row;
}

} // namespace base
