// What somebody does to an upload: its details, its file, its place, another try.
#include "transfer/files/local_path.h"
#include "transfer/services/services.h"
#include "transfer/steps/step_runner.h"
#include "transfer/upload/upload.h"
#include "youku/proposed_title.h"
#include "youku/refusal.h"

namespace transfer {

// Somebody edits what was ready when it was queued: it keeps its place in the queue until the form is left,
// whatever stands in a field meanwhile.
bool Upload::held() const
{
    return m_edited && m_wasReady && m_record.intent == Intent::Run && !ended() && !detailsLocked();
}

// Mending a field starts nothing: what is or was not ready waits for another Start. Only what was ready when
// it was queued stays queued while somebody types; that is judged when the form is left.
void Upload::setMetadata(const youku::Metadata &metadata)
{
    const bool wasReady = ready();
    const bool mended = m_record.failure && !m_record.cancelled
                        && youku::mended(*m_record.failure, m_record.metadata, metadata);
    m_problems = youku::problemsOf(metadata);
    const bool queuedUnready = !ended() && !held() && wasReady != ready();
    m_durable.change([metadata, mended, rests = mended || queuedUnready](UploadRecord &record) {
        record.metadata = metadata;
        if (mended)
            record.forgetFailure();
        if (rests && record.intent == Intent::Run)
            record.intent = Intent::Rest;
    });
    m_corrected |= mended;
    emit changed();
}

void Upload::setEdited(bool edited)
{
    if (m_edited == edited)
        return;
    const bool wasHeld = held();
    m_edited = edited;
    if (edited) {
        m_wasReady = m_record.intent == Intent::Run && ready();
        // What only waits for its next try would tell Youku the details in the middle of a word.
        if (held() && !m_record.described())
            m_steps->stop();
    } else if (wasHeld && !ready()) {
        setIntent(Intent::Rest);
    }
    if (wasHeld || held())
        emit changed();
}

void Upload::setStartAt(qint64 startAtMs)
{
    m_durable.change([startAtMs](UploadRecord &record) {
        record.startAtMs = startAtMs;
        record.sendNow = false;
    });
    emit changed();
}

void Upload::forgetPastStart()
{
    if (m_record.startAtMs > 0 && m_record.startAtMs <= m_services.clock.nowMs())
        m_durable.change([](UploadRecord &record) { record.startAtMs = 0; });
}

void Upload::setSendNow()
{
    m_durable.change([](UploadRecord &record) {
        record.startAtMs = 0;
        record.sendNow = true;
    });
    emit changed();
}

void Upload::setListed(bool listed)
{
    m_durable.change([listed](UploadRecord &record) { record.listed = listed; });
}

void Upload::setReference(const QString &reference)
{
    m_durable.change([reference](UploadRecord &record) { record.reference = reference; });
    emit changed();
}

void Upload::setPosition(qint64 position)
{
    m_durable.note([position](UploadRecord &record) { record.position = position; });
}

void Upload::setPath(const QString &path)
{
    m_durable.note([path](UploadRecord &record) { record.path = path; });
    clearFailure();
}

bool Upload::fileIsReplaceable() const
{
    return m_durable.asked().stage < Stage::Created && !m_record.cancelled
           && m_record.intent != Intent::Cancel;
}

bool Upload::accountIsOpen() const
{
    return fileIsReplaceable() && m_record.uploadToken.isEmpty() && !detailsLocked();
}

// What waits for the one before to sign in waits no more. Where nobody was named before, what is under way is
// this one's already: begun anew it would be created twice.
void Upload::setAccount(const AccountId &account)
{
    if (m_record.stage == Stage::Hashed && !m_record.account().isEmpty())
        m_steps->stop();
    m_durable.change([account](UploadRecord &record) {
        record.chosenAccount = account;
        record.metadata.notUnderstood.remove(youku::Field::Account);
    });
    m_problems = youku::problemsOf(m_record.metadata);
    emit changed();
}

// Its details stay: they are the user's. A title that was only made of the name follows the name.
void Upload::replaceFile(const QString &path)
{
    m_steps->stop();
    m_hashing = false;
    m_growing = false;
    m_bytesHashed = 0;
    const QString proposed = youku::titleFromFileName(shownFileName(m_record.path));
    const QString title = m_record.metadata.title == proposed ? youku::titleFromFileName(shownFileName(path))
                                                              : m_record.metadata.title;
    m_durable.change([path, title](UploadRecord &record) {
        record.replaceFile(path);
        record.metadata.title = title;
    });
    m_problems = youku::problemsOf(m_record.metadata);
    clearFailure();
}

void Upload::setDoubt(const QString &doubt)
{
    if (m_record.doubt == doubt)
        return;
    m_durable.change([doubt](UploadRecord &record) { record.doubt = doubt; });
    emit changed();
}

void Upload::acceptFile()
{
    if (m_record.anyway)
        return;
    m_durable.change([](UploadRecord &record) { record.anyway = true; });
    emit changed();
}

void Upload::startOver()
{
    // A commit whose fate is unknown may have published it: that is asked first, by an ordinary retry.
    if (m_record.stage < Stage::Committing) {
        leaveServer();
        const Happening anew{Happened::BegunAnew, m_services.clock.nowMs()};
        m_durable.change([anew](UploadRecord &record) {
            record.md5.clear();
            record.forgetServer();
            note(record.happenings, anew);
        });
    }
    clearFailure();
}

void Upload::clearFailure()
{
    m_durable.change(&UploadRecord::forgetFailure);
    m_changeSuspected = false;
    m_createdAgain = 0;
    m_steps->countAnew();
    emit changed();
}

void Upload::uploadAgain()
{
    if (!m_record.cancelled)
        return;
    leaveServer();
    m_sent = false;
    m_durable.change([](UploadRecord &record) {
        record.forgetServer();
        record.cancelled = false;
        record.intent = Intent::Rest;
        record.startAtMs = 0;
        record.sendNow = false;
    });
    clearFailure();
    if (mayStart())
        setIntent(Intent::Run);
}

void Upload::forgetLeftover(const Leftover &leftover)
{
    m_durable.change([leftover](UploadRecord &record) { record.leftovers.removeOne(leftover); });
    emit changed();
}

bool Upload::nothingSent() const
{
    const bool sliceRefused = m_record.failure && m_record.failure->fault != base::Fault::Local
                              && m_record.failure->operation == base::Operation::SendSlice;
    return !m_sent && !sliceRefused && m_record.transferred == 0 && m_record.tasksInFlight.isEmpty();
}

bool Upload::corrected() const
{
    return m_corrected;
}

} // namespace transfer
