// Asks what became of published videos (protocol 7.3) until that is settled: encoding, in review, normal ...
//
// One question at a time; a video is asked about soon after its commit, then every minute, then more and more
// rarely up to every ten minutes. Nothing depends on the answers: failures only mean to ask again later.
//
// The engine's thread; one of its parts. Times are ms of the engine's clock.
#pragma once

#include "base/clock.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/services/account_sessions.h"
#include "youku/api_client.h"

#include <QHash>
#include <QObject>

namespace engine {

class PublishedWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 firstPauseMs = 60 * 1000;
    static constexpr qint64 longestPauseMs = 10 * 60 * 1000;

    PublishedWatch(youku::ApiClient &api, transfer::AccountSessions &accounts, transfer::UploadQueue &queue,
                   base::Clock &clock, QObject *parent = nullptr);

    // Shorter in practice mode, where videos are ready within seconds.
    void setFirstPause(qint64 ms) { m_firstPauseMs = ms; }
    // Takes over everything published that is in the queue already.
    void begin();
    // One that was published and is not on the list any more: somebody waits for what becomes of it.
    void watchUnlisted(const transfer::UploadRecord &record);

signals:
    // As Youku says now, whether that is news or not.
    void told(transfer::UploadId id, const QString &state);

private:
    struct Turn {
        qint64 atMs = 0;
        qint64 pauseMs = 0; // until the turn after that
    };
    struct Unlisted {
        QString videoId;
        transfer::AccountId account;
        bool seen = false; // Youku has told a state of it before
    };
    bool isDue(const transfer::UploadRecord &record) const; // its fate is open, and it is not too old
    void takeOver(const QList<transfer::UploadId> &ids);
    void watch(transfer::UploadId id);
    Turn firstTurn() const;
    void askNext();       // now or when its time has come; may be called at any time
    void wait(qint64 ms); // then askNext()
    void ask(transfer::UploadId id);
    QString stateIn(const base::Result<youku::Video> &answer, transfer::UploadId id) const;
    void answered(transfer::UploadId id, const base::Result<youku::Video> &answer);

    youku::ApiClient &m_api;
    transfer::AccountSessions &m_accounts;
    transfer::UploadQueue &m_queue;
    QHash<transfer::UploadId, Turn> m_turns;
    QHash<transfer::UploadId, Unlisted> m_unlisted;
    base::Clock &m_clock;
    qint64 m_earliestMs = 0; // the next question
    int m_waits = 0;         // only the last one counts
    qint64 m_firstPauseMs = firstPauseMs;
    bool m_asking = false;
};

} // namespace engine
