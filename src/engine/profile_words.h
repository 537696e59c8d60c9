// What there is to tell about a profile when it was opened.
#pragma once

#include "store/log_file.h"
#include "store/profile.h"
#include "store/settings.h"

#include <QStringList>

namespace engine {

// Sentences; what is told once only is told now.
QStringList wordsAboutProfile(const store::Profile &profile, const store::LogFile &log,
                              store::Settings &settings);

} // namespace engine
