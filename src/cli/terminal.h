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

// Text goes out at once.
void print(const QString &text);
void printError(const QString &text);

// The same text on one line, with every control and direction character as a sign that does nothing.
QString shown(const QString &text);
// How many columns the text takes by Unicode: Han characters and the like two, accents none.
int columns(const QString &text);
// Cut at the end, between what a reader takes for characters, so that it takes no more than that.
QString fitted(const QString &text, int mostColumns);

} // namespace cli::terminal
