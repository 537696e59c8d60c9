#include "gui/theme/theme.h"

#include "gui/theme/fusion_style.h"

#include <QApplication>
#include <QFontInfo>
#include <QStyle>
#include <QWidget>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

constexpr double textContrast = 4.5;
constexpr double iconContrast = 3.0;

double luminance(const QColor &colour)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
           + 0.0722 * channel(colour.blueF());
}

// Moves a colour towards the text colour until it stands out from every ground it is drawn on.
QColor readable(QColor colour, const QColor &text, std::initializer_list<QColor> grounds, double minimum)
{
    const auto passes = [&] {
        return std::all_of(grounds.begin(), grounds.end(),
                           [&](const QColor &ground) { return contrast(colour, ground) >= minimum; });
    };
    for (int step = 0; step < 20 && !passes(); ++step)
        colour = mix(text, colour, 0.1);
    return colour;
}

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

bool userOverrules = false; // light or dark was chosen, whatever the system has

bool systemSaysContrast()
{
#ifdef Q_OS_WIN
    HIGHCONTRASTW answer = {};
    answer.cbSize = sizeof(answer);
    return SystemParametersInfoW(SPI_GETHIGHCONTRAST, sizeof(answer), &answer, 0)
           && (answer.dwFlags & HCF_HIGHCONTRASTON) != 0;
#else
    return false;
#endif
}

// Elsewhere such a theme is known by its one ground for everything, pure black or white.
bool isContrastTheme(const QPalette &palette)
{
    constexpr double contrastOfThem = 15;
    const auto colour = [&palette](QPalette::ColorRole role) {
        return palette.color(QPalette::Active, role);
    };
    const QRgb ground = colour(QPalette::Base).rgb();
    const bool pure = ground == qRgb(0, 0, 0) || ground == qRgb(255, 255, 255);
    const bool one = ground == colour(QPalette::Window).rgb() && ground == colour(QPalette::Button).rgb();
    return (!userOverrules && systemSaysContrast())
           || (pure && one && contrast(colour(QPalette::Text), colour(QPalette::Base)) >= contrastOfThem);
}

// Only what the palette itself holds.
Colours plainColours(const QPalette &palette, const QColor &text, const QColor &ground)
{
    Colours c;
    c.plain = true;
    c.dark = luminance(ground) < luminance(text);
    c.text = c.secondary = c.still = c.good = c.attention = c.error = text;
    c.hairline = text;
    c.track = c.chip = c.hover = c.inFlight = Qt::transparent;
    c.selection = palette.color(QPalette::Active, QPalette::Highlight);
    c.accent = c.selection;
    c.link = palette.color(QPalette::Active, QPalette::Link);
    return c;
}

Colours derive(const QPalette &palette)
{
    if (isContrastTheme(palette))
        return plainColours(palette, palette.color(QPalette::Active, QPalette::Text),
                            palette.color(QPalette::Active, QPalette::Base));
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    const QColor highlight = palette.color(QPalette::Active, QPalette::Highlight);

    Colours c;
    c.text = palette.color(QPalette::Active, QPalette::Text);
    c.dark = luminance(base) < luminance(c.text);
    const QColor fallbackAccent = ownPalette(c.dark).color(QPalette::Highlight);
    c.accent = contrast(highlight, base) >= iconContrast ? highlight : fallbackAccent;
    c.selection = mix(c.accent, base, c.dark ? 0.20 : 0.12);
    c.track = withAlpha(c.text, 0.14);
    c.hairline = withAlpha(c.text, 0.10);
    c.chip = withAlpha(c.text, 0.08);
    c.hover = withAlpha(c.text, 0.04);
    c.inFlight = mix(c.accent, base, 0.35);

    const auto forText = [&](const QColor &colour) {
        return readable(colour, c.text, {base, c.selection, window}, textContrast);
    };
    c.secondary = forText(mix(c.text, base, 0.70));
    c.still = readable(mix(c.text, base, 0.55), c.text, {base}, iconContrast);
    c.good = forText(QColor(c.dark ? 0x6FCB90 : 0x1A7840));
    c.attention = forText(QColor(c.dark ? 0xE6B450 : 0x8A5700));
    c.error = forText(QColor(c.dark ? 0xFF8F85 : 0xB3261E));
    c.link = palette.color(QPalette::Active, QPalette::Link);
    return c;
}

