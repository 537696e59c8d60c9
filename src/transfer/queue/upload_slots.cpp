#include "transfer/queue/upload_slots.h"

#include <algorithm>

namespace transfer {

namespace {

constexpr qint64 lendAfterMs = 5000;
constexpr int mostPausing = 5; // that others may overtake

bool onTransport(base::Operation endpoint)
{
    using enum base::Operation;
    return endpoint == Open || endpoint == NextSlice || endpoint == SendSlice || endpoint == Confirm;
}

} // namespace

// Who waits for a sign-in keeps nobody of another account waiting.
bool usesSlot(const Upload &upload)
{
    return upload.holdsSlot() && upload.wait().what != Wait::For::SignIn;
}

int takenSlots(const QHash<UploadId, Upload *> &uploads)
{
    return int(std::count_if(uploads.cbegin(), uploads.cend(),
                             [](const Upload *upload) { return usesSlot(*upload) && !upload->lendsSlot(); }));
}

int freeSlots(const QHash<UploadId, Upload *> &uploads, int atOnce, qint64 nowMs)
{
    int held = 0;
    int lent = 0;
    int pausing = 0;
    bool nobodyAnswers = false;
    for (const Upload *upload : uploads) {
        if (!usesSlot(*upload))
            continue;
        ++held;
        if (upload->lendsSlot())
            ++pausing;
        const Wait wait = upload->wait();
        if (wait.what != Wait::For::Network)
            continue;
        if (!onTransport(wait.reason.operation))
            nobodyAnswers = true;
        else if (nowMs - wait.sinceMs > lendAfterMs)
            ++lent;
    }
    return atOnce - held + (nobodyAnswers ? 0 : lent + std::min(pausing, mostPausing));
}

} // namespace transfer
