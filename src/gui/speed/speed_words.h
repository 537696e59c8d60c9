// What the speed window says of an upload.
#pragma once

#include "transfer/sending/traffic.h"
#include "transfer/services/activity.h"

namespace gui {

// "11.8 of 18.6 GB confirmed · 24 MB under way", and as a second line what is to go and what had to go
// again; of what was sent by an earlier run of the program nobody knows that.
QStringList amountLines(const transfer::Progress &progress, const transfer::Traffic &traffic);
// Which slice of the file, by its place there, and how far: "1181: 7.2 of 10 MB".
QString sliceText(const transfer::LaneSight &lane, qint64 sliceLength);

} // namespace gui
