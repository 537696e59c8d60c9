#include "gui/history/history_pages.h"

#include <utility>

namespace gui {

namespace {
constexpr qsizetype idsAtOnce = 500;
}

void eachHistoryPage(engine::History &history, const QList<transfer::UploadId> &ids, QObject *context,
                     std::function<void(const QList<store::HistoryEntry> &)> each, std::function<void()> done)
{
    if (ids.isEmpty())
        return done();
    const QList<transfer::UploadId> rest = ids.mid(idsAtOnce);
    history.entries(ids.first(std::min(ids.size(), idsAtOnce)), context,
                    [&history, rest, context, each = std::move(each),
                     done = std::move(done)](const QList<store::HistoryEntry> &entries) {
                        each(entries);
                        eachHistoryPage(history, rest, context, each, done);
                    });
}

} // namespace gui
