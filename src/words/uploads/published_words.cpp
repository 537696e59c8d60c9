#include "words/uploads/published_words.h"

#include "base/moment.h"
#include "transfer/upload/spent_time.h"
#include "words/moment_words.h"
#include "words/numbers.h"
#include "words/words_context.h"

#include <QLocale>

namespace words {

namespace {

constexpr qint64 secondsOfMinute = 60;
constexpr qint64 secondsOfHour = 3600;

// To the second up to an hour, unlike a time that is left.
QString lastedText(qint64 ms)
{
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < secondsOfMinute || seconds >= secondsOfHour || seconds % secondsOfMinute == 0)
        return durationText(seconds);
    const QLocale locale;
    return Words::tr("%1 min %2 s")
        .arg(locale.toString(seconds / secondsOfMinute), locale.toString(seconds % secondsOfMinute));
}

} // namespace

QString stateSince(const transfer::UploadRecord &record)
{
    for (auto one = record.happenings.crbegin(); one != record.happenings.crend(); ++one) {
        if (one->what != transfer::Happened::AtYouku)
            continue;
        if (one->word != record.videoState)
            return {};
        const QDateTime moment = base::utcMoment(one->atMs);
        const bool today = moment.toLocalTime().date() == QDate::currentDate();
        return today ? Words::tr("since today %1").arg(clockText(moment))
                     : Words::tr("since %1", "a moment").arg(momentText(moment));
    }
    return {};
}

QString tookText(const transfer::UploadRecord &record)
{
    const std::optional<transfer::SpentTime> spent = transfer::spentTime(record);
    if (!spent)
        return {};
    const QString whole = lastedText(spent->wholeMs);
    return spent->sendingMs ? Words::tr("%1, %2 of it sending").arg(whole, lastedText(*spent->sendingMs))
                            : whole;
}

QString averageSpeed(const transfer::UploadRecord &record)
{
    const std::optional<transfer::SpentTime> spent = transfer::spentTime(record);
    if (!spent || !spent->sendingMs || spent->bytes <= 0)
        return {};
    return Words::tr("%1 for %2", "a speed, and an amount of bytes")
        .arg(speedText(double(spent->bytes) * 1000 / double(*spent->sendingMs)), sizeText(spent->bytes));
}

} // namespace words
