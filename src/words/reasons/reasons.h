// Why something failed or waits, and what to do about it.
#pragma once

#include "base/error.h"
#include "transfer/record/upload_record.h"
#include "words/reasons/next_step.h"

namespace words {

struct Reason {
    QString sentence; // "A tag is too long (code 120010125)"
    NextStep next = NextStep::None;
};

Reason reasonFor(const base::Error &error);
// Whether trying again may end otherwise, though nothing was done about it here.
bool retryHelps(const base::Error &error);
// Why it failed; of a video that is published already also since when.
QString failureSentence(const transfer::UploadRecord &record);

} // namespace words
