#include "transfer/journal.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace transfer {

Q_LOGGING_CATEGORY(journalLog, "youchuan.journal", QtInfoMsg)

namespace {

Saved guarded(QObject *context, Saved saved)
{
    return [context = QPointer(context), saved = std::move(saved)] {
        if (context && saved)
            saved();
    };
}

} // namespace

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
    const auto attempt = [this, records, durability, number = m_asked + 1](const Tried &tried) {
        // An older state must never be written over a newer one.
        QList<UploadRecord> news = records;
        news.removeIf([&](const UploadRecord &record) { return newerWritten(record.id, number); });
        if (news.isEmpty() && !records.isEmpty())
            return false;
        m_store.save(news, durability, this, tried);
        return true;
    };
    ask(ids, attempt, context, std::move(saved));
}

void Journal::saveSlices(UploadId id, const QList<youku::SliceTask> &inFlight, qint64 transferred,
                         QObject *context, Saved saved)
{
    const auto attempt = [this, id, inFlight, transferred, number = m_asked + 1](const Tried &tried) {
        if (newerWritten(id, number))
            return false;
        m_store.saveSlices(id, inFlight, transferred, this, tried);
        return true;
    };
    ask({id}, attempt, context, std::move(saved));
}

void Journal::drop(const QList<UploadId> &ids)
{
    const auto attempt = [this, ids](const Tried &tried) {
        m_store.drop(ids, this, tried);
        return true;
    };
    ask(ids, attempt, this, {});
}

void Journal::findPublished(qint64 size, const QString &md5, const QString &accountId, QObject *context,
                            Found found)
{
    m_store.findPublished(size, md5, accountId, context, std::move(found));
}

void Journal::finish(QObject *context, Saved finished)
{
    if (!full()) // answers come in order: when this one is answered, all are
        return m_store.save(
            {}, Durability::Fsync, context,
            [finished = std::move(finished)](const std::optional<base::Error> &) { finished(); });
    m_finishing.push_back(guarded(context, std::move(finished)));
    look();
}

void Journal::ask(const QList<UploadId> &ids, std::function<bool(Tried)> attempt, QObject *context,
                  Saved saved)
{
    const Write write{++m_asked, ids, std::move(attempt), guarded(context, std::move(saved))};
    if (full())
        m_held.push_back(write);
    else
        this->attempt(write);
}

void Journal::attempt(const Write &write)
{
    const bool asked = write.attempt([this, write](const std::optional<base::Error> &error) {
        if (error)
            refused(write, *error);
        else
            written(write);
    });
    if (!asked)
        written(write);
}

void Journal::written(const Write &write)
{
    for (const UploadId id : write.ids)
        m_written[id] = std::max(m_written.value(id), write.number);
    write.saved();
}

void Journal::refused(const Write &write, const base::Error &error)
{
    const auto place = std::find_if(m_held.begin(), m_held.end(),
                                    [&](const Write &held) { return held.number > write.number; });
    m_held.insert(place, write);
    if (full())
        return;
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
    while (!m_held.empty()) {
        const Write oldest = m_held.front();
        const bool asked = oldest.attempt([this, oldest](const std::optional<base::Error> &error) {
            if (error)
                return looked(false);
            m_looking = false;
            release(oldest);
            look();
        });
        if (asked)
            return;
        release(oldest);
    }
    looked(true);
}

void Journal::release(const Write &write)
{
    std::erase_if(m_held, [&](const Write &held) { return held.number == write.number; });
    written(write);
}

void Journal::looked(bool room)
{
    m_looking = false;
    if (room && std::exchange(m_trouble, std::nullopt)) {
        qCInfo(journalLog) << "there is room again";
        emit roomAgain();
    } else if (!room) {
        lookLater();
    }
    for (const Saved &finished : std::exchange(m_finishing, {}))
        finished();
}

} // namespace transfer
