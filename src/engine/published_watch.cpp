#include "engine/published_watch.h"

#include "base/moment.h"
#include "youku/reactions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qint64 firstLookMs = 2000;
constexpr qint64 leastGapMs = 1000; // between two questions: an app has a quota
constexpr qint64 giveUpAfterDays = 7;

bool settled(const QString &state)
{
    return state == "normal"_L1 || state == "fail"_L1 || state == "limited"_L1 || state == "blocked"_L1
           || state == "gone"_L1;
}

} // namespace

PublishedWatch::PublishedWatch(youku::ApiClient &api, transfer::AccountSessions &accounts,
                               transfer::UploadQueue &queue, base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_accounts(accounts)
    , m_queue(queue)
    , m_clock(clock)
{
    connect(&queue, &transfer::UploadQueue::published, this, &PublishedWatch::watch);
    connect(&queue, &transfer::UploadQueue::added, this, &PublishedWatch::takeOver); // put back on the list
    connect(&accounts, &transfer::AccountSessions::signedIn, this, &PublishedWatch::askNext);
}

void PublishedWatch::begin()
{
    takeOver(m_queue.order());
}

bool PublishedWatch::isDue(const transfer::UploadRecord &record) const
{
    const QDateTime oldest = base::utcMoment(m_clock.nowMs()).addDays(-giveUpAfterDays);
    return record.stage == transfer::Stage::Published && record.publishedAt > oldest
           && !settled(record.videoState);
}

void PublishedWatch::takeOver(const QList<transfer::UploadId> &ids)
{
    for (const transfer::UploadId id : ids) {
        if (isDue(m_queue.find(id)->record()) && !m_turns.contains(id))
            m_turns.insert(id, firstTurn());
    }
    askNext();
}

void PublishedWatch::watchUnlisted(const transfer::UploadRecord &record)
{
    if (!isDue(record))
        return;
    m_unlisted.insert(record.id, {record.videoId, record.account(), !record.videoState.isEmpty()});
    if (!m_turns.contains(record.id))
        m_turns.insert(record.id, firstTurn());
    askNext();
}

void PublishedWatch::watch(transfer::UploadId id)
{
    m_turns.insert(id, firstTurn());
    askNext();
}

PublishedWatch::Turn PublishedWatch::firstTurn() const
{
    return {m_clock.nowMs() + std::min(firstLookMs, m_firstPauseMs), m_firstPauseMs};
}

void PublishedWatch::askNext()
{
    if (m_asking || m_turns.isEmpty() || m_accounts.clientIdFor({}).isEmpty())
        return;
    const auto next = std::min_element(m_turns.cbegin(), m_turns.cend(),
                                       [](const Turn &a, const Turn &b) { return a.atMs < b.atMs; });
    const qint64 waitMs = std::max(next->atMs, m_earliestMs) - m_clock.nowMs();
    if (waitMs > 0)
        wait(std::min(waitMs, longestPauseMs)); // the clock may be set meanwhile
    else
        ask(next.key());
}

void PublishedWatch::wait(qint64 ms)
{
    m_clock.after(ms, this, [this, number = ++m_waits] {
        if (number == m_waits)
            askNext();
    });
}

void PublishedWatch::ask(transfer::UploadId id)
{
    const transfer::Upload *upload = m_queue.find(id);
    const bool isListed = upload && upload->record().listed;
    if (!isListed && !m_unlisted.contains(id)) {
        m_turns.remove(id);
        return wait(0);
    }
    m_asking = true;
    const Unlisted unlisted = m_unlisted.value(id);
    m_api.showVideo(m_accounts.clientIdFor(isListed ? upload->record().account() : unlisted.account),
                    isListed ? upload->record().videoId : unlisted.videoId, this,
                    [this, id](const base::Result<youku::Video> &answer) { answered(id, answer); });
}

// Empty: not known. A video that was never seen may only not have come to where we asked yet.
QString PublishedWatch::stateIn(const base::Result<youku::Video> &answer, transfer::UploadId id) const
{
    if (answer.ok())
        return answer.value().state;
    const transfer::Upload *upload = m_queue.find(id);
    const bool seen = upload ? !upload->record().videoState.isEmpty() : m_unlisted.value(id).seen;
    return seen && answer.error().codeNumber() == youku::codes::noSuchVideo ? u"gone"_s : QString();
}

void PublishedWatch::answered(transfer::UploadId id, const base::Result<youku::Video> &answer)
{
    m_asking = false;
    m_earliestMs = m_clock.nowMs() + leastGapMs;
    wait(leastGapMs);
    const QString state = stateIn(answer, id);
    if (!state.isEmpty()) {
        m_queue.setVideoState(id, state);
        if (const auto unlisted = m_unlisted.find(id); unlisted != m_unlisted.end())
            unlisted->seen = true;
        emit told(id, state);
        if (settled(state)) {
            m_turns.remove(id);
            m_unlisted.remove(id);
            return;
        }
    }
    Turn &turn = m_turns[id];
    turn.atMs = m_clock.nowMs() + turn.pauseMs;
    turn.pauseMs = std::min(longestPauseMs, turn.pauseMs * 3 / 2);
}

} // namespace engine
