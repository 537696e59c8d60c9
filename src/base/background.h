// Work on another thread, its answer on ours.
#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <utility>

namespace base {

// How much of it has not ended yet, as far as a thread works on it. For tests whose time passes while
// nothing moves.
inline std::atomic_int worksUnderWay = 0;

// Counts as such as long as it lives: what others do for us on a thread of theirs.
struct UnderWay {
    UnderWay() { ++worksUnderWay; }
    ~UnderWay() { --worksUnderWay; }
    Q_DISABLE_COPY_MOVE(UnderWay)
};

// Runs work() on the pool, then then(result) in the application's thread, unless context is gone by then. The
// context must live in the application's thread; the pool must be waited for before the application ends.
template <typename Work, typename Then>
void inBackground(QThreadPool &pool, QObject *context, Work work, Then then)
{
    ++worksUnderWay;
    pool.start(
        [guard = QPointer<QObject>(context), work = std::move(work), then = std::move(then)]() mutable {
            auto result = work();
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, then = std::move(then), result = std::move(result)]() mutable {
                    if (guard)
                        then(std::move(result));
                },
                Qt::QueuedConnection);
            --worksUnderWay;
        });
}

} // namespace base
