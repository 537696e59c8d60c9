#include "transfer/places.h"

namespace transfer {

namespace {

constexpr qint64 lendAfterMs = 30000;

bool onUploadServer(youku::Endpoint endpoint)
{
    using enum youku::Endpoint;
    return endpoint == CreateFile || endpoint == NewSlice || endpoint == UploadSlice || endpoint == Check;
}

} // namespace

int freePlaces(const QHash<UploadId, Upload *> &uploads, int atOnce, qint64 nowMs)
{
    int held = 0;
    int lent = 0;
    bool nobodyAnswers = false;
    for (const Upload *upload : uploads) {
        if (!upload->holdsPlace())
            continue;
        ++held;
        const Wait wait = upload->wait();
        if (wait.what != Wait::For::Network)
            continue;
        if (!onUploadServer(wait.reason.endpoint))
            nobodyAnswers = true;
        else if (nowMs - wait.sinceMs > lendAfterMs)
            ++lent;
    }
    return atOnce - held + (nobodyAnswers ? 0 : lent);
}

} // namespace transfer
