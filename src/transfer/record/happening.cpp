#include "transfer/record/happening.h"

#include "base/plain_text.h"

#include <algorithm>
#include <limits>

namespace transfer {

namespace {

constexpr int longestWord = 64;
constexpr int longestPlace = 255; // of names of hosts
constexpr int mostTimes = 1'000'000'000;

int sum(int a, int b)
{
    return int(std::min<qint64>(mostTimes, qint64(a) + b));
}

qint64 sum(qint64 a, qint64 b)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max() / 4;
    return std::min(most, a) + std::min(most, b);
}

bool sameSort(const Cause &a, const Cause &b)
{
    return a.why == b.why && a.code == b.code && a.httpStatus == b.httpStatus;
}

void gather(QList<Cause> &causes, const Cause &news)
{
    const auto find = [&causes](const Cause &wanted) {
        return std::find_if(causes.begin(), causes.end(),
                            [&](const Cause &cause) { return sameSort(cause, wanted); });
    };
    if (const auto known = find(news); known != causes.end()) {
        known->times = sum(known->times, news.times);
        return;
    }
    if (causes.size() + 1 < mostCauses)
        return causes.append(news);
    Cause other;
    other.times = news.times;
    if (const auto known = find(other); known != causes.end())
        known->times = sum(known->times, news.times);
    else
        causes.append(other);
}

// False: they stand apart.
bool merge(Happening &last, const Happening &news)
{
    if (last.what == Happened::BegunAnew && news.what == Happened::Retried)
        return true; // one command of the user's
    if (last.what != news.what)
        return false;
    switch (news.what) {
    case Happened::Interrupted:
        last.lastedMs = sum(last.lastedMs, news.lastedMs);
        for (const Cause &cause : news.causes)
            gather(last.causes, cause);
        return true;
    case Happened::Checked:
    case Happened::Doubted:
    case Happened::Restarted:
    case Happened::Paused:
    case Happened::Resumed:
    case Happened::Retried:
        last = news;
        return true;
    default:
        return false;
    }
}

bool isMinor(const Happening &one)
{
    return one.what == Happened::Restarted || one.what == Happened::Paused || one.what == Happened::Resumed
           || one.what == Happened::Retried;
}

void shorten(QList<Happening> &past)
{
    while (past.size() > mostHappenings) {
        const auto minor = std::find_if(past.cbegin(), past.cend(), isMinor);
        const qsizetype at = minor == past.cend() ? 0 : minor - past.cbegin();
        past.removeAt(at);
        if (at > 0 && at < past.size() && merge(past[at - 1], past[at]))
            past.removeAt(at);
    }
}

void addLength(QList<Happening> &past, qint64 ms)
{
    const auto last = std::find_if(past.rbegin(), past.rend(),
                                   [](const Happening &one) { return one.what == Happened::Interrupted; });
    if (last != past.rend())
        last->lastedMs = sum(last->lastedMs, ms);
}

bool isOfWord(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_'
           || u == u'-' || u == u'.';
}

} // namespace

void note(QList<Happening> &past, const Happening &news)
{
    if (news.what == Happened::Interrupted && news.causes.isEmpty())
        return addLength(past, news.lastedMs);
    if (!past.isEmpty() && merge(past.last(), news))
        return;
    past.append(news);
    shorten(past);
}

int Happening::times() const
{
    int times = 0;
    for (const Cause &cause : causes)
        times = sum(times, cause.times);
    return times;
}

QList<Cause> Cause::of(const base::Error &error)
{
    if (!std::holds_alternative<std::monostate>(error.detail))
        return {};
    Cause cause;
    cause.kind = error.kind;
    cause.fault = error.fault;
    cause.operation = error.operation;
    cause.code = cleanedWord(error.code);
    cause.foreignCode = error.foreignCode;
    cause.httpStatus = error.httpStatus;
    return {cause};
}

base::Error Cause::error() const
{
    base::Error error;
    error.kind = kind;
    error.fault = fault;
    error.operation = operation;
    error.code = code;
    error.foreignCode = foreignCode;
    error.httpStatus = httpStatus;
    return error;
}

QString cleanedWord(const QString &text)
{
    const bool clean = text.size() <= longestWord && std::all_of(text.begin(), text.end(), isOfWord);
    return clean ? text : QString();
}

QString cleanedPlace(const QString &text)
{
    return base::firstCharacters(base::shownLine(text), longestPlace);
}

} // namespace transfer
