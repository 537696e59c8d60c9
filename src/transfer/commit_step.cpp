#include "transfer/commit_step.h"

#include "youku/transport.h"

namespace transfer {

namespace {

constexpr qint64 parameterMissing = 1012;
constexpr qint64 parameterInvalid = 1013;

bool isNumber(const QString &videoId)
{
    bool understood = false;
    videoId.toLongLong(&understood);
    return understood;
}

} // namespace

void CommitStep::begin()
{
    m_record.stage = Stage::Committing;
    m_retrier.needAccount(m_record.accountId);
    keepThen([this] { commit(); });
}

void CommitStep::commit()
{
    m_retrier.run<youku::Committed>(
        [this](youku::Answer<youku::Committed> answer) {
            return m_services.api.commit(m_services.account.credentials(), m_record.uploadToken,
                                         m_record.uploadServerIp, this,
                                         [this, answer](const youku::Result<youku::Committed> &result) {
                                             answer(aboutThisVideo(result));
                                         });
        },
        [this](const youku::Result<youku::Committed> &result, youku::Reaction reaction) {
            if (result.ok())
                return published(result.value().videoId);
            refused(result.error(), reaction);
        });
}

// Ids are no numbers (4.2): one that is not the one which create told is a wrong type and confirms nothing.
youku::Result<youku::Committed>
CommitStep::aboutThisVideo(const youku::Result<youku::Committed> &result) const
{
    const bool strange = result.ok() && !m_record.videoId.isEmpty()
                         && result.value().videoId != m_record.videoId && isNumber(result.value().videoId);
    return strange ? youku::notUnderstood(youku::Endpoint::Commit) : result;
}

void CommitStep::refused(const youku::Error &error, youku::Reaction reaction)
{
    const bool wantsAddress = error.code == parameterMissing || error.code == parameterInvalid;
    if (m_record.instant && wantsAddress)
        return instantRefused(error);
    if (reaction == youku::Reaction::AskFate)
        return askFate(error);
    fail(error); // the stage stays: what became of the commit is asked again at the next try
}

void CommitStep::askFate(const youku::Error &refusal)
{
    if (m_record.videoId.isEmpty())
        return fail(refusal);
    m_retrier.run<youku::Video>(
        [this](youku::Answer<youku::Video> answer) {
            return m_services.api.showVideo(m_record.accountId, m_record.videoId, this, answer);
        },
        [this, refusal](const youku::Result<youku::Video> &result, youku::Reaction reaction) {
            if (result.ok() && result.value().state != QLatin1StringView("fail"))
                return published(m_record.videoId);
            // Only Youku's plain "no such video" may lead to another one.
            const bool noSuchVideo = !result.ok() && reaction == youku::Reaction::CreateAgain
                                     && result.error().code == youku::codes::noSuchVideo;
            if (!result.ok() && !noSuchVideo)
                return fail(result.error());
            // Not published, and never will be with this token: nothing there to double.
            emit ended(StepEnd::CreateAgain, refusal);
        });
}

// Some want the address even after an instant upload; if that does not help, the bytes are sent
// (protocol 4.2).
void CommitStep::instantRefused(const youku::Error &error)
{
    if (!m_record.uploadServerIp.isEmpty() || m_record.serverUri.isEmpty()) {
        if (m_record.serverUri.isEmpty())
            return fail(error);
        return backTo(Stage::Created);
    }
    m_server = server();
    m_retrier.run<youku::Checked>(
        [this](youku::Answer<youku::Checked> answer) {
            return m_server->check(m_record.uploadToken, this, answer);
        },
        [this](const youku::Result<youku::Checked> &result, youku::Reaction) {
            if (!result.ok() || result.value().uploadServerIp.isEmpty())
                return backTo(Stage::Created);
            m_record.uploadServerIp = result.value().uploadServerIp;
            begin();
        });
}

void CommitStep::backTo(Stage stage)
{
    m_record.instant = false;
    m_record.uploadServerIp.clear();
    m_record.stage = stage;
    keepThen([this] { emit ended(StepEnd::Advanced, {}); });
}

} // namespace transfer
