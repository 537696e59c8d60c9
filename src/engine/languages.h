// Loads the translations: ours and Qt's own, for the chosen language or else the system's.
#pragma once

#include <QString>

namespace engine {

// chosen: "", "en" or "zh_CN". Takes the place of the language before. Windows that are there keep their
// words: make them anew.
void installLanguage(const QString &chosen);

} // namespace engine
