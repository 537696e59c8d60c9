#include "words/moment_words.h"

#include "words/words_context.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace words {

QString momentText(const QDateTime &moment)
{
    const QDateTime local = moment.toLocalTime();
    const QString time = QLocale().toString(local.time(), u"HH:mm"_s);
    if (local.date() == QDate::currentDate())
        return Words::tr("Today %1").arg(time);
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + time;
}

} // namespace words
