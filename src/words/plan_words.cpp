#include "words/plan_words.h"

#include "words/words_context.h"

#include <QLocale>

using namespace Qt::StringLiterals;
using transfer::Pace;
using transfer::WeekPlan;

namespace words {

namespace {

enum class Place { First, Between, Last };

// As it stands in the sentence of a day.
QString inSentence(Pace pace, qint64 limit, Place place)
{
    switch (pace) {
    case Pace::Full:
        return place == Place::Last ? Words::tr("full speed", "weekly plan: again, at the end")
                                    : Words::tr("full speed", "weekly plan");
    case Pace::Limited:
        return (place == Place::Between ? Words::tr("%1", "weekly plan: a limit, before its end")
                                        : Words::tr("%1", "weekly plan: a limit"))
            .arg(limitText(limit));
    case Pace::Nothing:
        return Words::tr("nothing", "weekly plan: is sent");
    }
    return {};
}

} // namespace

QString limitText(qint64 bytesPerSecond)
{
    constexpr double megabyte = 1000 * 1000;
    return Words::tr("%1 MB/s").arg(QLocale().toString(double(bytesPerSecond) / megabyte, 'g', 4));
}

QString paceText(Pace pace, qint64 limit)
{
    switch (pace) {
    case Pace::Full:
        return Words::tr("full speed", "weekly plan");
    case Pace::Limited:
        return Words::tr("limited to %1").arg(limitText(limit));
    case Pace::Nothing:
        return Words::tr("not sending");
    }
    return {};
}

QString halfHourText(int halfHour)
{
    return u"%1:%2"_s.arg(halfHour / 2, 2, 10, QChar(u'0')).arg(halfHour % 2 * 30, 2, 10, QChar(u'0'));
}

QString dayPlanText(const WeekPlan &plan, int day, qint64 limit)
{
    QString text;
    for (int from = 0; from < WeekPlan::halfHours;) {
        const Pace pace = plan.pace(day, from);
        int end = from + 1;
        while (end < WeekPlan::halfHours && plan.pace(day, end) == pace)
            ++end;
        const bool last = end == WeekPlan::halfHours;
        const Place place = from == 0 ? Place::First : last ? Place::Last : Place::Between;
        const QString what = inSentence(pace, limit, place);
        if (from == 0 && last)
            text = Words::tr("%1 all day", "weekly plan").arg(what);
        else if (from == 0)
            text = Words::tr("%1 until %2", "weekly plan: first of a day").arg(what, halfHourText(end));
        else if (!last)
            text = Words::tr("%1, then %2 until %3", "weekly plan").arg(text, what, halfHourText(end));
        else
            text = Words::tr("%1, then %2", "weekly plan").arg(text, what);
        from = end;
    }
    return text;
}

} // namespace words
