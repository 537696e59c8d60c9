#include "ingest/csv.h"

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

// Reads one cell from `at` on and leaves `at` behind it, on the separator, the line end or the end.
QString takeCell(const QString &text, qsizetype &at, QChar separator)
{
    QString cell;
    bool quoted = at < text.size() && text[at] == u'"';
    if (quoted)
        ++at;
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        if (quoted && c == u'"') {
            if (at + 1 < text.size() && text[at + 1] == u'"')
                ++at;
            else {
                quoted = false;
                continue;
            }
        } else if (!quoted && (c == separator || c == u'\n' || c == u'\r')) {
            break;
        }
        cell.append(c);
    }
    return cell.trimmed();
}

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

QList<QStringList> rowsOfTable(const QString &text)
{
    const QChar separator = separatorOf(text);
    QList<QStringList> rows;
    QStringList row;
    for (qsizetype at = 0; at < text.size(); ++at) {
        row.append(takeCell(text, at, separator));
        if (at < text.size() && text[at] == separator)
            continue;
        if (at + 1 < text.size() && text[at] == u'\r' && text[at + 1] == u'\n')
            ++at;
        const bool empty =
            std::all_of(row.cbegin(), row.cend(), [](const QString &c) { return c.isEmpty(); });
        rows.append(empty ? QStringList() : row);
        row.clear();
    }
    if (!row.isEmpty()) { // the text ends with a separator
        row.append(QString());
        rows.append(row);
    }
    return rows;
}

} // namespace ingest
