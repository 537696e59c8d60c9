// What was ever published from this profile, whether it is still listed or not: found in pages by the store's
// thread, and asked after at Youku where somebody looks at it.
//
// States are asked for many videos in one call, the latest wish first, and never more often than the quota of
// an app allows (protocol 1.2); where Youku does not know that call, or leaves a video out, one by one.
// Nothing depends on the answers.
//
// The engine's thread; one of its parts.
#pragma once

#include "base/clock.h"
#include "store/queue/upload_store.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/record/journal.h"
#include "transfer/services/account_sessions.h"
#include "youku/api_client.h"

#include <QObject>

namespace engine {

class FileLooks;

class History : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 gapMs = 5000;            // between two calls
    static constexpr qint64 freshMs = 10 * 60'000;   // a state that is no older is not asked for again
    static constexpr qint64 settledMs = 60 * 60'000; // the same of one that hardly changes any more

    struct Parts {
        youku::ApiClient &api;
        transfer::AccountSessions &accounts;
        transfer::UploadQueue &queue;
        store::UploadStore &store;
        transfer::Journal &journal;
        FileLooks &looks;
        base::Clock &clock;
    };
    explicit History(const Parts &parts, QObject *parent = nullptr);

    using Records = store::UploadStore::Records;
    void find(const store::HistoryQuery &query, QObject *context,
              std::function<void(const store::HistoryHits &)> done);
    // A page of them; not more than a few hundred at once.
    void entries(const QList<transfer::UploadId> &ids, QObject *context,
                 std::function<void(const QList<store::HistoryEntry> &)> done);
    // Whose videos there are.
    void accounts(QObject *context, std::function<void(const QList<transfer::AccountId> &)> done);
    // All there is to know of one; nothing: it is gone.
    void record(transfer::UploadId id, QObject *context, transfer::Found done);
    // The published ones that are not listed and were made from one of these files, or of these bytes.
    void madeFrom(const QList<store::KnownFile> &files, QObject *context, Records done);
    void madeOf(qint64 size, const QString &md5, QObject *context, Records done);

    // Nothing here knows any more that they were published; at Youku they stay. Those that are listed leave
    // the list as well.
    void remove(const QList<transfer::UploadId> &ids);

    // Somebody looks at these: what is not known well enough is asked for, in place of what waits.
    void lookAfter(const QList<store::HistoryEntry> &shown);
    // As Youku says now.
    void takeState(transfer::UploadId id, const QString &state);

signals:
    void grown();                                       // one more
    void shrunk(const QList<transfer::UploadId> &ids);  // those are gone
    void changed(const QList<transfer::UploadId> &ids); // what Youku says of them, or when it did

private:
    struct Wish {
        transfer::UploadId id = 0;
        QString videoId;
        bool seen = false; // Youku has told a state of it before
    };
    bool isFresh(const store::HistoryEntry &entry) const;
    void askSoon();
    void ask();
    void askMany(const QList<Wish> &wishes);
    void askOne(const Wish &wish);
    void answered(const QList<Wish> &wishes, const base::Result<QList<youku::Video>> &answer);
    void take(const QHash<transfer::UploadId, QString> &states);

    Parts m_parts;
    QList<Wish> m_wishes;
    QList<Wish> m_alone; // to be asked one by one
    bool m_asksOneByOne = false;
    bool m_asking = false;
    bool m_waiting = false;
    qint64 m_earliestMs = 0;
};

} // namespace engine
