// What Youku takes: the lists of protocol 7.1 and 7.2.
#pragma once

#include "sandbox/protocol/reply.h"

#include <QString>

namespace sandbox {

Reply specReply(qint64 maxFileSize);
Reply categoryReply();

// A term of the category list, or its Chinese label, which Youku was seen to take as well; or "Other",
// as the newer page names the last of them.
bool isCategory(const QString &termOrLabel);

} // namespace sandbox
