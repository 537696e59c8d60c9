#include "base/wall_timer.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>

#ifdef Q_OS_LINUX
#include <QSocketNotifier>

#include <array>
#include <cstring>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace base {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 setMs = 2000; // more than two clocks of one machine part in a minute

// How far the wall clock is ahead of one that nobody sets. Sleep may change it as well.
qint64 clockAheadMs()
{
    QElapsedTimer now;
    now.start();
    return QDateTime::currentMSecsSinceEpoch() - now.msecsSinceReference();
}

int zoneOffset()
{
    return QDateTime::currentDateTime().offsetFromUtc();
}

} // namespace

WallTimer::WallTimer(qint64 msSinceEpoch, QObject *parent) : QObject(parent)
{
    begin(msSinceEpoch);
}

void WallTimer::tell()
{
    if (!std::exchange(m_told, true))
        emit due();
}

void WallTimer::lookEachMinute(qint64 ms)
{
    const qint64 left = std::max<qint64>(0, ms - QDateTime::currentMSecsSinceEpoch());
    const auto look = [this, ms, ahead = clockAheadMs(), offset = zoneOffset()] {
        const bool set = std::abs(clockAheadMs() - ahead) > setMs || zoneOffset() != offset;
        if (set || QDateTime::currentMSecsSinceEpoch() >= ms)
            tell();
        else
            lookEachMinute(ms);
    };
    QTimer::singleShot(int(std::min(left, minuteMs)), this, look);
}

#ifdef Q_OS_LINUX

namespace {

// The system's time zone is a file of this name in /etc, which is put in the place of the last one.
constexpr char zoneFolder[] = "/etc";
constexpr char zoneFile[] = "localtime";

bool namesZone(int watch)
{
    alignas(inotify_event) std::array<char, 4096> news;
    bool found = false;
    for (ssize_t size = read(watch, news.data(), news.size()); size > 0;
         size = read(watch, news.data(), news.size())) {
        for (ssize_t at = 0; at < size;) {
            const auto *event = reinterpret_cast<const inotify_event *>(news.data() + at);
            found |= event->len > 0 && std::strcmp(event->name, zoneFile) == 0;
            at += ssize_t(sizeof(inotify_event)) + event->len;
        }
    }
    return found;
}

} // namespace

void WallTimer::begin(qint64 ms)
{
    constexpr qint64 msOfSecond = 1000;
    constexpr long nsOfMs = 1'000'000;
    m_timer = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    itimerspec when = {};
    when.it_value.tv_sec = time_t(std::max<qint64>(0, ms) / msOfSecond);
    when.it_value.tv_nsec = std::max(1L, long(std::max<qint64>(0, ms) % msOfSecond) * nsOfMs); // 0 is never
    if (m_timer < 0
        || timerfd_settime(m_timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr) != 0)
        return lookEachMinute(ms);
    // Also readable when somebody has set the clock, or the machine has slept.
    connect(new QSocketNotifier(m_timer, QSocketNotifier::Read, this), &QSocketNotifier::activated, this,
            [this](QSocketDescriptor, QSocketNotifier::Type) { tell(); });

    m_zone = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (m_zone < 0 || inotify_add_watch(m_zone, zoneFolder, IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE) < 0)
        return; // nobody tells
    connect(new QSocketNotifier(m_zone, QSocketNotifier::Read, this), &QSocketNotifier::activated, this,
            [this] {
                if (namesZone(m_zone))
                    tell();
            });
}

WallTimer::~WallTimer()
{
    const auto notifiers = findChildren<QSocketNotifier *>(); // go before what they watch
    qDeleteAll(notifiers);
    for (const int descriptor : {m_timer, m_zone}) {
        if (descriptor >= 0)
            close(descriptor);
    }
}

#else

void WallTimer::begin(qint64 ms)
{
    lookEachMinute(ms);
}

WallTimer::~WallTimer() = default;

#endif

} // namespace base
