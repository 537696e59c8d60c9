// Goes through many entries of the history, a page after the other, without keeping them.
#pragma once

#include "engine/history/history.h"

#include <QObject>

namespace gui {

// each() comes with every page in the order of the ids, done() behind the last; neither once context is gone.
void eachHistoryPage(engine::History &history, const QList<transfer::UploadId> &ids, QObject *context,
                     std::function<void(const QList<store::HistoryEntry> &)> each,
                     std::function<void()> done);

} // namespace gui
