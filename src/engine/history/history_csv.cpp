#include "engine/history/history_csv.h"

#include "words/uploads/video_words.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QString csvCell(QString text)
{
    // A title is one line; so is its row, also for programs that know no quotes around line ends.
    text.replace(u'\n', u' ').replace(u'\r', u' ');
    constexpr QStringView dangerous = u"=+-@\t";
    if (!text.isEmpty() && dangerous.contains(text.at(0)))
        text.prepend(u'\'');
    if (!text.contains(u',') && !text.contains(u'"'))
        return text;
    return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
}

QByteArray csvRow(const QStringList &cells)
{
    QStringList row;
    for (const QString &cell : cells)
        row.append(csvCell(cell));
    return row.join(u',').toUtf8() + "\r\n";
}

} // namespace

QByteArray historyCsvHead()
{
    return "\xEF\xBB\xBF"
           + csvRow({u"title"_s, u"id"_s, u"link"_s, u"account"_s, u"published"_s, u"length"_s, u"bytes"_s,
                     u"md5"_s, u"state"_s});
}

QByteArray historyCsvRow(const store::HistoryEntry &entry, const QString &account)
{
    constexpr double second = 1000;
    const QString length = entry.durationMs > 0 ? QString::number(double(entry.durationMs) / second) : u""_s;
    return csvRow({entry.title, entry.videoId, words::videoLink(entry.videoId), account,
                   entry.publishedAt.toLocalTime().toString(Qt::ISODate), length,
                   QString::number(entry.bytes), entry.md5, entry.state});
}

} // namespace engine
