#include "transfer/patient_journal.h"

#include <QLoggingCategory>

#include <utility>

namespace transfer {

Q_LOGGING_CATEGORY(journalLog, "youchuan.journal", QtInfoMsg)

PatientJournal::PatientJournal(Journal &journal, base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
{
}

void PatientJournal::keep(const QList<UploadRecord> &records, Durability durability, QObject *context,
                          Kept kept)
{
    // An older state must never be written over a newer one: only the newest write of a record counts.
    const quint64 number = ++m_asked;
    for (const UploadRecord &record : records) {
        m_lastAsked.insert(record.id, number);
        m_refused.remove(record.id);
    }
    m_journal.keep(records, durability, this,
                   watching(context, std::move(kept), [this, records, number](bool refused) {
                       for (const UploadRecord &record : records) {
                           if (refused && m_lastAsked.value(record.id) == number)
                               m_refused.insert(record.id, record);
                       }
                   }));
}

void PatientJournal::keepSlices(UploadId id, const QList<youku::SliceTask> &inFlight, qint64 transferred,
                                QObject *context, Kept kept)
{
    // Whoever is refused here stops, and has the whole record kept.
    m_journal.keepSlices(id, inFlight, transferred, this, watching(context, std::move(kept), [](bool) {}));
}

void PatientJournal::drop(const QList<UploadId> &ids, QObject *context, Kept kept)
{
    for (const UploadId id : ids) {
        m_lastAsked.remove(id);
        m_refused.remove(id);
    }
    m_journal.drop(ids, this, watching(context, std::move(kept), [this, ids](bool refused) {
                       for (const UploadId id : ids) {
                           if (refused)
                               m_notDropped.insert(id);
                       }
                   }));
}

void PatientJournal::findPublished(qint64 size, const QString &md5, const QString &accountId,
                                   QObject *context, Found found)
{
    m_journal.findPublished(size, md5, accountId, context, std::move(found));
}

Kept PatientJournal::watching(QObject *context, Kept kept, std::function<void(bool refused)> note)
{
    return [this, context = QPointer(context), kept = std::move(kept),
            note = std::move(note)](const std::optional<base::Error> &error) {
        const bool isFull = error && error->kind == base::ErrorKind::DiskFull;
        if (isFull || !error)
            note(isFull);
        if (isFull)
            refused(*error);
        if (context)
            kept(error);
    };
}

void PatientJournal::refused(const base::Error &error)
{
    if (std::exchange(m_full, true))
        return;
    qCWarning(journalLog) << "the disk is full; looking for room every" << lookEveryMs << "ms";
    emit becameFull(error);
    lookLater();
}

void PatientJournal::lookLater()
{
    m_clock.after(lookEveryMs, this, [this] { look(); });
}

void PatientJournal::look()
{
    // What is refused anew while this is under way stays for the next look.
    const auto records = std::exchange(m_refused, {});
    const auto dropped = std::exchange(m_notDropped, {});
    const auto notYet = [this, records, dropped, before = m_asked] {
        for (const UploadRecord &record : records) {
            if (m_lastAsked.contains(record.id) && m_lastAsked.value(record.id) <= before)
                m_refused.insert(record.id, record);
        }
        m_notDropped.unite(dropped);
        looked(false);
    };
    m_journal.keep(records.values(), Durability::Fsync, this,
                   [this, dropped, notYet](const std::optional<base::Error> &error) {
                       if (error)
                           return notYet();
                       m_journal.drop({dropped.begin(), dropped.end()}, this,
                                      [this, notYet](const std::optional<base::Error> &dropError) {
                                          if (dropError)
                                              return notYet();
                                          looked(true);
                                      });
                   });
}

void PatientJournal::looked(bool room)
{
    if (!room || !m_refused.isEmpty() || !m_notDropped.isEmpty())
        return lookLater();
    m_full = false;
    qCInfo(journalLog) << "there is room again";
    emit roomAgain();
}

} // namespace transfer
