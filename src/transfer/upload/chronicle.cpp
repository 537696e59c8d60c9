#include "transfer/upload/chronicle.h"

#include <algorithm>

namespace transfer {

namespace {

Cause::Why whyOf(const Wait &wait)
{
    using Why = Cause::Why;
    if (wait.what == Wait::For::SignIn)
        return Why::SignIn;
    if (wait.what == Wait::For::Plan)
        return Why::Plan;
    if (wait.what == Wait::For::Line)
        return Why::Metered;
    const base::Error &reason = wait.reason;
    if (reason.fault == base::Fault::Intercepted || reason.httpStatus == 511)
        return Why::Portal;
    if (wait.what == Wait::For::Network)
        return Why::Network;
    switch (reason.fault) {
    case base::Fault::Unreachable:
    case base::Fault::ConnectionLost:
    case base::Fault::AnswerLost:
    case base::Fault::TimedOut:
        return Why::Line;
    case base::Fault::HttpStatus:
    case base::Fault::Code:
        return Why::Busy;
    default:
        return Why::Other;
    }
}

std::optional<Cause> causeOf(const Wait &wait)
{
    using For = Wait::For;
    if (wait.what != For::Retry && wait.what != For::Network && wait.what != For::SignIn
        && wait.what != For::Plan && wait.what != For::Line)
        return std::nullopt;
    Cause cause;
    cause.why = whyOf(wait);
    if (cause.why != Cause::Why::Busy && cause.why != Cause::Why::Other)
        return cause; // says enough
    const QList<Cause> known = Cause::of(wait.reason);
    if (!known.isEmpty()) {
        cause = known.first();
        cause.why = whyOf(wait);
    }
    return cause;
}

bool tells(const QList<Happening> &past, Happened what)
{
    return std::any_of(past.begin(), past.end(), [what](const Happening &one) { return one.what == what; });
}

bool sameUpload(const UploadRecord &before, const UploadRecord &after)
{
    return !before.uploadToken.isEmpty() && before.uploadToken == after.uploadToken;
}

// Not by commit alone.
bool becomesSent(const UploadRecord &before, const UploadRecord &after)
{
    return before.stage < Stage::Sent && (after.stage == Stage::Sent || after.stage == Stage::Confirmed);
}

} // namespace

Happening createdAtYouku(const UploadRecord &record, const Circumstances &circumstances)
{
    Happening created{Happened::Created, circumstances.nowMs};
    created.instant = record.instant;
    if (record.instant)
        return created; // nothing goes anywhere
    created.word = cleanedWord(record.transport);
    created.place = cleanedPlace(circumstances.place);
    return created;
}

QList<Happening> whatHappened(const UploadRecord &before, const UploadRecord &after,
                              const Circumstances &circumstances)
{
    QList<Happening> news;
    const auto add = [&news, &circumstances](Happened what) -> Happening & {
        return news.emplace_back(Happening{what, circumstances.nowMs});
    };
    if (before.cancelled && !after.cancelled)
        add(Happened::BegunAnew);
    if (before.failure && !after.failure && after.intent == Intent::Run)
        add(Happened::Retried);
    if (before.intent == Intent::Pause && after.intent == Intent::Run)
        add(Happened::Resumed);
    if (before.intent == Intent::Run && after.intent == Intent::Pause)
        add(Happened::Paused);
    if (before.md5 != after.md5 && !after.md5.isEmpty())
        add(Happened::Checked);
    if (before.doubt != after.doubt && !after.doubt.isEmpty())
        add(Happened::Doubted).word = cleanedWord(after.doubt);
    if (!before.anyway && after.anyway && !after.doubt.isEmpty())
        add(Happened::Anyway);
    if (before.uploadToken != after.uploadToken && !after.uploadToken.isEmpty())
        news.append(createdAtYouku(after, circumstances));
    if (sameUpload(before, after) && after.transferred < before.transferred)
        add(Happened::SentAgain);
    if (becomesSent(before, after)) {
        Happening &sent = add(Happened::Sent);
        sent.lanes = circumstances.lanes;
        sent.bytes = after.identity.size;
    }
    if (before.stage != Stage::Published && after.stage == Stage::Published)
        add(Happened::Published);
    if (!before.failure && after.failure)
        add(Happened::Failed).causes = Cause::of(*after.failure);
    if (!before.cancelled && after.cancelled)
        add(Happened::Cancelled);
    if (const QString state = cleanedWord(after.videoState);
        before.videoState != after.videoState && !state.isEmpty())
        add(Happened::AtYouku).word = state;
    return news;
}

QList<Happening> historyOf(const UploadRecord &record)
{
    QList<Happening> past = record.happenings;
    if (record.stage == Stage::Published && record.publishedAt.isValid()
        && !tells(past, Happened::Published)) {
        const auto after = std::find_if(past.cbegin(), past.cend(),
                                        [](const Happening &one) { return one.what == Happened::AtYouku; });
        past.insert(after - past.cbegin(), {Happened::Published, record.publishedAt.toMSecsSinceEpoch()});
    }
    if (record.addedAt.isValid())
        past.prepend({Happened::Added, record.addedAt.toMSecsSinceEpoch()});
    return past;
}

QList<Happening> InterruptionWatch::look(const Wait &wait, qint64 nowMs, qint64 monotonicMs)
{
    const std::optional<Cause> cause = causeOf(wait);
    if (cause == m_cause)
        return {};
    QList<Happening> news;
    if (m_cause) {
        Happening ended{Happened::Interrupted, nowMs};
        ended.lastedMs = qMax<qint64>(0, monotonicMs - m_sinceMs);
        news.append(ended);
    }
    m_cause = cause;
    m_sinceMs = monotonicMs;
    if (cause) {
        Happening begun{Happened::Interrupted, nowMs};
        begun.causes = {*cause};
        news.append(begun);
    }
    return news;
}

} // namespace transfer
