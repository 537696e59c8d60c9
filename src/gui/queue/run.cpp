#include "gui/queue/run.h"

#include "words/numbers.h"
#include "words/sentences.h"
#include "words/uploads/amounts.h"

#include <QDateTime>
#include <QLocale>

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
constexpr qint64 longRun = qint64(3) * 60 * 60; // seconds
constexpr int namesAtMost = 5;
constexpr qint64 measuredEveryMs = 1000;

bool isLive(Activity activity)
{
    return std::find(std::begin(live), std::end(live), activity) != std::end(live);
}

// For a turn or for a time.
int waits(const QueueModel &model)
{
    return model.count(Activity::Waiting) + model.count(Activity::Scheduled);
}

QString liveWords(Activity activity, int count)
{
    switch (activity) {
    case Activity::Running:
        return Run::tr("%n uploading", nullptr, count);
    case Activity::Hashing:
        return Run::tr("%n checking", nullptr, count);
    case Activity::Finishing:
        return Run::tr("%n finishing", nullptr, count);
    case Activity::Retrying:
        return Run::tr("%n retrying", nullptr, count);
    case Activity::WaitingForNetwork:
        return Run::tr("%n waiting for network", nullptr, count);
    default:
        return Run::tr("%n waiting", nullptr, count);
    }
}

QString timeWords(const transfer::TimeLeft &left)
{
    if (left.least > longRun) {
        const QTime end = QDateTime::currentDateTime().addSecs((left.least + left.most) / 2).time();
        return Run::tr("done about %1").arg(QLocale().toString(end, QStringLiteral("HH:mm")));
    }
    if (left.most < 60)
        return words::timeLeftText(left);
    return Run::tr("about %1 left").arg(words::spanText(left));
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
    return waiting > 0 && waiting + waits(m_model) == live();
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
    sum.timeLeft = m_meter.timeLeft(m_clock.elapsed());
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

QString Run::whatRuns() const
{
    QStringList facts;
    for (const Activity activity : gui::live) {
        if (activity == Activity::Scheduled)
            continue; // told with those that wait for their turn
        const int count = activity == Activity::Waiting ? waits(m_model) : m_model.count(activity);
        if (count > 0)
            facts.append(liveWords(activity, count));
    }
    if (const auto left = progress().timeLeft; left && !allWaitForNetwork())
        facts.append(timeWords(*left));
    return words::joinedParts(facts);
}

QStringList Run::whatDoesNot() const
{
    QStringList facts;
    if (const int count = m_model.count(Activity::Paused); count > 0)
        facts.append(tr("%n paused", nullptr, count));
    if (const int count = m_model.count(Group::NeedsYou); count > 0)
        facts.append(tr("%n needs you", nullptr, count));
    if (m_model.count(Group::Drafts) > 0)
        facts.append(drafts());
    if (const int count = m_model.count(Activity::StillBeingWritten); count > 0)
        facts.append(tr("%n being written", nullptr, count));
    return facts;
}

// Where nothing runs, it matters whether anything could.
QString Run::drafts() const
{
    const QString count = tr("%n draft(s)", nullptr, m_model.count(Group::Drafts));
    if (any())
        return count;
    const QList<UploadId> &order = m_queue.order();
    const auto ready = std::count_if(order.cbegin(), order.cend(), [this](UploadId id) {
        const Upload *upload = m_queue.find(id);
        return upload && upload->activity() == Activity::NotStarted && upload->ready();
    });
    return tr("%1, %2").arg(count, tr("%n of them ready to start", nullptr, int(ready)));
}

QString Run::shortWords() const
{
    if (m_model.rowCount() == 0)
        return tr("The list is empty");
    if (!any())
        return tr("Nothing is running");
    return tr("%1 · %2", "percentage, what runs").arg(percent(), whatRuns());
}

QString Run::words() const
{
    const QString rest = words::joinedFacts(whatDoesNot());
    return rest.isEmpty() ? shortWords() : tr("%1 · %2", "what runs, what does not").arg(shortWords(), rest);
}

QString Run::tip() const
{
    if (!any())
        return words();
    QStringList lines{words(), words::amountSent(progress())};
    for (const UploadId id : m_queue.order()) {
        const Upload *upload = m_queue.find(id);
        if (upload && upload->activity() == Activity::Running && lines.size() < 2 + namesAtMost)
            lines.append(upload->record().metadata.title);
    }
    return lines.join(u'\n');
}

} // namespace gui
