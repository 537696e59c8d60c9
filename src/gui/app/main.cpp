// youchuan: the desktop program.
#include "base/interrupt.h"
#include "base/plain_text.h"
#include "engine/accounts/account_store.h"
#include "engine/process/process_guard.h"
#include "gui/app/session.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "store/profile/profile.h"
#include "store/settings/settings.h"
#include "transfer/files/local_path.h"
#include "words/languages.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QFontMetrics>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace {

gui::Session::Start readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Uploads long videos to Youku."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(
        u"profile"_s, QCoreApplication::translate("main", "Keep everything in this folder."), u"DIR"_s);
    const QCommandLineOption practice(
        u"practice"_s, QCoreApplication::translate("main", "Practice mode: nothing reaches Youku."));
    const QCommandLineOption minimized(
        u"minimized"_s, QCoreApplication::translate("main", "Start with the window minimized."));
    parser.addOptions({profile, practice, minimized});
    parser.addPositionalArgument(u"FILE"_s, QCoreApplication::translate("main", "Videos or folders to add."),
                                 u"[FILE...]"_s);
    if (!parser.parse(arguments)) { // told in Qt's way, but nothing of it speaks to a terminal
        QStringList shown;
        for (const QString &argument : arguments)
            shown.append(base::shownLine(argument));
        parser.process(shown);
    }
    parser.process(arguments);

    gui::Session::Start start;
    start.profileDir = transfer::shownPath(parser.value(profile));
    start.practice = parser.isSet(practice);
    start.minimized = parser.isSet(minimized);
    for (const QString &file : parser.positionalArguments())
        start.files.append(transfer::absolutePath(file));
    return start;
}

// The language stands in the profile, and is needed before the first word is shown.
QString chosenLanguage(const QString &profileDir)
{
    const store::Profile profile = store::Profile::at(profileDir, false);
    if (!profile.isOurs() || !QFileInfo::exists(profile.settingsPath()))
        return {};
    return store::Settings(profile.settingsPath(), store::Settings::ReadOnly())
        .text(store::Setting::Language);
}

// What the first window needs and takes a while to find.
void warmUp()
{
    QApplication::setWindowIcon(gui::appIcon());
    (void)QFontMetrics(QApplication::font()).height();
}

} // namespace

int main(int argc, char *argv[])
{
    engine::guardProcess(engine::Readable::ByTheDesktop);
    engine::AccountStore::takeEnvironment();
    words::takeAnyLocale();
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"youchuan"_s);
    QApplication::setApplicationVersion(QString::fromLatin1(YOUCHUAN_VERSION));
    QApplication::setDesktopFileName(u"youchuan"_s);
    QApplication::setQuitOnLastWindowClosed(false); // the engine is closed first

    // What Qt's own dialogs keep.
    const QString portable = store::Profile::portableDir();
    if (!portable.isEmpty() && store::Profile::at(portable, false).isOurs())
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, portable);

    words::installLanguage({}); // of --help
    const gui::Session::Start start = readCommandLine(transfer::argumentsFrom(argc, argv));
    if (const QString language = chosenLanguage(start.profileDir); !language.isEmpty())
        words::installLanguage(language);
    gui::applyColorScheme(u"system"_s);
    gui::Session session(start);
    const base::Interrupt interrupt; // the end of a session that has no manager, a terminal that closes
    QObject::connect(&interrupt, &base::Interrupt::requested, &session, &gui::Session::quit);
    session.open();
    QMetaObject::invokeMethod(&app, &warmUp, Qt::QueuedConnection); // while the queue is read from the disk
    return QApplication::exec();
}
