// Keeps records, whatever it takes: a write that the disk refuses is held, with all that come after it, and
// tried again until there is room. Who waits for it simply waits longer, and nothing is ever told to have
// failed.
//
//   writing --refused (by whatever error)--> held --every 5 s: room?--> writing again, in the order asked
//                                                 |          |
//                                                 +<---no----+
//   writing --written, but an older one of its record is held--> held, to be written once more
//
// Stands between uploads and store, in the engine's thread; outlives every upload. Answers come from the
// event loop, in the order of the calls about a record, and not at all once their context is gone; the write
// happens all the same.
#pragma once

#include "base/clock.h"
#include "transfer/record/record_store.h"

#include <QPointer>

#include <deque>
#include <vector>

namespace transfer {

using Saved = std::function<void()>;

class Journal : public QObject
{
    Q_OBJECT
public:
    // How often it looks whether there is room again.
    static constexpr qint64 lookEveryMs = 5000;

    Journal(RecordStore &store, base::Clock &clock, QObject *parent = nullptr);

    bool full() const { return m_trouble.has_value(); }
    // Why writes are held; none: they are not.
    const std::optional<base::Error> &trouble() const { return m_trouble; }

    void save(const QList<UploadRecord> &records, Durability durability, QObject *context, Saved saved);
    void saveSlices(UploadId id, const QList<SliceTask> &inFlight,
                    const QList<AcknowledgedSlice> &acknowledged, qint64 transferred, QObject *context,
                    Saved saved);
    void drop(const QList<UploadId> &ids);
    void findPublished(qint64 size, const QString &md5, const AccountId &accountId, QObject *context,
                       Found found);
    // Everything asked for so far is written, or was tried once more: what is held then is lost, as by a
    // death.
    void finish(QObject *context, Saved finished);

signals:
    void becameFull(const base::Error &error);
    void roomAgain();

private:
    struct Write {
        quint64 number = 0;       // later ones are newer
        QList<UploadId> ids = {}; // what it is about
        std::function<void(Tried)> attempt = {};
        Saved saved = {};
    };
    void ask(const QList<UploadId> &ids, std::function<void(Tried)> attempt, QObject *context, Saved saved);
    void attempt(const Write &write);
    void hold(const Write &write);
    bool olderIsHeld(const Write &write) const; // of the same record
    void stop(const base::Error &error);
    void lookLater();
    void look();
    void looked(const std::optional<base::Error> &trouble);

    RecordStore &m_store;
    base::Clock &m_clock;
    std::deque<Write> m_held; // refused, and asked for since; in the order asked
    quint64 m_asked = 0;
    std::optional<base::Error> m_trouble;
    bool m_looking = false;
    std::vector<Saved> m_finishing; // who waits for the end of the next look
};

} // namespace transfer
