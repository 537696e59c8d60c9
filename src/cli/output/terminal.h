// Standard output and error: UTF-8 text, and what a terminal can do beyond that.
#pragma once

#include <QString>

namespace cli::terminal {

// First of all: a stream that came closed would lend its number to the next file that is opened, and text
// would be written into the queue.
void fillClosedStreams();
// Once at the start: UTF-8 and cursor moves where the system wants to be asked for them.
void prepare();

// Standard output is a terminal that understands cursor moves.
bool isLive();
bool inputIsTyped();
int width(); // columns

// The only ways out, each at once. What others wrote - names, a server's words - speaks to no terminal from
// here: every control and direction character becomes a sign.
// One line, its end added.
void printLine(const QString &line);
void printErrorLine(const QString &line);
// Several, which end as they do: only for what has no line ends of others in it.
void printLines(const QString &lines);
// Clears the last lines, from their beginning to the end of the screen.
void takeBackLines(int count);

// How many columns the text takes by Unicode: Han characters and the like two, accents none.
int columns(const QString &text);
// Cut at the end, between what a reader takes for characters, so that it takes no more than that.
QString fitted(const QString &text, int mostColumns);

} // namespace cli::terminal
