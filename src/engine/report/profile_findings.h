// What a profile shows when it was opened.
#pragma once

#include "store/profile/log_file.h"
#include "store/profile/profile.h"
#include "store/settings/settings.h"
#include "words/profile_words.h"

namespace engine {

// Remembers in the settings what is told only once: a second call does not find it any more.
words::ProfileFindings profileFindings(const store::Profile &profile, const store::LogFile &log,
                                       store::Settings &settings);

} // namespace engine
