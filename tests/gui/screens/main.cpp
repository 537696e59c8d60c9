// Renders the window's main states to PNG files, to be looked at: screens OUT [--language zh_CN] [--dark |
// --contrast] [--font PIXELS] [--only SUBJECT]. Runs in practice mode in a folder of its own;
// QT_QPA_PLATFORM=offscreen and QT_SCALE_FACTOR do what they say.
#include "gui/theme/theme.h"
#include "subjects.h"
#include "words/languages.h"

#include <QApplication>
#include <QCommandLineParser>

using namespace Qt::StringLiterals;
using screens::Camera;

namespace {

// As a contrast theme of the system gives it.
QPalette contrastPalette()
{
    QPalette palette(Qt::white, Qt::black, Qt::white, Qt::white, Qt::white, Qt::white, Qt::white, Qt::black,
                     Qt::black);
    palette.setColor(QPalette::Highlight, QColor(0x1AEBFF));
    palette.setColor(QPalette::HighlightedText, Qt::black);
    palette.setColor(QPalette::Link, Qt::yellow);
    return palette;
}

struct Subject {
    QString name;
    void (*draw)(const screens::Scene &);
};

// In this order: what one does to the queue is seen by the next.
const Subject subjects[] = {
    {u"empty"_s, screens::drawEmpty},       {u"work"_s, screens::drawWork},
    {u"speed"_s, screens::drawSpeed},       {u"panel"_s, screens::drawPanel},
    {u"history"_s, screens::drawHistory},   {u"settings"_s, screens::drawSettings},
    {u"folders"_s, screens::drawFolders},   {u"accounts"_s, screens::drawAccounts},
    {u"messages"_s, screens::drawMessages}, {u"narrow"_s, screens::drawNarrow},
    {u"dialogs"_s, screens::drawDialogs},   {u"moving"_s, screens::drawMoving},
};

bool draw(const Camera &camera, const QString &only)
{
    gui::applyColorScheme(camera.scheme() == Camera::Scheme::Light ? u"light"_s : u"dark"_s);
    if (camera.scheme() == Camera::Scheme::Contrast)
        QApplication::setPalette(contrastPalette());
    practice::Practice practice;
    screens::ExampleQueue example(camera, practice);
    if (!example.fill() || !practice.open())
        return false;
    practice.engine->settings().setValue(store::Setting::SpeedLimit, 2500000);
    gui::MainWindow window(*practice.engine);
    window.resize(1200, 780);
    window.show();
    QTest::qWait(9000); // until bytes have moved for a while
    example.tellOfFiles();
    for (const Subject &subject : subjects)
        if (only.isEmpty() || only == subject.name)
            subject.draw({camera, practice, example, &window});
    window.letGo();
    window.close();
    return practice.close();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption language(u"language"_s, u"en or zh_CN"_s, u"LANGUAGE"_s, u"en"_s);
    const QCommandLineOption dark(u"dark"_s, u"the dark palette"_s);
    const QCommandLineOption contrast(u"contrast"_s, u"a contrast theme"_s);
    const QCommandLineOption font(u"font"_s, u"how high its letters are"_s, u"PIXELS"_s, u"13"_s);
    const QCommandLineOption only(u"only"_s, u"one subject alone: speed, panel, history and so on"_s,
                                  u"SUBJECT"_s);
    parser.addOptions({language, dark, contrast, font, only});
    parser.addPositionalArgument(u"OUT"_s, u"folder for the pictures"_s);
    parser.process(app);
    const QString out = parser.positionalArguments().value(0, u"."_s);
    QDir().mkpath(out);
    words::installLanguage(parser.value(language));
    const bool chinese = parser.value(language) == "zh_CN"_L1;
    // A desktop in Chinese has a font for it; the platform that draws here has one for Latin letters only.
    QFont shown = chinese ? QFont(u"Noto Sans CJK SC"_s) : QApplication::font();
    if (chinese || parser.isSet(font)) {
        shown.setPixelSize(parser.value(font).toInt());
        QApplication::setFont(shown);
    }
    const Camera::Scheme scheme = parser.isSet(contrast) ? Camera::Scheme::Contrast
                                  : parser.isSet(dark)   ? Camera::Scheme::Dark
                                                         : Camera::Scheme::Light;
    return draw({out, scheme, chinese}, parser.value(only)) ? 0 : 1;
}
