#include "transfer/record/journal.h"

#include "base/guarded.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace transfer {

Q_LOGGING_CATEGORY(journalLog, "youchuan.journal", QtInfoMsg)

Journal::Journal(RecordStore &store, base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
}

void Journal::save(const QList<UploadRecord> &records, Durability durability, QObject *context, Saved saved)
{
    QList<UploadId> ids;
    for (const UploadRecord &record : records)
        ids.append(record.id);
    const auto attempt = [this, records, durability](const Tried &tried) {
        m_store.save(records, durability, this, tried);
    };
    ask(ids, attempt, context, std::move(saved));
}

void Journal::saveSlices(UploadId id, const QList<SliceTask> &inFlight,
                         const QList<AcknowledgedSlice> &acknowledged, qint64 transferred, QObject *context,
                         Saved saved)
{
    const auto attempt = [this, id, inFlight, acknowledged, transferred](const Tried &tried) {
        m_store.saveSlices(id, inFlight, acknowledged, transferred, this, tried);
    };
    ask({id}, attempt, context, std::move(saved));
}

void Journal::drop(const QList<UploadId> &ids)
{
    const auto attempt = [this, ids](const Tried &tried) {
        m_store.drop(ids, this, tried);
    };
    ask(ids, attempt, this, {});
}

void Journal::findPublished(qint64 size, const QString &md5, const AccountId &accountId, QObject *context,
                            Found found)
{
    m_store.findPublished(size, md5, accountId, context, std::move(found));
}

void Journal::finish(QObject *context, Saved finished)
{
    const Saved told = base::guarded(context, std::move(finished));
    // Answers come in order: when this one is answered, all are.
    m_store.save({}, Durability::Fsync, this, [this, told](const std::optional<base::Error> &) {
        if (!full())
            return told();
        m_finishing.push_back(told);
        look();
    });
}

void Journal::ask(const QList<UploadId> &ids, std::function<void(Tried)> attempt, QObject *context,
                  Saved saved)
{
    const Write write{++m_asked, ids, std::move(attempt), base::guarded(context, std::move(saved))};
    if (full())
        m_held.push_back(write);
    else
        this->attempt(write);
}

void Journal::attempt(const Write &write)
{
    write.attempt([this, write](const std::optional<base::Error> &error) {
        // One that overtook an older one of the same record is written once more after it: else the older one
        // would have the last word, or none.
        if (error || olderIsHeld(write))
            hold(write);
        else
            write.saved();
        if (error && !full())
            stop(*error);
    });
}

void Journal::hold(const Write &write)
{
    const auto place = std::find_if(m_held.begin(), m_held.end(),
                                    [&](const Write &held) { return held.number > write.number; });
    m_held.insert(place, write);
}

bool Journal::olderIsHeld(const Write &write) const
{
    return std::any_of(m_held.begin(), m_held.end(), [&](const Write &held) {
        return held.number < write.number
               && std::any_of(write.ids.begin(), write.ids.end(),
                              [&](UploadId id) { return held.ids.contains(id); });
    });
}

void Journal::stop(const base::Error &error)
{
    m_trouble = error;
    qCWarning(journalLog) << "nothing can be written:" << base::kindName(error.kind) << "trying again every"
                          << lookEveryMs << "ms";
    emit becameFull(error);
    lookLater();
}

void Journal::lookLater()
{
    m_clock.after(lookEveryMs, this, [this] { look(); });
}

// One after the other, oldest first; the first that is refused ends the look.
void Journal::look()
{
    if (std::exchange(m_looking, true))
        return;
    if (m_held.empty())
        return looked(std::nullopt);
    const Write oldest = m_held.front();
    oldest.attempt([this, oldest](const std::optional<base::Error> &error) {
        if (error)
            return looked(error);
        std::erase_if(m_held, [&](const Write &held) { return held.number == oldest.number; });
        m_looking = false;
        oldest.saved();
        look();
    });
}

void Journal::looked(const std::optional<base::Error> &trouble)
{
    m_looking = false;
    const bool again = full() && !trouble;
    m_trouble = trouble;
    if (again) {
        qCInfo(journalLog) << "there is room again";
        emit roomAgain();
    } else if (trouble) {
        lookLater();
    }
    for (const Saved &finished : std::exchange(m_finishing, {}))
        finished();
}

} // namespace transfer
