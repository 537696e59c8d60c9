#include "control/wire/snapshot_json.h"

#include "base/names.h"
#include "store/queue/error_json.h"

using namespace Qt::StringLiterals;

namespace control {

namespace {

using For = transfer::Wait::For;

constexpr base::Named<words::Draft> drafts[] = {
    {words::Draft::New, "new"},
    {words::Draft::NotReady, "not_ready"},
    {words::Draft::Ready, "ready"},
};

constexpr base::Named<For> waits[] = {
    {For::Nothing, "nothing"},   {For::Retry, "retry"},
    {For::Network, "network"},   {For::SignIn, "sign_in"},
    {For::Room, "room"},         {For::Line, "line"},
    {For::Turn, "turn"},         {For::Leaving, "leaving"},
    {For::Settling, "settling"}, {For::SameVideo, "same_video"},
    {For::Plan, "plan"},         {For::StartTime, "start_time"},
};

transfer::Activity activityFrom(const QString &name)
{
    for (std::size_t i = 0; i < transfer::activityCount; ++i) {
        if (transfer::activityName(transfer::Activity(i)) == name)
            return transfer::Activity(i);
    }
    return transfer::Activity::Waiting;
}

QJsonObject waitJson(const transfer::Wait &wait)
{
    QJsonObject json{{u"for"_s, base::nameOf(waits, wait.what)}};
    if (wait.what == For::Nothing)
        return json;
    json[u"until"_s] = wait.untilMs;
    json[u"attempt"_s] = wait.attempt;
    json[u"attempts"_s] = wait.attempts;
    json[u"reason"_s] = store::errorJson(wait.reason);
    return json;
}

// Since when is by a clock of its program alone, and no console tells it.
transfer::Wait waitFrom(const QJsonObject &json)
{
    transfer::Wait wait;
    wait.what = base::valueOf(waits, json[u"for"].toString()).value_or(For::Nothing);
    wait.untilMs = json[u"until"].toInteger();
    wait.attempt = json[u"attempt"].toInt();
    wait.attempts = json[u"attempts"].toInt();
    wait.reason = store::errorFromJson(json[u"reason"].toObject());
    return wait;
}

} // namespace

QJsonObject snapshotJson(const Snapshot &snapshot)
{
    QJsonObject json{
        {u"id"_s, snapshot.id},
        {u"file"_s, snapshot.file},
        {u"reference"_s, snapshot.reference},
        {u"activity"_s, transfer::activityName(snapshot.activity)},
        {u"draft"_s, base::nameOf(drafts, snapshot.draft)},
        {u"wait"_s, waitJson(snapshot.wait)},
        {u"transferred"_s, snapshot.transferred},
        {u"under_way"_s, snapshot.underWay},
        {u"total"_s, snapshot.total},
        {u"percent"_s, snapshot.percent},
        {u"bytes_per_second"_s, snapshot.bytesPerSecond},
        {u"account"_s, snapshot.account},
        {u"transport"_s, snapshot.transport},
        {u"video_id"_s, snapshot.videoId},
        {u"sentence"_s, snapshot.sentence},
    };
    if (snapshot.timeLeft) {
        json[u"least_left"_s] = snapshot.timeLeft->least;
        json[u"most_left"_s] = snapshot.timeLeft->most;
    }
    if (snapshot.secondsStill)
        json[u"seconds_still"_s] = *snapshot.secondsStill;
    if (snapshot.error)
        json[u"error"_s] = store::errorJson(*snapshot.error);
    return json;
}

Snapshot snapshotFrom(const QJsonObject &json)
{
    Snapshot snapshot;
    snapshot.id = json[u"id"].toInteger();
    snapshot.file = json[u"file"].toString();
    snapshot.reference = json[u"reference"].toString();
    snapshot.activity = activityFrom(json[u"activity"].toString());
    snapshot.draft = base::valueOf(drafts, json[u"draft"].toString()).value_or(words::Draft::Ready);
    snapshot.wait = waitFrom(json[u"wait"].toObject());
    snapshot.transferred = json[u"transferred"].toInteger();
    snapshot.underWay = json[u"under_way"].toInteger();
    snapshot.total = json[u"total"].toInteger();
    snapshot.percent = json[u"percent"].toDouble();
    snapshot.bytesPerSecond = json[u"bytes_per_second"].toDouble();
    if (json.contains(u"least_left"))
        snapshot.timeLeft = {json[u"least_left"].toInteger(), json[u"most_left"].toInteger()};
    if (json.contains(u"seconds_still"))
        snapshot.secondsStill = json[u"seconds_still"].toInteger();
    snapshot.account = json[u"account"].toString();
    snapshot.transport = json[u"transport"].toString();
    snapshot.videoId = json[u"video_id"].toString();
    if (json.contains(u"error"))
        snapshot.error = store::errorFromJson(json[u"error"].toObject());
    snapshot.sentence = json[u"sentence"].toString();
    return snapshot;
}

} // namespace control
