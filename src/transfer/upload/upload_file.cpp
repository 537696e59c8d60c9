// What an upload knows of its file: whether it was found and hashed, looks changed, or is published already.
#include "transfer/services/services.h"
#include "transfer/steps/step_runner.h"
#include "transfer/upload/upload.h"

#include <utility>

namespace transfer {

namespace {

bool stoppedAsPublished(const UploadRecord &record)
{
    const std::optional<base::Error> &failure = record.failure;
    return failure && failure->kind == base::ErrorKind::Duplicate && failure->fault == base::Fault::Local;
}

} // namespace

bool Upload::wantsHash() const
{
    const bool wanted = m_record.stage == Stage::New || m_changeSuspected;
    const bool busy = m_hashing || m_durable.settling();
    return wanted && !ended() && !busy && m_record.intent != Intent::Cancel;
}

qint64 Upload::expectedSize() const
{
    return m_changeSuspected ? m_record.identity.size : -1;
}

void Upload::setFound(const FileIdentity &identity)
{
    if (m_record.stage != Stage::New || !identity.known())
        return;
    m_durable.note([identity](UploadRecord &record) { record.identity = identity; });
    emit changed();
}

void Upload::setHashingStopped()
{
    m_hashing = false;
    m_bytesHashed = 0;
    emit changed();
}

void Upload::setHashing(qint64 bytesRead)
{
    m_bytesHashed = bytesRead;
    if (bytesRead > 0)
        m_growing = false; // before that it is only looked at
    if (m_hashing)
        return;
    m_hashing = true;
    emit changed();
}

void Upload::setHashed(const FileIdentity &identity, const QString &md5)
{
    m_hashing = false;
    m_growing = false;
    if (std::exchange(m_changeSuspected, false) && md5 != m_record.md5)
        return fail(base::localError(base::ErrorKind::FileChanged));
    m_durable.change([identity, md5](UploadRecord &record) {
        if (record.stage == Stage::New)
            record.becomeHashed(identity, md5);
        else
            record.identity = identity;
    });
    emit changed();
}

void Upload::setGrowing()
{
    m_hashing = false;
    if (m_growing)
        return;
    m_growing = true;
    emit changed();
}

// It is not the file that was hashed by its looks: a disk that was plugged in again, a copy, another date.
// Its bytes may be the same all the same; then what was sent of them is worth keeping.
void Upload::suspectChange()
{
    m_steps->stop();
    m_changeSuspected = true;
    emit changed();
}

bool Upload::publishedAlready() const
{
    return stoppedAsPublished(m_record);
}

void Upload::setComparing(bool comparing)
{
    m_comparing = comparing;
    if (!comparing)
        emit changed();
}

void Upload::setPublishedAlready(const UploadRecord &known)
{
    if (m_record.stage != Stage::Hashed || m_record.again || ended() || m_record.intent == Intent::Cancel)
        return;
    const bool certain = known.stage == Stage::Published;
    stopFor(
        base::localError(base::ErrorKind::Duplicate,
                         certain ? base::Detail() : base::Detail(base::PerhapsPublished())),
        [known](UploadRecord &record) { notePublished(record, known); },
        [this] {
            if (m_record.intent == Intent::Run) // else nobody waits for it
                emit hasFailed();
        });
}

void Upload::setAgain()
{
    const bool stopped = publishedAlready();
    m_durable.change([](UploadRecord &record) {
        record.again = true;
        if (stoppedAsPublished(record)) // or is about to be
            record.forgetFailure();
    });
    if (stopped)
        return clearFailure();
    emit changed();
}

} // namespace transfer
