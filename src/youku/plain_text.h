// Text as a person would have typed it: composed (NFC), without control and direction characters.
#pragma once

#include <QString>

namespace youku {

// On one line; what parted lines becomes a space.
QString plainLine(const QString &text);
// With its line ends and tabs.
QString plainLines(const QString &text);

// The first characters, at most so many code points, and never a part of what a reader sees as one.
QString firstCharacters(const QString &text, int most);

} // namespace youku
