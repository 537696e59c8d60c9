// Loads the translations: ours and Qt's own, for the chosen language or else the system's.
#pragma once

#include <QString>

namespace words {

// Before the application is made: newer Qt complains on standard error where the locale is not UTF-8 (LANG=C)
// or not installed, and then works in UTF-8 all the same, as we always do.
void takeAnyLocale();

// chosen: "", "en" or "zh_CN". Takes the place of the language before. Windows that are there keep their
// words: make them anew.
void installLanguage(const QString &chosen);

} // namespace words
