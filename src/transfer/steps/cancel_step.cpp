#include "transfer/steps/cancel_step.h"

namespace transfer {

void CancelStep::begin()
{
    if (m_record.uploadToken.isEmpty())
        return done();
    m_retrier.needAccount(m_record.accountId);
    if (!hasTransport())
        return cancel({});
    transport().abandon(this, [this](const base::Result<youku::Parameters> &extras) {
        if (halted())
            return;
        m_cleared = extras.ok();
        cancel(extras.ok() ? extras.value() : youku::Parameters());
    });
}

void CancelStep::cancel(const youku::Parameters &extras)
{
    m_retrier.run<base::Nothing>(
        [this, extras](base::Answer<base::Nothing> answer) {
            const AccountSession &account = m_retrier.account();
            return account.api(m_record.api)
                .cancel(account.credentials(), m_record.uploadToken, extras, this, answer);
        },
        // Refused or done: without a commit nothing of it will ever be seen.
        [this](const base::Result<base::Nothing> &result, base::Reaction) {
            if (!result.ok() && m_record.stage >= Stage::Committing && !m_record.videoId.isEmpty())
                return askWhetherPublished();
            done();
        });
}

void CancelStep::askWhetherPublished()
{
    queryPublished([this](Fate fate, const base::Error &error) {
        if (fate == Fate::Unknown && neverTold(error))
            return giveUp(untold(error));
        if (fate == Fate::Unknown)
            return pauseUntold(error, [this] { begin(); });
        if (fate == Fate::Published)
            return published(m_record.videoId);
        done();
    });
}

// There may be a video, and there may be none. Stays as it is, and goes on with nothing by itself.
void CancelStep::giveUp(const base::Error &error)
{
    const auto edit = [error](UploadRecord &record) {
        record.intent = Intent::Pause;
        record.failure = error;
    };
    advance(edit, [this, error] { fail(error); });
}

void CancelStep::done()
{
    advanceAndEnd([cleared = m_cleared](UploadRecord &record) { record.becomeCancelled(cleared); });
}

} // namespace transfer
