#include "transfer/steps/commit_step.h"

#include "youku/answer_decoder.h"
#include "youku/reactions.h"
#include "youku/refusal.h"

#include <memory>
#include <utility>

namespace transfer {

namespace {

constexpr qint64 parameterInvalid = 1013;
constexpr qint64 finishedMs = 15000;      // longer than a recording pauses between two writes
constexpr qint64 sameRecordingMs = 60000; // one that was written on after less was never finished
constexpr qint64 longestLookMs = 5000;    // a disk that does not answer: all its bytes are sent

bool isNumber(const QString &videoId)
{
    bool understood = false;
    videoId.toLongLong(&understood);
    return understood;
}

// Whether a commit that ended so certainly did nothing: it never left, or Youku turned it away. A server that
// speaks of a fault of its own may have got half-way.
bool hadNoEffect(const base::Error &error)
{
    switch (error.fault) {
    case base::Fault::Local:
    case base::Fault::Unreachable:
    case base::Fault::ProxyRefused:
    case base::Fault::BadCertificate:
        return true;
    case base::Fault::Code:
        return youku::turnedAway(error);
    default:
        return false;
    }
}

} // namespace

void CommitStep::begin()
{
    // From an earlier life, or an earlier try of this one.
    m_mayHaveArrived = m_record.stage == Stage::Committing;
    m_retrier.needAccount(m_record.account());
    if (m_mayHaveArrived)
        firstCommit();
    else
        lookBeforeCommit();
}

void CommitStep::lookBeforeCommit()
{
    const auto looked = std::make_shared<bool>(false);
    const auto judge = [this, looked](const FileIdentity &now) {
        if (!halted() && !std::exchange(*looked, true))
            commitIfFinished(now);
    };
    lookAtFile(judge);
    m_services.clock.after(longestLookMs, this, [judge] { judge({}); });
}

void CommitStep::commitIfFinished(const FileIdentity &now)
{
    const FileIdentity &then = m_record.identity;
    if (!now.known()) // gone, but all its bytes were sent
        return firstCommit();
    if (now != then) {
        const base::Error changed = base::localError(base::ErrorKind::FileChanged);
        const bool recording = now.size != then.size && now.modifiedMs - then.modifiedMs < sameRecordingMs;
        return recording ? emit ended(StepEnd::CreateAgain, changed) : fail(changed);
    }
    const qint64 ageMs = m_services.clock.nowMs() - now.modifiedMs;
    if (ageMs < 0 || ageMs >= finishedMs) // one of the future was watched before it was hashed
        return firstCommit();
    Wait wait;
    wait.what = Wait::For::Settling;
    wait.untilMs = m_services.clock.nowMs() + finishedMs - ageMs;
    m_retrier.pauseThen(wait, [this] { lookBeforeCommit(); });
}

void CommitStep::firstCommit()
{
    advance([](UploadRecord &record) { record.stage = Stage::Committing; }, [this] { commit(); });
}

void CommitStep::commit()
{
    m_retrier.run<youku::Committed>(
        [this](base::Answer<youku::Committed> answer) {
            const AccountSession &account = m_retrier.account();
            return account.api(m_record.api)
                .commit(account.credentials(), m_record.uploadToken, transport().commitExtras(), this,
                        [this, answer](const base::Result<youku::Committed> &result) {
                            const auto judged = aboutThisVideo(result);
                            if (!judged.ok() && !hadNoEffect(judged.error()))
                                m_mayHaveArrived = true;
                            answer(judged);
                        });
        },
        [this](const base::Result<youku::Committed> &result, base::Reaction reaction) {
            if (result.ok())
                return published(result.value().videoId);
            // Nothing was published, and nobody could be asked.
            if (begunElsewhere() && !m_mayHaveArrived && reaction == base::Reaction::AskFate)
                return ofAnotherFile();
            if (m_mayHaveArrived || reaction == base::Reaction::AskFate)
                return askWhetherPublished(result.error());
            refused(result.error());
        });
}

// Ids are no numbers (4.2): one that is not the one which create told is a wrong type and confirms nothing.
base::Result<youku::Committed> CommitStep::aboutThisVideo(const base::Result<youku::Committed> &result) const
{
    if (result.ok() && result.value().videoId.isEmpty() && !m_record.videoId.isEmpty())
        return youku::Committed{m_record.videoId};
    const bool strange = result.ok() && !m_record.videoId.isEmpty()
                         && result.value().videoId != m_record.videoId && isNumber(result.value().videoId);
    return strange ? youku::notUnderstood(base::Operation::Commit) : result;
}

void CommitStep::askWhetherPublished(const base::Error &refusal)
{
    queryPublished([this, refusal](Fate fate, const base::Error &error) {
        const bool forgotten = youku::reactions().ruleFor(refusal).reaction == base::Reaction::AskFate;
        if (fate == Fate::Unknown && neverTold(error))
            return fail(untold(refusal)); // stays as it is: another try begins with the same question
        if (fate == Fate::Unknown)
            return pauseUntold(error, [this] { commit(); });
        if (fate == Fate::Published || (fate == Fate::NotEncoded && !forgotten))
            return published(m_record.videoId);
        m_mayHaveArrived = false;
        // Not published, and never will be with this token: nothing there to double.
        if (forgotten)
            return emit ended(StepEnd::CreateAgain, refusal);
        refused(refusal);
    });
}

// It is certain that nothing was published.
void CommitStep::refused(const base::Error &error)
{
    if (error.codeNumber() == youku::codes::parameterMissing || error.codeNumber() == parameterInvalid)
        return bringWhatLacks(error);
    failAt(m_record.instant ? Stage::Created : Stage::Confirmed, error);
}

// The transport may know what was missing; if not, an instant upload is sent after all (protocol 4.2).
void CommitStep::bringWhatLacks(const base::Error &error)
{
    using State = std::optional<QJsonObject>;
    m_retrier.run<State>(
        transport().rules(),
        [this, error](base::Answer<State> answer) { return transport().mendCommit(error, this, answer); },
        [this, error](const base::Result<State> &result, base::Reaction) {
            if (result.ok() && result.value())
                return advance(
                    [state = *result.value()](UploadRecord &record) { record.transportState = state; },
                    [this] { commit(); });
            if (!m_record.instant)
                return failAt(Stage::Confirmed, error);
            if (const State state = transport().beginSending())
                return sendTheBytes(*state);
            failAt(Stage::Created, error);
        });
}

void CommitStep::sendTheBytes(const QJsonObject &state)
{
    advanceAndEnd([state](UploadRecord &record) {
        record.instant = false;
        record.transportState = state;
        record.stage = Stage::Created;
    });
}

void CommitStep::failAt(Stage stage, const base::Error &error)
{
    advance([stage](UploadRecord &record) { record.stage = stage; }, [this, error] { fail(error); });
}

} // namespace transfer
