// Colours and fonts, derived from whatever palette and font the system gives.
//
// Only the three state colours are fixed; everything else is a mix of the palette's own roles, so it follows
// any palette. Each pair is moved towards the text colour until it can be read: 4.5:1 for text, 3:1 for icons
// and bars. In a contrast theme of the system there are no mixes and no colours of ours.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QWidget;

namespace gui {

struct Colours {
    bool dark = false;
    bool plain = false; // a contrast theme: bars are framed, a selection is nothing but Highlight
    QColor text;
    QColor secondary; // second lines, sizes, counters
    QColor still;     // fill of bars that do not move
    QColor track;     // ground of a bar
    QColor hairline;
    QColor chip;
    QColor selection; // ground of a selected row
    QColor hover;
    QColor accent;
    QColor inFlight; // bytes sent, not yet acknowledged
    QColor good;
    QColor attention;
    QColor error;
    QColor link;
};
const Colours &coloursOf(const QPalette &palette);
// What stands on a selected row: the same, but in a contrast theme.
Colours selectedColours(const QPalette &palette);

// `share` of a over b.
QColor mix(const QColor &a, const QColor &b, double share);
// WCAG contrast, 1 to 21.
double contrast(const QColor &a, const QColor &b);

QFont smallFont(const QFont &body);
QFont strongFont(const QFont &body);
QFont largeFont(const QFont &body);
// Of any letters: Han ones stand taller than the Latin ones that most fonts are measured by.
int letterHeight(const QFont &font);
// A measure of the drawings, which are of a font of 13 px, for a larger one.
int grown(int pixels, const QFont &font);

// Palette used when the platform gives none, or when the user overrules it.
QPalette ownPalette(bool dark);
// scheme: "system", "light" or "dark".
void applyColorScheme(const QString &scheme);

// Gives a widget the colour of secondary text, of success, of a warning or of an error; asked again after a
// palette change.
enum class Tone { Plain, Secondary, Good, Attention, Error };
void setTone(QWidget *widget, Tone tone);

} // namespace gui
