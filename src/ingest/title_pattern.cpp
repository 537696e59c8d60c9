#include "ingest/title_pattern.h"

#include "youku/metadata.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ingest {

namespace {

QString firstCharacters(const QString &text, int count)
{
    const QList<uint> points = text.toUcs4();
    if (points.size() <= count)
        return text;
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), std::max(0, count));
}

} // namespace

QString filledTitle(const QString &pattern, const QString &path, const QDate &date, int number)
{
    QString title = pattern;
    title.replace("{date}"_L1, date.toString(Qt::ISODate));
    title.replace("{n}"_L1, QString::number(number));
    const int names = int(title.count("{name}"_L1));
    if (names == 0)
        return title;
    const int rest = youku::textLength(title) - names * 6;
    const QString name = QFileInfo(path).completeBaseName();
    // Last: a name may hold braces of its own.
    return title.replace("{name}"_L1, firstCharacters(name, (youku::limits::titleMax - rest) / names))
        .trimmed();
}

} // namespace ingest
