#include "engine/history/history.h"

#include "engine/looks/file_looks.h"
#include "youku/reactions.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using store::HistoryEntry;
using transfer::UploadId;

namespace {

bool hardlyChanges(const QString &state)
{
    return state == "normal"_L1 || state == "fail"_L1 || state == "limited"_L1 || state == "blocked"_L1
           || state == "gone"_L1;
}

// Youku's answer to a call that it does not know, or that means something else by now.
bool isNoSuchCall(const base::Error &error)
{
    return error.httpStatus == 404 || error.fault == base::Fault::NotUnderstood;
}

} // namespace

History::History(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(&parts.queue, &transfer::UploadQueue::published, this, &History::grown);
    connect(&parts.accounts, &transfer::AccountSessions::signedIn, this, &History::askSoon);
}

void History::find(const store::HistoryQuery &query, QObject *context,
                   std::function<void(const store::HistoryHits &)> done)
{
    m_parts.store.findInHistory(query, context, std::move(done));
}

void History::entries(const QList<UploadId> &ids, QObject *context,
                      std::function<void(const QList<HistoryEntry> &)> done)
{
    m_parts.store.historyEntries(ids, context, std::move(done));
}

void History::accounts(QObject *context, std::function<void(const QList<transfer::AccountId> &)> done)
{
    m_parts.store.historyAccounts(context, std::move(done));
}

void History::record(UploadId id, QObject *context, transfer::Found done)
{
    m_parts.store.published(id, context, std::move(done));
}

void History::madeFrom(const QList<store::KnownFile> &files, QObject *context, Records done)
{
    m_parts.store.publishedFrom(files, context, std::move(done));
}

void History::madeOf(qint64 size, const QString &md5, QObject *context, Records done)
{
    m_parts.store.publishedWith(size, md5, context, std::move(done));
}

// Behind what the queue still writes of them.
void History::remove(const QList<UploadId> &ids)
{
    m_parts.queue.remove(ids);
    m_parts.journal.drop(ids);
    for (const UploadId id : ids)
        m_parts.looks.forget(id);
    emit shrunk(ids);
}

bool History::isFresh(const HistoryEntry &entry) const
{
    const qint64 most = hardlyChanges(entry.state) ? settledMs : freshMs;
    return entry.askedAt.isValid() && m_parts.clock.nowMs() - entry.askedAt.toMSecsSinceEpoch() < most;
}

void History::lookAfter(const QList<HistoryEntry> &shown)
{
    m_wishes.clear();
    for (const HistoryEntry &entry : shown) {
        if (!entry.videoId.isEmpty() && !isFresh(entry))
            m_wishes.append({entry.id, entry.videoId, !entry.state.isEmpty()});
    }
    askSoon();
}

void History::askSoon()
{
    const bool nothing = m_wishes.isEmpty() && m_alone.isEmpty();
    if (m_asking || m_waiting || nothing || m_parts.accounts.clientIdFor({}).isEmpty())
        return;
    m_waiting = true;
    m_parts.clock.after(std::max<qint64>(0, m_earliestMs - m_parts.clock.nowMs()), this, [this] {
        m_waiting = false;
        ask();
    });
}

void History::ask()
{
    if (!m_wishes.isEmpty() && !m_asksOneByOne) {
        const QList<Wish> some = m_wishes.first(std::min(m_wishes.size(), youku::ApiClient::mostShown));
        m_wishes.remove(0, some.size());
        askMany(some);
    } else if (!m_alone.isEmpty()) {
        askOne(m_alone.takeFirst());
    } else if (!m_wishes.isEmpty()) {
        askOne(m_wishes.takeFirst());
    }
}

void History::askMany(const QList<Wish> &wishes)
{
    QStringList videoIds;
    for (const Wish &wish : wishes)
        videoIds.append(wish.videoId);
    m_asking = true;
    m_parts.api.showVideos(
        m_parts.accounts.clientIdFor({}), videoIds, this,
        [this, wishes](const base::Result<QList<youku::Video>> &answer) { answered(wishes, answer); });
}

void History::answered(const QList<Wish> &wishes, const base::Result<QList<youku::Video>> &answer)
{
    m_asking = false;
    m_earliestMs = m_parts.clock.nowMs() + gapMs;
    if (answer.ok()) {
        QHash<QString, QString> told;
        for (const youku::Video &video : answer.value())
            told.insert(video.id, video.state);
        QHash<UploadId, QString> states;
        m_alone.clear(); // those of an earlier page
        for (const Wish &wish : wishes) {
            if (const QString state = told.value(wish.videoId); !state.isEmpty())
                states.insert(wish.id, state);
            else
                m_alone.append(wish);
        }
        take(states);
    } else if (isNoSuchCall(answer.error())) {
        m_asksOneByOne = true;
        m_wishes = wishes + m_wishes;
    }
    askSoon();
}

void History::askOne(const Wish &wish)
{
    m_asking = true;
    m_parts.api.showVideo(m_parts.accounts.clientIdFor({}), wish.videoId, this,
                          [this, wish](const base::Result<youku::Video> &answer) {
                              m_asking = false;
                              m_earliestMs = m_parts.clock.nowMs() + gapMs;
                              // One that was never seen may only not have come to where we asked yet.
                              if (answer.ok())
                                  take({{wish.id, answer.value().state}});
                              else if (wish.seen && answer.error().codeNumber() == youku::codes::noSuchVideo)
                                  take({{wish.id, u"gone"_s}});
                              askSoon();
                          });
}

void History::take(const QHash<UploadId, QString> &states)
{
    if (states.isEmpty())
        return;
    for (auto each = states.begin(); each != states.end(); ++each) {
        if (m_parts.queue.find(each.key()))
            m_parts.queue.setVideoState(each.key(), each.value());
    }
    const QList<UploadId> ids = states.keys();
    m_parts.store.saveVideoStates(states, m_parts.clock.nowMs(), this,
                                  [this, ids](const std::optional<base::Error> &failure) {
                                      if (!failure)
                                          emit changed(ids);
                                  });
}

void History::takeState(UploadId id, const QString &state)
{
    take({{id, state}});
}

} // namespace engine
