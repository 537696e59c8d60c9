// Standard output and error: UTF-8 text, and what a terminal can do beyond that.
#pragma once

#include <QString>

namespace cli::terminal {

// Once at the start: UTF-8 and cursor moves where the system wants to be asked for them.
void prepare();

// Standard output is a terminal that understands cursor moves.
bool isLive();
bool inputIsTyped();
int width(); // columns

// Text goes out at once.
void print(const QString &text);
void printError(const QString &text);

// How many columns the text takes: Han characters and the like take two.
int columns(const QString &text);
// Cut at the end so that it takes no more than that.
QString fitted(const QString &text, int mostColumns);

} // namespace cli::terminal
