#include "transfer/queue/upload_queue.h"

#include "base/background.h"
#include "base/moment.h"
#include "transfer/files/local_path.h"
#include "transfer/services/services.h"

#include <algorithm>

namespace transfer {

UploadQueue::UploadQueue(Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_disk(services.journal)
    , m_startTimes(services.clock)
    , m_sweep(services)
    , m_schedule(services, m_order, m_uploads, m_takenOff)
{
    m_schedule.setParent(this); // who asks for our timers finds its own
    connect(&m_schedule, &RunSchedule::changed, this, &UploadQueue::changed);
    connect(&m_schedule, &RunSchedule::idle, this, &UploadQueue::idle);
    connect(&m_schedule, &RunSchedule::settled, this, &UploadQueue::forget);
    connect(&m_sweep, &LeftoverSweep::gone, this, &UploadQueue::leftoverGone);
    connect(&services.accounts, &AccountSessions::signedIn, this, &UploadQueue::accountSignedIn);
    services.gates.add(&m_disk);
    services.gates.add(&m_startTimes);
    connect(&services.gates, &Gates::changed, this, &UploadQueue::heedGates);
    connect(&services.journal, &Journal::becameFull, this, &UploadQueue::keepingFailed);
}

UploadQueue::~UploadQueue() = default;

void UploadQueue::restore(const QList<UploadRecord> &records, UploadId lastId)
{
    m_lastId = lastId;
    for (UploadRecord record : records) {
        m_lastId = std::max(m_lastId, record.id);
        if (stoppedByFullDisk(record))
            record.failure.reset(); // there may be room by now
        if (record.startAtMs <= m_services.clock.nowMs())
            record.startAtMs = 0;
        Upload *upload = insert(record);
        if (record.sendsFile() && !record.uploadToken.isEmpty() && !upload->ended())
            upload->setRestarted();
        if (record.listed)
            m_order.append(record.id);
        else if (record.intent != Intent::Cancel)
            discard(*upload); // taken off, and nobody put it back
    }
    if (!m_order.isEmpty())
        emit added(m_order);
    m_schedule.decideSoon();
}

Upload *UploadQueue::insert(const UploadRecord &record)
{
    auto *upload = new Upload(m_services, record, this);
    const UploadId id = record.id;
    m_uploads.insert(id, upload);
    expectFile(record);
    m_startTimes.expect(record.startAtMs);
    connect(upload, &Upload::changed, this, [this, id, upload] {
        m_sweep.take(id, upload->record().leftovers);
        m_schedule.noteChange(id);
        m_schedule.decideSoon();
    });
    m_sweep.take(id, record.leftovers);
    connect(upload, &Upload::wasPublished, this, [this, id] { emit published(id); });
    connect(upload, &Upload::hasFailed, this, [this, id, upload] {
        expectFile(upload->record());
        emit failed(id);
    });
    connect(upload, &Upload::startedOver, this,
            [this, id](const base::Error &reason) { emit startedOver(id, reason); });
    return upload;
}

const std::optional<base::Error> &UploadQueue::keepingTrouble() const
{
    return m_services.journal.trouble();
}

const Upload *UploadQueue::find(UploadId id) const
{
    return at(id);
}

QList<UploadId> UploadQueue::add(const QList<NewUpload> &files)
{
    QList<UploadId> ids;
    QList<UploadRecord> records;
    qint64 position = m_order.isEmpty() ? 0 : at(m_order.last())->record().position;
    for (const NewUpload &file : files) {
        UploadRecord record;
        record.id = ++m_lastId;
        record.position = ++position;
        record.path = file.path;
        record.reference = file.reference;
        record.again = file.again;
        record.anyway = file.anyway;
        record.metadata = file.metadata;
        record.chosenAccount = file.account.isEmpty() ? m_services.accounts.byDefault().id() : file.account;
        if (const auto choice = m_services.transports.choose(file.begun);
            !file.begun.uploadToken.isEmpty() && choice) {
            record.begin(file.begun, choice->transport, choice->state);
            note(record.happenings, createdAtYouku(record, {m_services.clock.nowMs(), 0,
                                                            m_services.transports.placeOf(record)}));
        }
        if (!file.md5.isEmpty())
            record.becomeHashed(file.identity, file.md5);
        record.addedAt = base::utcMoment(m_services.clock.nowMs());
        if (record.metadata.title.isEmpty())
            record.metadata.title = youku::titleFromFileName(shownFileName(file.path));
        insert(record);
        ids.append(record.id);
        records.append(record);
    }
    m_order.append(ids);
    saveAll(records);
    emit added(ids);
    findFiles(ids);
    m_schedule.decideSoon();
    return ids;
}

// Sizes are shown before the files are hashed.
void UploadQueue::findFiles(const QList<UploadId> &ids)
{
    QList<std::pair<UploadId, QString>> paths;
    for (UploadId id : ids)
        paths.append({id, at(id)->record().path});
    base::inBackground(
        m_services.reading, this,
        [paths] {
            QHash<UploadId, FileIdentity> found;
            for (const auto &[id, path] : paths)
                found.insert(id, identityOf(path));
            return found;
        },
        [this](const QHash<UploadId, FileIdentity> &found) {
            for (auto each = found.begin(); each != found.end(); ++each) {
                if (Upload *upload = at(each.key()))
                    upload->setFound(each.value());
            }
        });
}

void UploadQueue::forEach(const QList<UploadId> &ids, const std::function<void(Upload &)> &what)
{
    for (UploadId id : ids) {
        if (Upload *upload = at(id))
            what(*upload);
    }
    m_schedule.decideSoon();
}

void UploadQueue::setIntents(const QList<UploadId> &ids, Intent intent)
{
    forEach(ids, [&](Upload &upload) {
        if (intent != Intent::Run)
            m_schedule.stopFileJobs(upload.id());
        upload.setIntent(intent);
    });
}

void UploadQueue::start(const QList<UploadId> &ids)
{
    forEach(ids, [](Upload &upload) {
        if (!upload.ended() && upload.record().intent != Intent::Cancel && upload.mayStart())
            upload.setIntent(Intent::Run);
    });
}

void UploadQueue::startAt(const QList<UploadId> &ids, qint64 startAtMs)
{
    forEach(ids, [this, startAtMs](Upload &upload) {
        if (upload.ended() || upload.record().intent == Intent::Cancel || !upload.mayStart())
            return;
        m_startTimes.expect(startAtMs);
        upload.setStartAt(startAtMs);
        upload.setIntent(Intent::Run);
    });
    heedGates();
}

void UploadQueue::sendNow(const QList<UploadId> &ids)
{
    forEach(ids, [](Upload &upload) {
        if (!upload.ended())
            upload.setSendNow();
    });
}

void UploadQueue::pause(const QList<UploadId> &ids)
{
    QList<UploadId> running;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(running), [this](UploadId id) {
        const Upload *upload = at(id);
        return upload && !upload->ended() && upload->record().intent == Intent::Run;
    });
    setIntents(running, Intent::Pause);
}

void UploadQueue::cancel(const QList<UploadId> &ids)
{
    setIntents(ids, Intent::Cancel);
}

void UploadQueue::retry(const QList<UploadId> &ids)
{
    forEach(ids, [](Upload &upload) {
        if (!upload.record().failure || upload.record().cancelled || !upload.ready())
            return;
        upload.clearFailure();
        if (upload.mayStart())
            upload.setIntent(Intent::Run);
    });
}

void UploadQueue::startOver(const QList<UploadId> &ids)
{
    forEach(ids, [](Upload &upload) {
        if (upload.stage() == Stage::Published || upload.record().cancelled)
            return;
        upload.startOver();
        upload.setIntent(upload.mayStart() ? Intent::Run : Intent::Rest);
    });
}

void UploadQueue::uploadAgain(const QList<UploadId> &ids)
{
    forEach(ids, [](Upload &upload) { upload.uploadAgain(); });
}

void UploadQueue::locate(UploadId id, const QString &path)
{
    m_schedule.stopFileJobs(id); // they are at the place where it was
    forEach({id}, [&](Upload &upload) {
        if (upload.ended() && !upload.record().failure)
            return;
        upload.setPath(path);
    });
    findFiles({id});
}

void UploadQueue::replaceFile(UploadId id, const QString &path)
{
    const Upload *upload = at(id);
    if (!upload || !upload->fileIsReplaceable())
        return;
    m_schedule.stopFileJobs(id);
    emit fileReplaced(id);
    forEach({id}, [&](Upload &replaced) { replaced.replaceFile(path); });
    findFiles({id});
}

void UploadQueue::setDoubt(UploadId id, const QString &doubt)
{
    Upload *upload = at(id);
    if (!upload || upload->record().doubt == doubt)
        return; // mostly: nothing has to be decided anew for each file that is looked into
    upload->setDoubt(doubt);
    m_schedule.decideSoon();
}

void UploadQueue::acceptFiles(const QList<UploadId> &ids)
{
    forEach(ids, [](Upload &upload) { upload.acceptFile(); });
    start(ids);
}

bool UploadQueue::setMetadata(UploadId id, const youku::Metadata &metadata)
{
    Upload *upload = at(id);
    if (!upload || upload->detailsLocked())
        return false;
    if (upload->record().metadata != metadata)
        upload->setMetadata(metadata);
    return true;
}

void UploadQueue::setEdited(const QSet<UploadId> &ids)
{
    const QSet<UploadId> before = std::exchange(m_edited, ids);
    if (before == ids)
        return;
    forEach((before - ids).values(), [](Upload &upload) { upload.setEdited(false); });
    forEach((ids - before).values(), [](Upload &upload) { upload.setEdited(true); });
}

void UploadQueue::setReference(UploadId id, const QString &reference)
{
    forEach({id}, [&](Upload &upload) { upload.setReference(reference); });
}

void UploadQueue::setVideoState(UploadId id, const QString &state)
{
    Upload *upload = at(id);
    if (!upload)
        return;
    const Activity before = upload->activity();
    upload->setVideoState(state);
    const Activity now = upload->activity();
    if (now != before && isTrouble(now))
        emit rejected(id);
}

void UploadQueue::markDealtWith(const QList<UploadId> &ids)
{
    forEach(ids, [](Upload &upload) { upload.markDealtWith(); });
}

void UploadQueue::saveAll(const QList<UploadRecord> &records)
{
    m_services.journal.save(records, Durability::Fsync, this, {});
}

} // namespace transfer
