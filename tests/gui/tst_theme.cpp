// Icons and colours: every icon can be drawn, every pair of colours can be read.
#include "gui/queue/view/queue_delegate.h"
#include "gui/speed/curve.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

class ThemeTest : public QObject
{
    Q_OBJECT
private slots:
    void everyIconIsUnderstoodAndDrawnInsideItsEdge();
    void iconsTakeTheColourTheyAreGiven();
    void anUnknownIconIsEmpty();
    void theAppIconHasEverySize();
    void everyPairOfColoursCanBeRead_data();
    void everyPairOfColoursCanBeRead();
    void poorPalettesAreMadeReadable();
    void aContrastThemeIsLeftAsItIs();
    void theEdgesOfFieldsAreSeenInTheDark();
    void whatScrollsShowsThatItHasTheFocus();
    void smallTextNeverFallsBelowTwelvePixels();
};

void ThemeTest::everyIconIsUnderstoodAndDrawnInsideItsEdge()
{
    int icons = 0;
    QDirIterator it(u":/icons"_s);
    while (it.hasNext()) {
        it.next();
        ++icons;
        const QString name = it.fileInfo().baseName();
        QVERIFY2(!gui::Glyph::named(name).isEmpty(), qPrintable(name));
        const QImage image = gui::iconPixmap(name, 48, Qt::black, 1).toImage();
        int inked = 0;
        for (int y = 0; y < 48; ++y) {
            for (int x = 0; x < 48; ++x) {
                const bool ink = image.pixelColor(x, y).alpha() > 8;
                inked += ink;
                const bool edge = x < 2 || y < 2 || x >= 46 || y >= 46;
                QVERIFY2(!ink || !edge,
                         qPrintable(u"%1 touches its edge at %2,%3"_s.arg(name).arg(x).arg(y)));
            }
        }
        QVERIFY2(inked > 40, qPrintable(name));
    }
    QVERIFY(icons >= 25);
}

void ThemeTest::iconsTakeTheColourTheyAreGiven()
{
    const QImage image = gui::iconPixmap(u"pause"_s, 24, Qt::red, 2).toImage();
    QCOMPARE(image.width(), 48);
    QCOMPARE(image.pixelColor(17, 24), QColor(Qt::red));
    QCOMPARE(image.pixelColor(24, 24).alpha(), 0);
}

void ThemeTest::anUnknownIconIsEmpty()
{
    QVERIFY(gui::Glyph::named(u"no-such-icon"_s).isEmpty());
}

void ThemeTest::theAppIconHasEverySize()
{
    const QIcon icon = gui::appIcon();
    for (const int size : {16, 24, 32, 48, 64, 128})
        QVERIFY2(icon.availableSizes().contains(QSize(size, size)), qPrintable(QString::number(size)));
}

void ThemeTest::everyPairOfColoursCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ThemeTest::everyPairOfColoursCanBeRead()
{
    QFETCH(bool, dark);
    const QPalette palette = gui::ownPalette(dark);
    const gui::Colours colours = gui::coloursOf(palette);
    QCOMPARE(colours.dark, dark);
    const QColor base = palette.color(QPalette::Base);
    const QColor window = palette.color(QPalette::Window);
    for (const QColor &ground : {base, window, colours.selection}) {
        for (const QColor &text :
             {colours.text, colours.secondary, colours.good, colours.attention, colours.error})
            QVERIFY2(gui::contrast(text, ground) >= 4.5, qPrintable(text.name() + u" on "_s + ground.name()));
    }
    for (const QColor &shape : {colours.accent, colours.still})
        QVERIFY2(gui::contrast(shape, base) >= 3.0, qPrintable(shape.name()));
    const QColor graph = gui::mix(colours.accent, base, gui::speedArea(colours).alphaF());
    for (const QColor &line : {colours.accent, colours.still, colours.text})
        QVERIFY2(gui::contrast(line, graph) >= 3.0, qPrintable(line.name() + u" on the graph"_s));
    QVERIFY(gui::contrast(palette.color(QPalette::HighlightedText), colours.accent) >= 4.5);
    QVERIFY(gui::contrast(palette.color(QPalette::Link), base) >= 4.5);
    QVERIFY(gui::contrast(palette.color(QPalette::PlaceholderText), base) >= 4.5);
}

