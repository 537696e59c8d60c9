// What "Copy details" puts on the clipboard: one upload, and what is wrong with it, for whoever helps.
// English; holds no secret.
#pragma once

#include "transfer/upload/upload.h"

#include <QString>

#include <optional>

namespace gui {

// Why it failed, or waits for another try or for the network; nothing: for no such reason.
std::optional<base::Error> issueOf(const transfer::Upload &upload);
QString uploadReport(const transfer::Upload &upload);

} // namespace gui
