// Comma separated values as spreadsheets write them (RFC 4180): quotes, doubled quotes, line ends within
// quotes, lines ending either way; separated by comma, semicolon or tab, whichever the first line uses,
// or by what a line "sep=;" above it says.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace ingest {

// UTF-8 with or without its mark, UTF-16 with it, else GB18030, as spreadsheets write it in China.
QString textOfTable(const QByteArray &bytes);

// What is held of a table, whatever its size: one row and one cell more than these tell that there were more.
inline constexpr int mostRows = 100'000;
inline constexpr int mostColumns = 64;
inline constexpr qsizetype longestCell = 32'000; // characters; a longer one counts as a quote never closed

struct Row {
    QStringList cells; // none: a row without anything in it
    // False: a quote is never closed, or stands open across what is another cell. Such a row ends with its
    // line, so that it swallows no other; where its cells begin and end is a guess.
    bool quotesClosed = true;

    bool operator==(const Row &) const = default;
};

// The heads included, a line "sep=" not.
QList<Row> rowsOfTable(const QString &text);

} // namespace ingest
