#include "ingest/csv.h"

#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ingest {

namespace {

QChar separatorOf(const QString &text)
{
    const QStringView head = QStringView(text).left(text.indexOf(u'\n'));
    QChar best = u',';
    for (const QChar candidate : {u';', u'\t'}) {
        if (head.count(candidate) > head.count(best))
            best = candidate;
    }
    return best;
}

// "sep=;" above the heads, as spreadsheets write and read it.
QChar takeSeparatorLine(QString *text)
{
    static const QRegularExpression line(uR"-(\A"?sep=([^\r\n"])"?[^\S\r\n]*[,;\t]*(?:\r\n|\n|\r|\z))-"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = line.match(*text);
    if (!match.hasMatch())
        return {};
    text->remove(0, match.capturedLength());
    return match.capturedView(1).front();
}

bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r';
}

class TableReader
{
public:
    TableReader(const QString &text, QChar separator) : m_text(text), m_separator(separator) {}

    Row nextRow()
    {
        const qsizetype begin = m_at;
        Row row = takeCells();
        if (!row.quotesClosed) { // what follows must not be swallowed: the row ends with its line
            m_at = begin;
            m_end = m_at;
            while (m_end < m_text.size() && !endsLine(m_text[m_end]))
                ++m_end;
            row.cells = takeCells().cells;
            m_end = m_text.size();
        }
        if (m_at + 1 < m_text.size() && m_text[m_at] == u'\r' && m_text[m_at + 1] == u'\n')
            ++m_at;
        ++m_at;
        const bool heldWhole = row.cells.size() <= mostColumns;
        if (heldWhole && std::all_of(row.cells.cbegin(), row.cells.cend(), [](const QString &c) {
                return c.isEmpty();
            }))
            row.cells.clear();
        return row;
    }

    bool atEnd() const { return m_at >= m_text.size(); }

private:
    // Leaves the place on the line's end.
    Row takeCells()
    {
        Row row;
        for (;; ++m_at) {
            const QString cell = takeCell(&row.quotesClosed);
            if (row.cells.size() <= mostColumns)
                row.cells.append(cell);
            if (m_at >= m_end || m_text[m_at] != m_separator)
                return row;
        }
    }

    // Leaves the place behind the cell, on the separator, the line's end or the end.
    QString takeCell(bool *quotesClosed)
    {
        QString cell;
        bool quoted = m_at < m_end && m_text[m_at] == u'"';
        bool closed = false;
        if (quoted)
            ++m_at;
        for (; m_at < m_end; ++m_at) {
            const QChar c = m_text[m_at];
            if (quoted && c == u'"') {
                if (m_at + 1 < m_end && m_text[m_at + 1] == u'"') {
                    ++m_at;
                } else {
                    quoted = false;
                    closed = true;
                    continue;
                }
            } else if (!quoted && (c == m_separator || endsLine(c))) {
                break;
            } else if (closed && !c.isSpace()) {
                *quotesClosed = false; // this quote was meant to open another cell, or stands in the text
            }
            cell.append(c);
            if (quoted && cell.size() > longestCell)
                break;
        }
        *quotesClosed &= !quoted;
        return cell.trimmed();
    }

    const QString &m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    qsizetype m_end = m_text.size();
};

} // namespace

QString textOfTable(const QByteArray &bytes)
{
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return QStringDecoder(*marked).decode(bytes);
    QStringDecoder utf8(QStringConverter::Utf8);
    const QString text = utf8.decode(bytes);
    if (!utf8.hasError())
        return text;
    // Not every Qt knows it by name; then what the system writes by itself is the best guess.
    QStringDecoder chinese("GB18030");
    if (chinese.isValid())
        return chinese.decode(bytes);
    return QStringDecoder(QStringConverter::System).decode(bytes);
}

QList<Row> rowsOfTable(const QString &text)
{
    QString table = text;
    const QChar told = takeSeparatorLine(&table);
    TableReader reader(table, told.isNull() ? separatorOf(table) : told);
    QList<Row> rows;
    while (!reader.atEnd() && rows.size() <= mostRows)
        rows.append(reader.nextRow());
    return rows;
}

} // namespace ingest
