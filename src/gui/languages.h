// Loads the translations: ours and Qt's own, for the chosen language or else the system's.
#pragma once

#include <QString>

namespace gui {

// chosen: "", "en" or "zh_CN". Before any window is made.
void installLanguage(const QString &chosen);

} // namespace gui
