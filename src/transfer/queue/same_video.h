// The same content is the same video: size and MD5 tell.
#pragma once

#include "transfer/upload/upload.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace transfer {

// Those that wait for another upload of the same content, which is on its way or ahead in the order, or of
// whose commit nobody knows yet what became of it (protocol 6.3), also while it is being cancelled: once that
// one is published they are published already. What was wanted again waits for nobody.
QSet<UploadId> behindSame(const QList<UploadId> &order, const QHash<UploadId, Upload *> &uploads);

// Those that have ended without anybody being able to tell whether there is a video: mostly none, so that
// looking for one among them costs nothing with thousands of uploads.
QList<const Upload *> perhapsPublished(const QHash<UploadId, Upload *> &uploads);
// The one of these with the same content under that account; null: none.
const Upload *sameAmong(const QList<const Upload *> &perhapsPublished, const Upload &upload,
                        const AccountId &account);

} // namespace transfer
