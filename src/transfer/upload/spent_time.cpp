#include "transfer/upload/spent_time.h"

#include "transfer/upload/chronicle.h"

#include <algorithm>
#include <utility>

namespace transfer {

namespace {

using Past = QList<Happening>;

Past::const_iterator lastOf(const Past &past, Happened what)
{
    const auto found =
        std::find_if(past.crbegin(), past.crend(), [what](const Happening &one) { return one.what == what; });
    return found == past.crend() ? past.cend() : std::prev(found.base());
}

bool stops(Happened what)
{
    return what == Happened::Paused || what == Happened::Failed;
}

bool goesOnAgain(Happened what)
{
    return what == Happened::Resumed || what == Happened::Retried;
}

std::optional<qint64> sendingBetween(Past::const_iterator created, Past::const_iterator sent)
{
    qint64 ms = sent->atMs - created->atMs;
    std::optional<qint64> stoppedMs;
    for (auto one = created; one != sent; ++one) {
        if (one->what == Happened::Restarted)
            return std::nullopt; // how long the program was not there is not kept
        if (one->what == Happened::Interrupted)
            ms -= one->lastedMs;
        if (stops(one->what) && !stoppedMs)
            stoppedMs = one->atMs;
        if (goesOnAgain(one->what) && stoppedMs)
            ms -= one->atMs - *std::exchange(stoppedMs, std::nullopt);
    }
    return ms > 0 ? std::optional(ms) : std::nullopt;
}

} // namespace

std::optional<SpentTime> spentTime(const UploadRecord &record)
{
    const Past past = historyOf(record);
    const auto created = lastOf(past, Happened::Created);
    const auto published = lastOf(past, Happened::Published);
    if (created == past.cend() || published == past.cend() || published < created)
        return std::nullopt;
    SpentTime spent;
    spent.wholeMs = published->atMs - created->atMs;
    if (spent.wholeMs < 0) // the clock was put back
        return std::nullopt;
    const auto sent = lastOf(past, Happened::Sent);
    const bool isWhole = record.happenings.size() < mostHappenings;
    if (isWhole && !created->instant && sent != past.cend() && sent > created)
        spent.sendingMs = sendingBetween(created, sent);
    if (spent.sendingMs)
        spent.bytes = sent->bytes > 0 ? sent->bytes : record.identity.size;
    return spent;
}

} // namespace transfer
