#include "transfer/queue/run_schedule.h"

#include "transfer/queue/hash_job.h"
#include "transfer/queue/same_video.h"
#include "transfer/queue/upload_slots.h"
#include "transfer/services/services.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace transfer {

namespace {

constexpr int tickMs = 250;
constexpr qint64 lookDrainedMs = 20;

FileJobSchedule::Urgency urgencyOf(Intent intent)
{
    switch (intent) {
    case Intent::Run:
        return FileJobSchedule::Urgency::Awaited;
    case Intent::Rest:
        return FileJobSchedule::Urgency::Ahead;
    case Intent::Pause:
    case Intent::Cancel:
        break;
    }
    return FileJobSchedule::Urgency::NotNow;
}

} // namespace

RunSchedule::RunSchedule(Services &services, const QList<UploadId> &order,
                         const QHash<UploadId, Upload *> &uploads, const QHash<UploadId, Intent> &takenOff)
    : m_services(services)
    , m_order(order)
    , m_uploads(uploads)
    , m_takenOff(takenOff)
    , m_fileJobs(services.clock, order, [this](UploadId id) {
        const Upload *upload = m_uploads.value(id);
        return upload ? std::optional(urgencyOf(upload->record().intent)) : std::nullopt;
    })
{
    m_deciding.setSingleShot(true);
    m_announcing.setSingleShot(true);
    m_ticking.setInterval(tickMs);
    connect(&m_deciding, &QTimer::timeout, this, &RunSchedule::decide);
    connect(&m_announcing, &QTimer::timeout, this, &RunSchedule::announce);
    connect(&m_ticking, &QTimer::timeout, this, &RunSchedule::tick);
    connect(&m_fileJobs, &FileJobSchedule::ready, this, &RunSchedule::decideSoon);
    connect(&services.accounts, &AccountSessions::signedIn, this, &RunSchedule::lookForSameAgain);
    addFileJobs();
}

// What has to be done to the files of uploads; other kinds of work are added to it.
void RunSchedule::addFileJobs()
{
    m_fileJobs.add([this] {
        auto hashing = std::make_unique<HashJob>(m_services.clock, m_uploads);
        connect(hashing.get(), &HashJob::hashed, this, &RunSchedule::lookForSame);
        return hashing;
    });
}

// Told at once, not only when its turn comes: it may never be started, and then nobody has to decide later.
void RunSchedule::lookForSame(UploadId id)
{
    Upload *upload = m_uploads.value(id);
    if (!upload || upload->stage() != Stage::Hashed)
        return;
    upload->setComparing(true);
    m_services.journal.findPublished(upload->record().identity.size, upload->record().md5,
                                     m_services.accounts.of(upload->record().account()).id(), this,
                                     [this, id](const std::optional<UploadRecord> &known) {
                                         Upload *compared = m_uploads.value(id);
                                         if (compared && known)
                                             compared->setPublishedAlready(*known);
                                         if (compared)
                                             compared->setComparing(false);
                                     });
}

// What was published under an account is not known as one's own before it is known who is signed in. What
// runs looks by itself.
void RunSchedule::lookForSameAgain()
{
    for (const UploadId id : m_order) {
        const Upload *upload = m_uploads.value(id);
        if (!upload->holdsSlot() && !upload->ended() && !upload->record().again)
            lookForSame(id);
    }
}

void RunSchedule::tellWhoIsBehind()
{
    const QSet<UploadId> behind = behindSame(m_order, m_uploads);
    const QList<const Upload *> open = perhapsPublished(m_uploads);
    for (const UploadId id : m_order) {
        Upload *upload = m_uploads.value(id);
        upload->setBehindSame(behind.contains(id));
        if (open.isEmpty() || behind.contains(id) || !upload->wantsSlot() || upload->stage() != Stage::Hashed)
            continue;
        const AccountId &account = m_services.accounts.of(upload->record().account()).id();
        if (const Upload *other = sameAmong(open, *upload, account))
            upload->setPublishedAlready(other->record());
    }
}

void RunSchedule::setUploadsAtOnce(int count)
{
    m_uploadsAtOnce = std::max(1, count);
    decideSoon();
}

bool RunSchedule::anythingRunning() const
{
    return std::any_of(m_uploads.begin(), m_uploads.end(),
                       [](const Upload *upload) { return upload->active(); });
}

void RunSchedule::decideSoon()
{
    if (!m_closing && !m_deciding.isActive())
        m_deciding.start();
}

// Those that have paused go ahead of all that have not begun.
void RunSchedule::giveSlotsBack()
{
    for (UploadId id : std::as_const(m_order)) {
        Upload *upload = m_uploads.value(id);
        if (upload->wantsSlotBack() && !m_services.gates.holds(upload->record())
            && takenSlots(m_uploads) < m_uploadsAtOnce)
            upload->giveSlotBack();
    }
}

