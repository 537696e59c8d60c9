#include "transfer/services/activity.h"

#include "base/names.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace transfer {

namespace {

constexpr base::Named<Activity> activities[] = {
    {Activity::NotStarted, "not_started"},
    {Activity::NeedsDecision, "needs_decision"},
    {Activity::Waiting, "waiting"},
    {Activity::Scheduled, "scheduled"},
    {Activity::NeedsDetails, "needs_details"},
    {Activity::StillBeingWritten, "being_written"},
    {Activity::Hashing, "hashing"},
    {Activity::Running, "uploading"},
    {Activity::Finishing, "finishing"},
    {Activity::Paused, "paused"},
    {Activity::Retrying, "retrying"},
    {Activity::WaitingForNetwork, "waiting_for_network"},
    {Activity::WaitingForSignIn, "needs_sign_in"},
    {Activity::Failed, "failed"},
    {Activity::Cancelling, "cancelling"},
    {Activity::Cancelled, "cancelled"},
    {Activity::NotEncoded, "not_encoded"},
    {Activity::Restricted, "restricted"},
    {Activity::Gone, "gone"},
    {Activity::Published, "published"},
};

} // namespace

QString activityName(Activity activity)
{
    return base::nameOf(activities, activity);
}

Activity afterPublishing(const QString &videoState)
{
    if (videoState == "fail"_L1)
        return Activity::NotEncoded;
    if (videoState == "limited"_L1 || videoState == "blocked"_L1)
        return Activity::Restricted;
    return videoState == "gone"_L1 ? Activity::Gone : Activity::Published;
}

bool isTrouble(Activity afterPublishing)
{
    return afterPublishing == Activity::NotEncoded || afterPublishing == Activity::Restricted;
}

bool stands(const UploadRecord &record)
{
    return record.stage == Stage::Published && afterPublishing(record.videoState) == Activity::Published;
}

double shownPercent(const Progress &progress, Stage stage)
{
    if (stage == Stage::Published)
        return 100;
    if (progress.total <= 0)
        return 0;
    const double exact = 100.0 * double(progress.acknowledged) / double(progress.total);
    return std::min(99.9, std::floor(exact * 10) / 10);
}

} // namespace transfer
