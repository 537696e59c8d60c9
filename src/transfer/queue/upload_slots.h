// How many uploads may begin now.
//
// An upload holds its slot until all its bytes are sent. One whose upload server cannot be reached lends its
// slot after a while, or it would hold up all others for ever; but only as long as Youku's API host is not
// looked for in vain as well, for then nobody could go on. One that pauses for long lends its slot at once
// (Turn); when Youku fails for all of them, a few have begun and no more. One that waits for a sign-in takes
// none while it does.
#pragma once

#include "transfer/upload/upload.h"

#include <QHash>

namespace transfer {

// Holds one that counts.
bool usesSlot(const Upload &upload);
// How many hold their slot and do not lend it.
int takenSlots(const QHash<UploadId, Upload *> &uploads);
// nowMs: monotonic. Below zero when more run than may, as after a lent slot.
int freeSlots(const QHash<UploadId, Upload *> &uploads, int atOnce, qint64 nowMs);

} // namespace transfer
