#include "words/moment_words.h"

#include "words/words_context.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace words {

QString clockText(const QDateTime &moment)
{
    return QLocale().toString(moment.toLocalTime().time(), u"HH:mm"_s);
}

QString momentText(const QDateTime &moment)
{
    const QDateTime local = moment.toLocalTime();
    const QString time = clockText(moment);
    if (local.date() == QDate::currentDate())
        return Words::tr("Today %1").arg(time);
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

} // namespace words
