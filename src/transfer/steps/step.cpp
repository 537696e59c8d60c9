#include "transfer/steps/step.h"

#include "base/background.h"
#include "base/moment.h"
#include "youku/reactions.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

Q_LOGGING_CATEGORY(stepLog, "youchuan.upload", QtInfoMsg)

constexpr qint64 firstUntoldPauseMs = 60 * 1000;
constexpr qint64 longestUntoldPauseMs = 10 * 60 * 1000;
constexpr int mostUntold = 5; // where nobody may ever tell

} // namespace

Step::Step(Services &services, DurableRecord &record, std::unique_ptr<Transport> transport, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_durable(record)
    , m_record(record.now())
    , m_retrier(services, youku::reactions())
    , m_transport(std::move(transport))
{
    if (m_transport) {
        m_retrier.useCredentials(&m_transport->credentials());
        m_retrier.useAccount(m_record.account());
    }
    m_retrier.useApi(m_record.api);
    setObjectName(u"upload %1"_s.arg(m_record.id)); // the log names its calls by it
    m_retrier.setObjectName(objectName());
    connect(&m_retrier, &Retrier::waitChanged, this, &Step::waitChanged);
}

void Step::halt()
{
    m_halted = true;
    m_retrier.stop();
}

void Step::start()
{
    if (m_record.intent == Intent::Cancel)
        return begin();
    if (m_record.stage >= Stage::Created && !m_transport) // of a program that knows more of them
        return fail(base::localError(base::ErrorKind::Internal));
    if (m_record.stage < Stage::Created || m_record.stage >= Stage::Committing)
        return begin();
    if (const std::optional<base::Error> refusal = transport().refusal())
        return endBy(base::Reaction::Fail, *refusal);
    if (m_record.again)
        return begin();
    findPublished([this](bool found) {
        if (found)
            fail(base::localError(base::ErrorKind::Duplicate));
        else
            begin();
    });
}

void Step::findPublished(std::function<void(bool found)> done)
{
    m_services.journal.findPublished(
        m_record.identity.size, m_record.md5, m_services.accounts.of(m_record.account()).id(), this,
        [this, done = std::move(done)](const std::optional<UploadRecord> &known) {
            if (m_halted)
                return;
            if (!known)
                return done(false);
            const auto becomeKnown = [known = *known](UploadRecord &record) {
                record.forgetServer();
                notePublished(record, known);
            };
            advance(becomeKnown, [done] { done(true); });
        });
}

void Step::advance(const DurableRecord::Edit &edit, std::function<void()> next)
{
    m_durable.advance(edit, this, [this, next = std::move(next)] {
        if (!m_halted)
            next();
    });
}

void Step::advanceAndEnd(const DurableRecord::Edit &edit)
{
    advance(edit, [this] { emit ended(StepEnd::Advanced, {}); });
}

void Step::published(const QString &videoId)
{
    const QDateTime now = base::utcMoment(m_services.clock.nowMs());
    // Pairs the caller's id, which may hold anything, with Youku's.
    qCInfo(stepLog).nospace() << "upload " << m_record.id << ": published reference=" << m_record.reference
                              << " video_id=" << videoId << " file_size=" << m_record.identity.size
                              << " file_md5=" << m_record.md5 << " in " << m_record.addedAt.secsTo(now)
                              << " s since it was added";
    advanceAndEnd([videoId, now](UploadRecord &record) { record.becomePublished(videoId, now); });
}

Wait Step::pauseFor(const base::Error &reason, qint64 ms, int attempt) const
{
    Wait wait;
    wait.what = Wait::For::Retry;
    wait.untilMs = m_services.clock.nowMs() + ms;
    wait.attempt = attempt;
    wait.reason = reason;
    return wait;
}

void Step::pauseThen(const base::Error &reason, qint64 ms, int attempt, std::function<void()> next)
{
    m_retrier.pauseThen(pauseFor(reason, ms, attempt), std::move(next));
}

void Step::lookAtFile(std::function<void(const FileIdentity &now)> told)
{
    base::inBackground(
        m_services.looking, this, [path = m_record.path] { return identityOf(path); },
        [this, told = std::move(told)](const FileIdentity &now) {
            if (!m_halted)
                told(now);
        });
}

void Step::queryPublished(std::function<void(Fate fate, const base::Error &error)> told)
{
    if (m_record.videoId.isEmpty())
        return told(Fate::Unknown, {});
    m_retrier.run<youku::Video>(
        [this](base::Answer<youku::Video> answer) {
            const AccountSession &account = m_services.accounts.of(m_record.account());
            return account.api(m_record.api).showVideo(account.clientId(), m_record.videoId, this, answer);
        },
        [told = std::move(told)](const base::Result<youku::Video> &result, base::Reaction reaction) {
            if (result.ok()) {
                const bool failed = result.value().state == QLatin1StringView("fail");
                return told(failed ? Fate::NotEncoded : Fate::Published, {});
            }
            // Only Youku's plain "no such video", for ten minutes, says that there is none.
            const base::Error &error = result.error();
            const bool noSuchVideo =
                reaction == base::Reaction::CreateAgain && error.codeNumber() == youku::codes::noSuchVideo;
            told(noSuchVideo ? Fate::NoSuchVideo : Fate::Unknown, error);
        });
}

void Step::pauseUntold(const base::Error &why, std::function<void()> next)
{
    const qint64 ms = std::min(longestUntoldPauseMs, firstUntoldPauseMs << std::min(m_untold++, 8));
    pauseThen(untold(why), ms, m_untold + 1, std::move(next));
}

bool Step::neverTold(const base::Error &why) const
{
    const AccountSession &account = m_services.accounts.of(m_record.account());
    const bool ofSigned = m_record.api.value_or(account.credentials().api) == youku::ApiKind::Signed;
    return (ofSigned || why.fault == base::Fault::Local) && m_untold >= mostUntold;
}

base::Error Step::untold(const base::Error &why)
{
    base::Error error = base::localError(base::ErrorKind::Server);
    error.operation = base::Operation::Commit;
    error.code = why.code;
    return error;
}

void Step::ofAnotherFile()
{
    emit ended(StepEnd::CreateAgain, base::localError(base::ErrorKind::FileChanged));
}

void Step::endBy(base::Reaction reaction, const base::Error &error)
{
    switch (reaction) {
    case base::Reaction::CreateAgain:
    case base::Reaction::NextSlice:
        emit ended(StepEnd::CreateAgain, error);
        return;
    case base::Reaction::SmallerSlices:
        emit ended(StepEnd::SmallerSlices, error);
        return;
    case base::Reaction::AskServer:
        emit ended(StepEnd::AskServer, error);
        return;
    case base::Reaction::OtherTransport:
        emit ended(StepEnd::OtherTransport, error);
        return;
    default:
        break;
    }
    // Another try asks Youku for another server.
    if (std::holds_alternative<base::UntakenServer>(error.detail))
        return advance(&UploadRecord::forgetServer, [this, error] { fail(error); });
    fail(error);
}

} // namespace transfer
