#include "transfer/queue/same_video.h"

#include <algorithm>
#include <iterator>

namespace transfer {

namespace {

using Content = std::pair<qint64, QString>;

Content contentOf(const Upload &upload)
{
    return {upload.record().identity.size, upload.record().md5};
}

bool fateIsOpen(const Upload &upload)
{
    return upload.stage() == Stage::Committing && !upload.record().cancelled;
}

// Becomes a video by itself, unless somebody has to sign in first.
bool onItsWay(const Upload &upload)
{
    if (fateIsOpen(upload))
        return upload.active();
    if (upload.record().intent != Intent::Run || upload.stage() < Stage::Hashed)
        return false;
    const bool begun = upload.holdsSlot() || (upload.stage() >= Stage::Created && upload.active());
    return begun && upload.wait().what != Wait::For::SignIn;
}

} // namespace

QSet<UploadId> behindSame(const QList<UploadId> &order, const QHash<UploadId, Upload *> &uploads)
{
    QSet<Content> onTheWay;
    for (const Upload *upload : uploads) {
        if (onItsWay(*upload))
            onTheWay.insert(contentOf(*upload));
    }
    QSet<UploadId> behind;
    for (const UploadId id : order) {
        const Upload *upload = uploads.value(id);
        const UploadRecord &record = upload->record();
        if (record.stage != Stage::Hashed || record.intent != Intent::Run || !upload->queued())
            continue;
        if (record.again || !onTheWay.contains(contentOf(*upload)))
            onTheWay.insert(contentOf(*upload));
        else
            behind.insert(id);
    }
    return behind;
}

QList<const Upload *> perhapsPublished(const QHash<UploadId, Upload *> &uploads)
{
    QList<const Upload *> found;
    std::copy_if(uploads.cbegin(), uploads.cend(), std::back_inserter(found),
                 [](const Upload *upload) { return fateIsOpen(*upload) && !upload->active(); });
    return found;
}

const Upload *sameAmong(const QList<const Upload *> &perhapsPublished, const Upload &upload,
                        const AccountId &account)
{
    const auto isIt = [&](const Upload *other) {
        return other->record().accountId == account && contentOf(*other) == contentOf(upload);
    };
    const auto found = std::find_if(perhapsPublished.cbegin(), perhapsPublished.cend(), isIt);
    return found == perhapsPublished.cend() ? nullptr : *found;
}

} // namespace transfer
