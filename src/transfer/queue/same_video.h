// The same content is the same video: size and MD5 tell.
#pragma once

#include "transfer/upload/upload.h"

#include <QHash>
#include <QSet>

namespace transfer {

// Those that wait for another upload of the same content, which is on its way or ahead in the order: once
// that one is published they are published already. What was wanted again waits for nobody.
QSet<UploadId> behindSame(const QList<UploadId> &order, const QHash<UploadId, Upload *> &uploads);

} // namespace transfer