// Whether the palette is only Fusion's built-in one, which Qt takes when the platform has none to offer.
bool platformGivesNoPalette()
{
    static const bool none = QApplication::style()->name() == "fusion"_L1
                             && QApplication::palette().color(QPalette::Window)
                                    == QApplication::style()->standardPalette().color(QPalette::Window);
    return none;
}

} // namespace

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) {
        return int(std::lround(x * share + y * (1 - share)));
    };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

const Colours &coloursOf(const QPalette &palette)
{
    static qint64 key = -1;
    static Colours colours;
    if (palette.cacheKey() != key) {
        key = palette.cacheKey();
        colours = derive(palette);
    }
    return colours;
}

Colours selectedColours(const QPalette &palette)
{
    const Colours &usual = coloursOf(palette);
    if (!usual.plain)
        return usual;
    const QColor text = palette.color(QPalette::Active, QPalette::HighlightedText);
    Colours c = plainColours(palette, text, usual.selection);
    c.accent = c.link = text;
    return c;
}

QFont smallFont(const QFont &body)
{
    constexpr int smallest = 12;
    QFont font(body);
    const int pixels = QFontInfo(body).pixelSize();
    font.setPixelSize(std::max(std::min(smallest, pixels), int(std::lround(pixels * 0.92))));
    return font;
}

QFont strongFont(const QFont &body)
{
    QFont font(body);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont largeFont(const QFont &body)
{
    QFont font(body);
    font.setPixelSize(int(std::lround(QFontInfo(body).pixelSize() * 1.6)));
    return font;
}

int letterHeight(const QFont &font)
{
    const QFontMetrics metrics(font);
    return std::max(metrics.height(), metrics.boundingRect(u"Åg_国"_s).height());
}

int grown(int pixels, const QFont &font)
{
    constexpr int drawn = 18; // how high the letters of the drawings are
    return pixels * std::max(letterHeight(font), drawn) / drawn;
}

QPalette ownPalette(bool dark)
{
    const auto pick = [dark](QRgb light, QRgb other) {
        return QColor(dark ? other : light);
    };
    const QColor text = pick(0x1C1E21, 0xE8EAED);
    const QColor window = pick(0xF1F2F4, 0x2A2C30);
    const QColor base = pick(0xFFFFFF, 0x1E2023);
    const QColor button = pick(0xFBFBFC, 0x373A3F);
    const QColor mid = pick(0xC6CAD0, 0x4A4E55);

    QPalette palette(text, button, mix(QColor(Qt::white), button, dark ? 0.1 : 0.8),
                     mix(QColor(Qt::black), mid, 0.35), mid, text, QColor(dark ? 0xFFFFFF : 0x000000), base,
                     window);
    palette.setColor(QPalette::Highlight, pick(0x1666C0, 0x5AA2F0));
    palette.setColor(QPalette::HighlightedText, pick(0xFFFFFF, 0x0B1A2B));
    palette.setColor(QPalette::Link, pick(0x1460B8, 0x7DB8F7));
    palette.setColor(QPalette::LinkVisited, pick(0x1460B8, 0x7DB8F7));
    palette.setColor(QPalette::PlaceholderText, pick(0x5B6068, 0xA6ACB4));
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Midlight, mix(mid, button, 0.5));

    const QColor disabled = pick(0x9AA0A8, 0x6C727A);
    for (const QPalette::ColorRole role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, window);
    return palette;
}

void applyColorScheme(const QString &scheme)
{
    const bool noPalette = platformGivesNoPalette(); // asked of the style as it came
    FusionStyle::install();
    userOverrules = scheme == "dark"_L1 || scheme == "light"_L1;
    if (userOverrules)
        QApplication::setPalette(ownPalette(scheme == "dark"_L1));
    else if (noPalette)
        QApplication::setPalette(ownPalette(false));
    else
        QApplication::setPalette(QPalette());
}

void setTone(QWidget *widget, Tone tone)
{
    QPalette palette; // begins from the application's, so that a change of scheme is followed
    const Colours &colours = coloursOf(QApplication::palette());
    if (tone != Tone::Plain) {
        const QColor colour = tone == Tone::Error       ? colours.error
                              : tone == Tone::Attention ? colours.attention
                              : tone == Tone::Good      ? colours.good
                                                        : colours.secondary;
        palette.setColor(QPalette::WindowText, colour);
        palette.setColor(QPalette::Text, colour);
        palette.setColor(QPalette::ButtonText, colour);
    }
    widget->setPalette(palette);
}

} // namespace gui
