// Long lists without holding the event loop: a portion a turn.
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <utility>

namespace base {

inline constexpr qsizetype portionSize = 200; // a few milliseconds of work

// The first portion at once, each of the others in a turn of its own; done after the last, or at once when
// there is nothing to do. Ends silently when the context is gone.
template <typename T>
void inPortions(QObject *context, QList<T> items, std::function<void(const QList<T> &)> work,
                std::function<void()> done = {})
{
    const qsizetype size = std::min(portionSize, items.size());
    if (size > 0)
        work(items.first(size));
    items.remove(0, size);
    if (!items.isEmpty()) {
        QTimer::singleShot(0, context,
                           [context, items = std::move(items), work = std::move(work),
                            done = std::move(done)] { inPortions(context, items, work, done); });
    } else if (done) {
        done();
    }
}

} // namespace base
