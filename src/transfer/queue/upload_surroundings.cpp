// What happens around the queue: gates that open and close, files that come back, another account.
#include "base/background.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/services/services.h"

namespace transfer {

namespace {

constexpr qint64 lookForFilesEveryMs = 5000;

bool fileMissing(const UploadRecord &record)
{
    return record.failure && record.failure->kind == base::ErrorKind::FileMissing && !record.cancelled;
}

} // namespace

bool UploadQueue::stoppedByFullDisk(const UploadRecord &record)
{
    return record.failure && record.failure->kind == base::ErrorKind::DiskFull;
}

void UploadQueue::heedGates()
{
    for (Upload *upload : std::as_const(m_uploads)) {
        upload->forgetPastStart();
        if (upload->holdsSlot() && m_services.gates.stops(upload->record()))
            upload->drain();
        else if (upload->holdsSlot() && m_services.gates.heldBack(upload->record()))
            upload->endSlices();
        if (upload->active())
            m_schedule.noteChange(upload->id());
    }
    m_schedule.decideSoon();
}

// A disk that was unplugged comes back: what lost its file to it goes on as it was, without anybody's Retry.
void UploadQueue::expectFile(const UploadRecord &record)
{
    if (!fileMissing(record) || std::exchange(m_expectingFiles, true))
        return;
    m_services.clock.after(lookForFilesEveryMs, this, [this] { lookForFiles(); });
}

void UploadQueue::lookForFiles()
{
    QHash<UploadId, QString> paths;
    for (const Upload *upload : std::as_const(m_uploads)) {
        if (fileMissing(upload->record()))
            paths.insert(upload->id(), upload->record().path);
    }
    const auto look = [paths] {
        QHash<UploadId, QString> there;
        for (auto each = paths.begin(); each != paths.end(); ++each) {
            if (identityOf(each.value()).known())
                there.insert(each.key(), each.value());
        }
        return there;
    };
    base::inBackground(m_services.looking, this, look, [this](const QHash<UploadId, QString> &there) {
        m_expectingFiles = false;
        for (auto each = there.begin(); each != there.end(); ++each) {
            Upload *upload = at(each.key());
            if (upload && fileMissing(upload->record()) && upload->record().path == each.value())
                upload->clearFailure();
        }
        for (const Upload *upload : std::as_const(m_uploads))
            expectFile(upload->record());
        m_schedule.decideSoon();
    });
}

// What Youku refused to one account may be allowed to another, or by now to this one. It goes on as what
// waited for a sign-in does.
void UploadQueue::tryAnotherAccount()
{
    for (Upload *upload : std::as_const(m_uploads)) {
        const std::optional<base::Error> &failure = upload->record().failure;
        const bool refused =
            failure
            && (failure->kind == base::ErrorKind::Permission || failure->kind == base::ErrorKind::Account);
        if (refused && !upload->record().cancelled)
            upload->clearFailure();
    }
    m_schedule.decideSoon();
}

} // namespace transfer
