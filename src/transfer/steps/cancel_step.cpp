#include "transfer/steps/cancel_step.h"

#include "youku/reactions.h"

namespace transfer {

namespace {

// Of the transport's requests those to Youku alone are tried again.
const base::ReactionTable &abandonRules()
{
    static const base::ReactionTable table(youku::reactions().rowsFor(base::Operation::Credentials));
    return table;
}

// Youku knows nothing of it any more, and will not.
bool isOver(const base::Error &error)
{
    return error.operation == base::Operation::Credentials
           && abandonRules().ruleFor(error).reaction == base::Reaction::CreateAgain;
}

} // namespace

void CancelStep::begin()
{
    if (m_record.uploadToken.isEmpty())
        return end(UploadRecord::Cancel::Cleared);
    m_retrier.needAccount(m_record.account());
    if (hasTransport())
        abandon();
    else
        abandoned(base::localError(base::ErrorKind::Internal));
}

void CancelStep::abandon()
{
    m_retrier.run<youku::Parameters>(
        abandonRules(),
        [this](base::Answer<youku::Parameters> answer) { return transport().abandon(this, answer); },
        [this](const base::Result<youku::Parameters> &result, base::Reaction) { abandoned(result); });
}

void CancelStep::abandoned(const base::Result<youku::Parameters> &result)
{
    m_cleared = result.ok();
    if (!m_cleared && m_record.leavesBehind() && !isOver(result.error()))
        return end(UploadRecord::Cancel::Untold);
    cancel(m_cleared ? result.value() : youku::Parameters());
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
            end(m_cleared ? UploadRecord::Cancel::Cleared : UploadRecord::Cancel::Told);
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
        end(m_cleared ? UploadRecord::Cancel::Cleared : UploadRecord::Cancel::Told);
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

void CancelStep::end(UploadRecord::Cancel how)
{
    advanceAndEnd([how](UploadRecord &record) { record.becomeCancelled(how); });
}

} // namespace transfer
