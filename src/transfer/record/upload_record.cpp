#include "transfer/record/upload_record.h"

#include "base/names.h"
#include "transfer/sending/lane_policy.h"

namespace transfer {

namespace {

constexpr base::Named<Stage> stages[] = {
    {Stage::New, "new"},
    {Stage::Hashed, "hashed"},
    {Stage::Created, "created"},
    {Stage::Prepared, "prepared"},
    {Stage::Sent, "sent"},
    {Stage::Confirmed, "confirmed"},
    {Stage::Committing, "committing"},
    {Stage::Published, "published"},
};

constexpr base::Named<Intent> intents[] = {
    {Intent::Rest, "rest"},
    {Intent::Run, "run"},
    {Intent::Pause, "pause"},
    {Intent::Cancel, "cancel"},
};

} // namespace

void UploadRecord::becomeHashed(const FileIdentity &file, const QString &hash)
{
    identity = file;
    md5 = hash;
    stage = uploadToken.isEmpty() ? Stage::Hashed : Stage::Prepared;
    if (stage == Stage::Hashed)
        sliceLengthKb = LanePolicy::largestSliceKb; // at most; chosen when the server is known
}

void UploadRecord::begin(const youku::Created &created, const QString &transportName,
                         const QJsonObject &state)
{
    uploadToken = created.uploadToken;
    videoId = created.videoId;
    instant = created.instant;
    undescribed = created.undescribed;
    transport = transportName;
    transportState = state;
}

bool UploadRecord::needsDecision() const
{
    return !doubt.isEmpty() && !anyway && intent == Intent::Rest && stage < Stage::Created;
}

void UploadRecord::replaceFile(const QString &other)
{
    path = other;
    identity = {};
    md5.clear();
    doubt.clear();
    anyway = false;
    forgetServer();
    forgetFailure();
}

bool UploadRecord::leavesBehind() const
{
    return !uploadToken.isEmpty() && transportState[leavesBehindKey].toBool();
}

void UploadRecord::noteLeftover(bool cancel)
{
    if (leavesBehind())
        leftovers.append({accountId, uploadToken, transport, transportState, cancel, api});
}

void UploadRecord::forgetServer()
{
    noteLeftover(false);
    stage = md5.isEmpty() ? Stage::New : Stage::Hashed;
    uploadToken.clear();
    videoId.clear();
    transport.clear();
    transportState = {};
    accountId.clear();
    api.reset();
    tasksInFlight.clear();
    acknowledged.clear();
    transferred = 0;
    instant = false;
    undescribed = false;
}

void UploadRecord::forgetFailure()
{
    failure.reset();
    if (stage >= Stage::Created)
        return;
    videoId.clear(); // of the one that was published before
    publishedAt = {};
}

void UploadRecord::becomePublished(const QString &video, const QDateTime &at)
{
    videoId = video;
    publishedAt = at;
    stage = Stage::Published;
    transferred = identity.size;
    uploadToken.clear();
    metadata.watchPassword.clear();
    tasksInFlight.clear();
    acknowledged.clear();
}

void UploadRecord::becomeCancelled(Cancel how)
{
    if (how != Cancel::Cleared)
        noteLeftover(how == Cancel::Untold);
    cancelled = true;
    uploadToken.clear();
    tasksInFlight.clear();
    acknowledged.clear();
}

void notePublished(UploadRecord &record, const UploadRecord &known)
{
    record.videoId = known.videoId;
    record.publishedAt = known.publishedAt;
}

QString stageName(Stage stage)
{
    return base::nameOf(stages, stage);
}

std::optional<Stage> stageFromName(const QString &name)
{
    return base::valueOf(stages, name);
}

QString intentName(Intent intent)
{
    return base::nameOf(intents, intent);
}

std::optional<Intent> intentFromName(const QString &name)
{
    return base::valueOf(intents, name);
}

} // namespace transfer
