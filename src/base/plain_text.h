// Text as a person would have typed it: composed (NFC), without control and direction characters; and text of
// others as it can be shown to people.
#pragma once

#include <QString>

namespace base {

// On one line; what parted lines becomes a space.
QString plainLine(const QString &text);
// With its line ends and tabs.
QString plainLines(const QString &text);

// The first characters, at most so many code points, and never a part of what a reader sees as one.
QString firstCharacters(const QString &text, int most);
// The same, with an ellipsis in the place of what was cut.
QString shortened(const QString &text, int most);

// Words that come from a server, made ready for people where they enter: a plain line of no great length.
inline constexpr int longestServerWords = 500;
QString serverWords(const QString &text, int most = longestServerWords);

// Words of others as they are, with a sign that does nothing in place of every control and direction
// character: nothing is left out, and nothing speaks to a terminal or turns text about.
QString shownLine(const QString &text);
// The same, but line ends stay.
QString shownLines(const QString &text);

} // namespace base
