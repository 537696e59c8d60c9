// Tables of videos: whatever the bytes are, rows come of them, in time and in bounds.
#include "fuzz.h"

#include "ingest/csv.h"

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const QString text = ingest::textOfTable(bytes);
    must(text.size() <= bytes.size());
    qsizetype characters = 0;
    const QList<ingest::Row> rows = ingest::rowsOfTable(text);
    must(rows.size() <= text.size() + 1);
    for (const ingest::Row &row : rows) {
        for (const QString &cell : row.cells)
            characters += cell.size();
    }
    must(characters <= text.size());
    return 0;
}
