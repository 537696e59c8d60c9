#include "control/jobs/snapshot.h"

#include "transfer/files/local_path.h"
#include "words/media_words.h"
#include "words/reasons/reasons.h"
#include "words/uploads/draft_words.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace control {

namespace {

using transfer::Activity;
using transfer::Intent;
using transfer::Stage;

Activity activityOf(const transfer::UploadRecord &record)
{
    if (record.stage == Stage::Published)
        return transfer::afterPublishing(record.videoState);
    if (record.cancelled)
        return Activity::Cancelled;
    if (record.intent == Intent::Cancel)
        return Activity::Cancelling;
    if (record.failure)
        return Activity::Failed;
    if (record.needsDecision())
        return Activity::NeedsDecision;
    switch (record.intent) {
    case Intent::Rest:
        return Activity::NotStarted;
    case Intent::Pause:
        return Activity::Paused;
    case Intent::Run:
    case Intent::Cancel:
        break;
    }
    if (record.stage >= Stage::Sent)
        return Activity::Finishing;
    return record.startAtMs > QDateTime::currentMSecsSinceEpoch() ? Activity::Scheduled : Activity::Waiting;
}

// Youku's own words where it has some; else ours, so that nobody is left with a kind and a zero.
QString messageOf(const Snapshot &snapshot)
{
    const base::Error &error = *snapshot.error;
    if (!snapshot.sentence.isEmpty())
        return snapshot.sentence;
    const bool saidByYouku = error.fault == base::Fault::Code && !error.message.isEmpty();
    return saidByYouku ? error.message : words::reasonFor(error).sentence;
}

// Who waits for a turn or for a person has no error.
std::optional<base::Error> reasonOf(const transfer::Wait &wait)
{
    using For = transfer::Wait::For;
    const bool wrong = wait.what == For::Retry || wait.what == For::Network || wait.what == For::SignIn
                       || wait.what == For::Room;
    return wrong ? std::optional(wait.reason) : std::nullopt;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(qint64 number)
{
    return number == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(number);
}

std::function<QString(const transfer::AccountId &id)> &accountNamer()
{
    static std::function<QString(const transfer::AccountId &id)> namer;
    return namer;
}

QString eventName(Event event)
{
    switch (event) {
    case Event::State:
        return u"state"_s;
    case Event::Progress:
        return u"progress"_s;
    case Event::Published:
        return u"published"_s;
    case Event::Failed:
        return u"failed"_s;
    }
    return {};
}

} // namespace

void nameAccountsBy(std::function<QString(const transfer::AccountId &id)> namer)
{
    accountNamer() = std::move(namer);
}

Snapshot Snapshot::of(const transfer::Upload &upload)
{
    const transfer::Progress progress = upload.progress();
    Snapshot snapshot = of(upload.record());
    snapshot.activity = upload.activity();
    snapshot.wait = upload.wait();
    snapshot.transferred = progress.acknowledged;
    if (snapshot.activity == Activity::Running) {
        snapshot.underWay = progress.onTheWire;
        snapshot.secondsStill = progress.secondsStill;
    }
    snapshot.total = progress.total;
    snapshot.percent = transfer::shownPercent(progress, upload.stage());
    snapshot.bytesPerSecond = progress.bytesPerSecond;
    snapshot.timeLeft = progress.timeLeft;
    if (!snapshot.error)
        snapshot.error = reasonOf(snapshot.wait);
    return snapshot;
}

Snapshot Snapshot::of(const transfer::UploadRecord &record)
{
    transfer::Progress progress;
    progress.total = qMax<qint64>(record.identity.size, 0);
    progress.acknowledged = record.transferred;

    Snapshot snapshot;
    snapshot.id = record.id;
    snapshot.file = transfer::shownPath(record.path);
    snapshot.reference = record.reference;
    snapshot.transport = record.transport;
    if (accountNamer() && !record.account().isEmpty())
        snapshot.account = accountNamer()(record.account());
    snapshot.activity = activityOf(record);
    if (snapshot.activity == Activity::NotStarted)
        snapshot.draft = words::draftOf(record);
    if (snapshot.activity == Activity::Scheduled) {
        snapshot.wait.what = transfer::Wait::For::StartTime; // a record knows of nothing else
        snapshot.wait.untilMs = record.startAtMs;
    }
    snapshot.transferred = progress.acknowledged;
    snapshot.total = progress.total;
    snapshot.percent = transfer::shownPercent(progress, record.stage);
    snapshot.videoId = record.videoId;
    snapshot.error = record.failure;
    if (snapshot.activity == Activity::NeedsDecision) {
        const media::Finding finding = words::findingOfDoubt(record.doubt);
        snapshot.error = media::errorOf(finding);
        snapshot.sentence = words::findingSentences(finding);
    }
    return snapshot;
}

Snapshot Snapshot::ofPublishedAlready(const transfer::Upload &upload)
{
    Snapshot snapshot = of(upload);
    snapshot.activity = Activity::Published;
    snapshot.transferred = snapshot.total;
    snapshot.percent = 100;
    snapshot.error.reset();
    return snapshot;
}

QJsonObject toJson(Event event, const Snapshot &snapshot)
{
    QJsonValue error = QJsonValue::Null;
    if (snapshot.error) {
        error = QJsonObject{{u"kind"_s, base::kindName(snapshot.error->kind)},
                            {u"code"_s, snapshot.error->jsonCode()},
                            {u"type"_s, orNull(snapshot.error->type)},
                            {u"http_status"_s, orNull(snapshot.error->httpStatus)},
                            {u"message"_s, messageOf(snapshot)}};
    }
    return {
        {u"event"_s, eventName(event)},
        {u"id"_s, orNull(snapshot.id)},
        {u"file"_s, snapshot.file},
        {u"reference"_s, orNull(snapshot.reference)},
        {u"state"_s, transfer::activityName(snapshot.activity)},
        {u"transferred"_s, snapshot.transferred},
        {u"under_way"_s, snapshot.underWay},
        {u"total"_s, snapshot.total},
        {u"percent"_s, snapshot.percent},
        {u"bytes_per_second"_s, qRound64(snapshot.bytesPerSecond)},
        {u"seconds_still"_s, snapshot.secondsStill ? QJsonValue(*snapshot.secondsStill) : QJsonValue::Null},
        {u"video_id"_s, orNull(snapshot.videoId)},
        {u"account"_s, orNull(snapshot.account)},
        {u"transport"_s, orNull(snapshot.transport)},
        {u"error"_s, error},
    };
}

} // namespace control
