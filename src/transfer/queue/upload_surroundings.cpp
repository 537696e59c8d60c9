// What happens around the queue: gates that open and close, files that come back, another account.
#include "base/background.h"
#include "transfer/queue/upload_queue.h"
#include "transfer/services/services.h"

#include <algorithm>

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

std::optional<TimeLeft> UploadQueue::foreseen(const std::optional<TimeLeft> &left) const
{
    const qint64 nowMs = m_services.clock.nowMs();
    const std::optional<TimeLeft> known = m_services.gates.foreseen(left, nowMs);
    const auto beginsLater = [this, &known, nowMs](UploadId id) {
        const Upload *upload = m_uploads.value(id);
        return upload->activity() == Activity::Scheduled
               && (upload->wait().untilMs == 0 || upload->wait().untilMs > nowMs + known->most * 1000);
    };
    if (!known || std::any_of(m_order.cbegin(), m_order.cend(), beginsLater))
        return std::nullopt;
    return known;
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

namespace {

bool refusedToAccount(const UploadRecord &record)
{
    using base::ErrorKind;
    const bool refused =
        record.failure
        && (record.failure->kind == ErrorKind::Permission || record.failure->kind == ErrorKind::Account);
    return refused && !record.cancelled;
}

} // namespace

// What Youku refused to it may be allowed by now; it goes on as what waited for a sign-in does. What was
// added while nobody was signed in becomes that of whoever is so first.
void UploadQueue::accountSignedIn(const AccountId &account)
{
    const AccountId byDefault = m_services.accounts.byDefault().id();
    for (Upload *upload : std::as_const(m_uploads)) {
        if (upload->record().account().isEmpty() && !byDefault.isEmpty() && upload->accountIsOpen())
            upload->setAccount(byDefault);
        const AccountId &own = upload->record().account();
        if (refusedToAccount(upload->record()) && (own.isEmpty() || own == account))
            upload->clearFailure();
    }
    m_schedule.decideSoon();
}

void UploadQueue::setAccount(const QList<UploadId> &ids, const AccountId &account)
{
    forEach(ids, [&account](Upload &upload) {
        const bool isAsItWas = upload.record().account() == account
                               && !upload.record().metadata.notUnderstood.contains(youku::Field::Account);
        if (!upload.accountIsOpen() || isAsItWas)
            return;
        upload.setAccount(account);
        if (refusedToAccount(upload.record()))
            upload.clearFailure();
    });
}

} // namespace transfer