void RunSchedule::tellWhoseTurnItIs()
{
    const auto uses = [](const Upload *upload) {
        return usesSlot(*upload);
    };
    const bool handedOn = std::count_if(m_uploads.cbegin(), m_uploads.cend(), uses) > m_uploadsAtOnce;
    for (Upload *upload : std::as_const(m_uploads))
        upload->setHandedOn(handedOn && upload->lendsSlot());
}

// As many of each account wait for it to sign in as may run at once; the others of that account wait behind
// them, and nobody else does.
bool RunSchedule::wouldWaitForSignIn(const Upload &upload) const
{
    const AccountSession &own = m_services.accounts.of(upload.record().account());
    if (own.state() == AccountSession::State::Ready)
        return false;
    const auto waitsToo = [&](const Upload *other) {
        return other->holdsSlot() && !usesSlot(*other)
               && &m_services.accounts.of(other->record().account()) == &own;
    };
    return std::count_if(m_uploads.cbegin(), m_uploads.cend(), waitsToo) >= m_uploadsAtOnce;
}

bool RunSchedule::mayBegin(const Upload &upload) const
{
    return upload.wantsSlot() && !m_services.gates.holds(upload.record());
}

void RunSchedule::giveSlots()
{
    giveSlotsBack();
    int free = freeSlots(m_uploads, m_uploadsAtOnce, m_services.clock.monotonicMs());
    for (UploadId id : std::as_const(m_order)) {
        Upload *upload = m_uploads.value(id);
        if (!mayBegin(*upload))
            continue;
        if (!upload->needsSlot() || (free > 0 && !wouldWaitForSignIn(*upload))) {
            free -= upload->needsSlot() ? 1 : 0;
            upload->giveSlot();
        }
    }
    const QList<Upload *> all = m_uploads.values();
    for (Upload *upload : all) {
        if (upload->record().listed || m_takenOff.contains(upload->id()))
            continue;
        if (upload->ended())
            emit settled(upload->id());
        else if (mayBegin(*upload))
            upload->giveSlot();
    }
}

void RunSchedule::decide()
{
    tellWhoIsBehind();
    giveSlots();
    tellWhoseTurnItIs();
    m_fileJobs.next();

    const bool active = anythingRunning();
    const bool moves = active
                       && std::any_of(m_uploads.cbegin(), m_uploads.cend(),
                                      [this](const Upload *upload) { return showsNews(*upload); });
    if (moves && !m_ticking.isActive())
        m_ticking.start();
    if (!moves)
        m_ticking.stop(); // nothing wakes the processor while all wait for the evening
    m_services.connectivity.watch(moves);
    if (m_wasActive && !active)
        emit idle();
    m_wasActive = active;
}

void RunSchedule::noteChange(UploadId id)
{
    m_changed.insert(id);
    if (!m_announcing.isActive())
        m_announcing.start();
}

void RunSchedule::announce()
{
    QList<UploadId> ids;
    for (UploadId id : std::exchange(m_changed, {})) {
        if (m_uploads.contains(id) && m_uploads.value(id)->record().listed)
            ids.append(id);
    }
    if (!ids.isEmpty())
        emit changed(ids);
}

// From one tick to the next, without a change that it tells of itself.
bool RunSchedule::showsNews(const Upload &upload) const
{
    using For = Wait::For;
    if (upload.holdsSlot() || upload.activity() == Activity::Finishing || m_fileJobs.worksOn(upload.id()))
        return true;
    const For what = upload.wait().what;
    return what != For::Nothing && what != For::Leaving && what != For::SameVideo && what != For::Plan
           && what != For::StartTime && what != For::Line;
}

void RunSchedule::tick()
{
    bool lookForSlots = false;
    for (Upload *upload : std::as_const(m_uploads)) {
        if (upload->holdsSlot())
            upload->measure();
        lookForSlots |= upload->wait().what == Wait::For::Network; // lends its place after a while
        if (showsNews(*upload))
            noteChange(upload->id());
    }
    if (lookForSlots)
        decideSoon();
}

void RunSchedule::shutDown(QObject *context, std::function<void()> done)
{
    m_closing = true;
    m_deciding.stop();
    m_ticking.stop();
    m_fileJobs.shutDown();
    for (Upload *upload : std::as_const(m_uploads))
        upload->drain();
    endWhenDrained(context, std::move(done));
}

void RunSchedule::endWhenDrained(QObject *context, std::function<void()> done)
{
    if (std::any_of(m_uploads.cbegin(), m_uploads.cend(),
                    [](Upload *upload) { return upload->draining(); })) {
        m_services.clock.after(lookDrainedMs, this,
                               [this, context = QPointer(context), done = std::move(done)] {
                                   if (context)
                                       endWhenDrained(context, done);
                               });
        return;
    }
    for (Upload *upload : std::as_const(m_uploads))
        upload->keepHistory();
    // Writes happen in the order they were asked for: when this one is answered, all are.
    m_services.journal.finish(context, std::move(done));
}

} // namespace transfer
