#include "engine/upload_status.h"

#include "base/plain_text.h"

namespace engine {

words::UploadStatus statusOf(const transfer::Upload &upload, int queuePlace)
{
    return {
        .activity = upload.activity(),
        .progress = upload.progress(),
        .wait = upload.wait(),
        .problems = upload.ready() ? QList<youku::FieldProblem>() : upload.problems(),
        .finishingSinceMs = upload.finishingSinceMs(),
        .nothingSent = upload.nothingSent(),
        .corrected = upload.corrected(),
        .slotHandedOn = upload.slotHandedOn(),
        .queuePlace = queuePlace,
        .accountName = base::shownLine(upload.accountName()),
    };
}

} // namespace engine