void ThemeTest::poorPalettesAreMadeReadable()
{
    QPalette palette = gui::ownPalette(false);
    palette.setColor(QPalette::Base, QColor(0xB0B0B0));
    palette.setColor(QPalette::Window, QColor(0xA8A8A8));
    palette.setColor(QPalette::Text, Qt::black);
    palette.setColor(QPalette::Highlight, QColor(0xBBBBBB));
    const gui::Colours colours = gui::coloursOf(palette);
    QVERIFY(gui::contrast(colours.error, palette.color(QPalette::Base)) >= 4.5);
    QVERIFY(gui::contrast(colours.secondary, palette.color(QPalette::Window)) >= 4.5);
    QVERIFY(colours.accent != QColor(0xBBBBBB));
}

void ThemeTest::aContrastThemeIsLeftAsItIs()
{
    for (const bool dark : {true, false})
        QVERIFY(!gui::coloursOf(gui::ownPalette(dark)).plain);
    QPalette palette = gui::ownPalette(true);
    for (const QPalette::ColorRole role : {QPalette::Base, QPalette::Window, QPalette::Button})
        palette.setColor(role, Qt::black);
    palette.setColor(QPalette::Text, Qt::white);
    palette.setColor(QPalette::Highlight, QColor(0x1AEBFF));
    palette.setColor(QPalette::HighlightedText, Qt::black);
    const gui::Colours colours = gui::coloursOf(palette);
    QVERIFY(colours.plain);
    for (const QColor &text : {colours.secondary, colours.good, colours.attention, colours.error})
        QCOMPARE(text, QColor(Qt::white));
    QCOMPARE(colours.selection, QColor(0x1AEBFF));
    QCOMPARE(gui::selectedColours(palette).secondary, QColor(Qt::black));
    QCOMPARE(gui::selectedColours(gui::ownPalette(true)).text, gui::coloursOf(gui::ownPalette(true)).text);
}

void ThemeTest::theEdgesOfFieldsAreSeenInTheDark()
{
    gui::applyColorScheme(u"dark"_s);
    QPalette contrastTheme = gui::ownPalette(true);
    for (const QPalette::ColorRole role : {QPalette::Base, QPalette::Window, QPalette::Button})
        contrastTheme.setColor(role, Qt::black);
    contrastTheme.setColor(QPalette::Text, Qt::white);
    const double leastContrast[] = {1.5, 15};
    int theme = 0;
    for (const QPalette &palette : {gui::ownPalette(true), contrastTheme}) {
        QApplication::setPalette(palette);
        QWidget window;
        auto *line = new QLineEdit(&window);
        auto *text = new QPlainTextEdit(&window);
        auto *choice = new QComboBox(&window);
        auto *button = new QPushButton(&window);
        QVBoxLayout layout(&window);
        for (QWidget *field : QList<QWidget *>{line, text, choice, button}) {
            field->setFocusPolicy(Qt::NoFocus);
            layout.addWidget(field);
        }
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QImage picture = window.grab().toImage();
        for (const QWidget *field : QList<QWidget *>{line, text, choice, button}) {
            const QColor edge = picture.pixelColor(field->x(), field->geometry().center().y());
            QVERIFY2(gui::contrast(edge, palette.color(QPalette::Window)) >= leastContrast[theme],
                     qPrintable(edge.name() + QLatin1StringView(field->metaObject()->className())));
        }
        ++theme;
    }
    gui::applyColorScheme(u"light"_s);
}

void ThemeTest::whatScrollsShowsThatItHasTheFocus()
{
    for (const QString &scheme : {u"light"_s, u"dark"_s}) {
        gui::applyColorScheme(scheme);
        QPlainTextEdit text;
        text.show();
        text.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&text));
        const auto edge = [&text] {
            return text.grab().toImage().pixelColor(0, text.height() / 2).name();
        };
        const QString accent = gui::coloursOf(QApplication::palette()).accent.name();
        text.setFocus();
        QCOMPARE(edge(), accent);
        text.clearFocus();
        QVERIFY(edge() != accent);
    }
    gui::applyColorScheme(u"light"_s);
}

void ThemeTest::smallTextNeverFallsBelowTwelvePixels()
{
    QFont font;
    font.setPixelSize(13);
    QCOMPARE(gui::smallFont(font).pixelSize(), 12);
    font.setPixelSize(20);
    QCOMPARE(gui::smallFont(font).pixelSize(), 18);
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
