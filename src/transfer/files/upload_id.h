// Which upload.
#pragma once

#include <QtGlobal>

namespace transfer {

using UploadId = qint64; // from 1; never used twice in one profile

} // namespace transfer
