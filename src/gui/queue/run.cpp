#include "gui/queue/run.h"

#include "words/numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

using transfer::Activity;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

namespace {

constexpr Activity live[] = {Activity::Running,          Activity::Hashing, Activity::Finishing,
                             Activity::Retrying,         Activity::Waiting, Activity::Scheduled,
                             Activity::WaitingForNetwork};
constexpr qint64 measuredEveryMs = 1000;

bool isLive(Activity activity)
{
    return std::find(std::begin(live), std::end(live), activity) != std::end(live);
}

} // namespace

Run::Run(const transfer::UploadQueue &queue, const QueueModel &model, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_model(model)
{
    m_clock.start();
    note(queue.order());
    connect(&queue, &transfer::UploadQueue::changed, this, &Run::note);
    connect(&queue, &transfer::UploadQueue::idle, this, [this] { forget(); });
}

void Run::note(const QList<UploadId> &ids)
{
    for (const UploadId id : ids) {
        if (const Upload *upload = m_queue.find(id); upload && isLive(upload->activity()))
            m_ran.insert(id);
    }
    if (m_clock.elapsed() - m_measuredAtMs >= measuredEveryMs)
        measure();
}

// By what leaves this computer, whichever upload it is of: the time left outlives each of them.
void Run::measure()
{
    QHash<UploadId, qint64> bytes;
    for (const UploadId id : m_queue.order()) {
        const Upload *upload = m_queue.find(id);
        if (!upload || !belongs(*upload))
            continue;
        const transfer::Progress one = upload->progress();
        const qint64 now = one.acknowledged + one.onTheWire;
        bytes.insert(id, now);
        if (const auto before = m_bytes.constFind(id); before != m_bytes.cend())
            m_moved += now - *before;
    }
    m_bytes = bytes;
    const transfer::Progress sum = progress();
    if (std::exchange(m_total, sum.total) != sum.total)
        m_meter.otherBytesToGo();
    m_measuredAtMs = m_clock.elapsed();
    m_meter.add(m_measuredAtMs, m_moved, sum.acknowledged, sum.total - sum.acknowledged);
}

void Run::forget()
{
    m_ran.clear();
    m_bytes.clear();
    m_meter.reset();
}

int Run::live() const
{
    int count = 0;
    for (const Activity activity : gui::live)
        count += m_model.count(activity);
    return count;
}

bool Run::allWaitForNetwork() const
{
    const int waiting = m_model.count(Activity::WaitingForNetwork);
    return waiting > 0
           && waiting + m_model.count(Activity::Waiting) + m_model.count(Activity::Scheduled) == live();
}

bool Run::belongs(const Upload &upload) const
{
    const bool sentWhole = upload.stage() == transfer::Stage::Published && m_ran.contains(upload.id());
    return sentWhole || isLive(upload.activity());
}

transfer::Progress Run::progress() const
{
    transfer::Progress sum;
    if (!any())
        return sum;
    for (const UploadId id : m_queue.order()) {
        const Upload *upload = m_queue.find(id);
        if (!upload || !belongs(*upload))
            continue;
        const transfer::Progress one = upload->progress();
        sum.total += one.total;
        sum.acknowledged += one.acknowledged;
        sum.onTheWire += one.onTheWire;
        sum.bytesPerSecond += one.bytesPerSecond;
    }
    sum.timeLeft = m_queue.foreseen(m_meter.timeLeft(m_clock.elapsed()));
    return sum;
}

double Run::share() const
{
    const transfer::Progress sum = progress();
    if (sum.total <= 0)
        return 0;
    const double exact = double(sum.acknowledged) / double(sum.total);
    return std::min(0.999, std::floor(exact * 1000) / 1000);
}

QString Run::percent() const
{
    return words::percentText(share() * 100);
}

} // namespace gui
