// Who is in the list, and in which order.
#include "transfer/queue/upload_queue.h"
#include "transfer/services/services.h"

#include <algorithm>

namespace transfer {

void UploadQueue::unlist(const QList<UploadId> &ids, const std::function<void(Upload &)> &what)
{
    QList<UploadId> gone;
    for (UploadId id : ids) {
        Upload *upload = at(id);
        if (!upload || !upload->record().listed)
            continue;
        m_schedule.stopFileJobs(id);
        gone.append(id);
        upload->setListed(false);
        what(*upload);
    }
    const QSet<UploadId> leaving(gone.cbegin(), gone.cend());
    m_order.removeIf([&](UploadId id) { return leaving.contains(id); });
    if (!gone.isEmpty())
        emit removed(gone);
    m_schedule.decideSoon();
}

void UploadQueue::remove(const QList<UploadId> &ids)
{
    unlist(ids, [this](Upload &upload) { discard(upload); });
}

void UploadQueue::discard(Upload &upload)
{
    const UploadRecord &soon = upload.recordToSave();
    const bool knownAtYouku = !soon.uploadToken.isEmpty() || soon.stage == Stage::Published;
    if (upload.stage() != Stage::Published && knownAtYouku)
        upload.setIntent(Intent::Cancel); // forgotten once Youku knows
    else
        forget(upload.id());
}

void UploadQueue::takeOff(const QList<UploadId> &ids)
{
    unlist(ids, [this](Upload &upload) {
        const Intent intent = upload.record().intent;
        m_takenOff.insert(upload.id(), intent);
        if (intent == Intent::Run)
            upload.setIntent(Intent::Pause);
    });
}

void UploadQueue::putBack(const QList<UploadId> &ids)
{
    QList<UploadId> back;
    for (UploadId id : ids) {
        Upload *upload = m_takenOff.contains(id) ? at(id) : nullptr;
        if (!upload)
            continue;
        back.append(id);
        upload->setListed(true);
        upload->setIntent(m_takenOff.take(id));
    }
    if (back.isEmpty())
        return;
    const auto byPosition = [this](UploadId a, UploadId b) {
        return at(a)->record().position < at(b)->record().position;
    };
    std::sort(back.begin(), back.end(), byPosition);
    const qsizetype before = m_order.size();
    m_order.append(back);
    std::inplace_merge(m_order.begin(), m_order.begin() + before, m_order.end(), byPosition);
    emit added(back);
    emit orderChanged();
    m_schedule.decideSoon();
}

// The published stay in the store as history.
void UploadQueue::forget(UploadId id)
{
    if (!at(id)->recordToSave().leftovers.isEmpty()) // forgotten once they are gone
        return;
    Upload *upload = m_uploads.take(id);
    const bool dropped = upload->stage() != Stage::Published;
    if (dropped)
        m_services.journal.drop({id});
    upload->disconnect(this);
    upload->deleteLater();
    if (dropped)
        emit forgotten(id);
}

void UploadQueue::leftoverGone(UploadId id, const Leftover &leftover)
{
    Upload *upload = at(id);
    if (!upload)
        return;
    upload->forgetLeftover(leftover);
    if (!upload->record().listed && !m_takenOff.contains(id) && !upload->active())
        discard(*upload);
}

void UploadQueue::move(const QList<UploadId> &ids, UploadId before)
{
    const QSet<UploadId> moving(ids.cbegin(), ids.cend());
    QList<UploadId> moved;
    QList<UploadId> rest;
    qsizetype place = -1;
    bool reached = false;
    for (UploadId id : std::as_const(m_order)) {
        reached |= id == before;
        // What it is put before may be among the moved ones itself: then it is what follows them.
        if (reached && place < 0 && !moving.contains(id))
            place = rest.size();
        (moving.contains(id) ? moved : rest).append(id);
    }
    if (place < 0)
        place = rest.size();
    QList<UploadId> order = rest.mid(0, place) + moved + rest.mid(place);
    if (order == m_order)
        return;
    m_order = order;
    QList<UploadRecord> changedRecords;
    qint64 position = 0;
    for (UploadId id : std::as_const(m_order)) {
        Upload *upload = at(id);
        if (++position != upload->record().position) {
            upload->setPosition(position);
            changedRecords.append(upload->recordToSave());
        }
    }
    saveAll(changedRecords);
    emit orderChanged();
    m_schedule.decideSoon();
}

} // namespace transfer
