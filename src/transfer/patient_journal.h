// A journal that does not forget what a full disk refused: it writes the newest state of it as soon as there
// is room.
//
// Stands between uploads and store. Whoever asks while the disk is full is answered so at once, and should
// stop; nothing is lost while the program runs.
#pragma once

#include "base/clock.h"
#include "transfer/journal.h"

#include <QHash>
#include <QPointer>
#include <QSet>

namespace transfer {

class PatientJournal : public QObject, public Journal
{
    Q_OBJECT
public:
    // How often it looks whether there is room again.
    static constexpr qint64 lookEveryMs = 5000;

    PatientJournal(Journal &journal, base::Clock &clock, QObject *parent = nullptr);

    bool full() const { return m_full; }

    void keep(const QList<UploadRecord> &records, Durability durability, QObject *context,
              Kept kept) override;
    void keepSlices(UploadId id, const QList<youku::SliceTask> &inFlight, qint64 transferred,
                    QObject *context, Kept kept) override;
    void drop(const QList<UploadId> &ids, QObject *context, Kept kept) override;
    void findPublished(qint64 size, const QString &md5, const QString &accountId, QObject *context,
                       Found found) override;

signals:
    void becameFull(const base::Error &error);
    void roomAgain();

private:
    // Passes an answer on, and notes what it means for us before.
    Kept watching(QObject *context, Kept kept, std::function<void(bool refused)> note);
    void refused(const base::Error &error);
    void lookLater();
    void look();
    void looked(bool room);

    Journal &m_journal;
    base::Clock &m_clock;
    QHash<UploadId, UploadRecord> m_refused; // newest state
    QHash<UploadId, quint64> m_lastAsked;    // the number of the newest write of each
    QSet<UploadId> m_notDropped;
    quint64 m_asked = 0;
    bool m_full = false;
};

} // namespace transfer
