// One engine after the other, and one window after the other on the same engine.
#include "gui/app/session.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/view/queue_view.h"
#include "gui/theme/theme.h"
#include "gui/window/main_window.h"
#include "store/settings/settings.h"
#include "support/wait.h"

#include <QApplication>
#include <QFile>
#include <QFileOpenEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using store::Setting;

class SessionTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void anotherLanguageMakesTheWindowAnew();
    void anotherLanguageAsksAboutWhatIsNotApplied();
    void anotherPaletteIsFollowedAtOnce();
    void practiceModeCanBeLeftAndEntered();
    void practiceModeLeavesTheWindowWhereItIs();
    void practiceTakesItsTimeAsTheSettingsSay();
    void aKeptPlaceOffTheScreenIsNotUsed();
    void filesTheSystemOpensAreAdded();
    void aFileOpenedBeforeThereIsAWindowWaitsForIt();
    void aFileOpenedBetweenTwoWindowsGoesToTheNext();
    void aWindowThatNobodyCanReachSaysSo();

private:
    static gui::MainWindow *window();
    static QStringList titles();
    void make();
    void end();
    // As macOS does when a video is opened with the program.
    void openWith(const QString &name);
    QString title() { return window() ? window()->windowTitle() : QString(); }
    void set(Setting setting, const QVariant &value) { m_session->settings().setValue(setting, value); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<gui::Session> m_session;
};

gui::MainWindow *SessionTest::window()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<gui::MainWindow *>(widget); found && found->isVisible())
            return found;
    }
    return nullptr;
}

QStringList SessionTest::titles()
{
    QStringList titles;
    if (!window())
        return titles;
    const QAbstractItemModel *rows = window()->findChild<gui::QueueView *>()->model();
    for (int row = 0; row < rows->rowCount(); ++row)
        titles.append(rows->index(row, 0).data().toString());
    return titles;
}

void SessionTest::make()
{
    gui::Session::Start start;
    start.profileDir = m_dir->filePath(u"profile"_s);
    start.practice = true;
    m_session = std::make_unique<gui::Session>(start);
}

void SessionTest::end()
{
    m_session->quit();
    TRY_VERIFY(!window());
    m_session.reset();
}

void SessionTest::openWith(const QString &name)
{
    QFile file(m_dir->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    file.close();
    QFileOpenEvent event(file.fileName());
    QVERIFY(QApplication::sendEvent(qApp, &event));
}

void SessionTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    make();
    m_session->open();
    TRY_VERIFY(window());
}

void SessionTest::cleanup()
{
    set(Setting::Language, u"en"_s);
    set(Setting::ColorScheme, u"light"_s);
    TRY_VERIFY(title().startsWith(u"Youchuan"_s));
    end();
}

void SessionTest::anotherLanguageMakesTheWindowAnew()
{
    TRY_COMPARE(title(), u"Youchuan (practice)"_s);
    window()->resize(700, 600);
    set(Setting::Language, u"zh_CN"_s);
    TRY_COMPARE(title(), u"优传（练习）"_s);
    QCOMPARE(window()->size(), QSize(700, 600));
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    set(Setting::Language, u"en"_s);
    TRY_COMPARE(title(), u"Youchuan (practice)"_s);
    QCOMPARE(QLocale().language(), QLocale::English);
}

void SessionTest::anotherLanguageAsksAboutWhatIsNotApplied()
{
    openWith(u"part 1.mp4"_s);
    openWith(u"part 2.mp4"_s);
    TRY_COMPARE(titles().size(), 2);
    window()->findChild<gui::QueueView *>()->selectAll();
    auto *description = window()->findChild<QPlainTextEdit *>(u"description"_s);
    TRY_VERIFY(description->isEnabled());
    description->setPlainText(u"By boat"_s);
    TRY_VERIFY(window()->findChild<QPushButton *>(u"apply"_s)->isEnabled());
    gui::prompts::answerNext(0);
    set(Setting::Language, u"zh_CN"_s);
    TRY_VERIFY(!gui::prompts::askedSoFar().isEmpty());
    gui::prompts::takeAsked();
    QCOMPARE(title(), u"Youchuan (practice)"_s);
    QCOMPARE(description->toPlainText(), u"By boat"_s);
    gui::prompts::answerNext(1);
    set(Setting::Language, u"en"_s);
    TRY_VERIFY(!gui::prompts::askedSoFar().isEmpty());
    gui::prompts::takeAsked();
}

void SessionTest::anotherPaletteIsFollowedAtOnce()
{
    set(Setting::ColorScheme, u"dark"_s);
    TRY_VERIFY(gui::coloursOf(window()->palette()).dark);
    set(Setting::ColorScheme, u"light"_s);
    TRY_VERIFY(!gui::coloursOf(window()->palette()).dark);
}

void SessionTest::practiceModeCanBeLeftAndEntered()
{
    emit window()->practiceWanted(false);
    TRY_COMPARE(title(), u"Youchuan"_s);
    emit window()->practiceWanted(true);
    TRY_COMPARE(title(), u"Youchuan (practice)"_s);
}

void SessionTest::practiceModeLeavesTheWindowWhereItIs()
{
    window()->setGeometry(60, 50, 680, 520);
    QCoreApplication::processEvents();
    const QRect place = window()->geometry();
    for (const bool practice : {false, true}) {
        emit window()->practiceWanted(practice);
        TRY_VERIFY(window() && title().contains(u"practice"_s) == practice);
        QCOMPARE(window()->geometry(), place);
    }
}

void SessionTest::practiceTakesItsTimeAsTheSettingsSay()
{
    set(Setting::PracticeRate, qint64(1000));
    QFile file(m_dir->filePath(u"slow.mp4"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(400'000, 's')) == 400'000
            && file.flush());
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
    file.close();
    window()->takeFiles({file.fileName()});
    TRY_COMPARE(titles(), QStringList{u"slow"_s});
    auto *view = window()->findChild<gui::QueueView *>();
    const auto state = [view] {
        return view->model()->index(0, gui::QueueModel::State).data().toString();
    };
    view->selectAll();
    window()->findChild<QAction *>(u"rowStart"_s)->trigger();
    TRY_VERIFY(state().startsWith(u"Uploading"_s));
    set(Setting::PracticeRate, qint64(0)); // else it would take minutes
    TRY_VERIFY(state().startsWith(u"Published"_s));
}

void SessionTest::aKeptPlaceOffTheScreenIsNotUsed()
{
    window()->setGeometry(30000, 30000, 900, 600);
    set(Setting::Language, u"zh_CN"_s); // the next window begins from what this one keeps
    TRY_COMPARE(title(), u"优传（练习）"_s);
    const QRect room = window()->screen()->availableGeometry();
    constexpr int frame = 8; // of the platform, at most
    QVERIFY(room.contains(window()->geometry().adjusted(0, 0, -frame, -frame)));
}

void SessionTest::filesTheSystemOpensAreAdded()
{
    openWith(u"part 10.mp4"_s); // an event each; added together, they come in their natural order
    openWith(u"part 2.mp4"_s);
    TRY_COMPARE(titles(), QStringList({u"part 2"_s, u"part 10"_s}));
}

void SessionTest::aFileOpenedBeforeThereIsAWindowWaitsForIt()
{
    end();
    make();
    openWith(u"early.mp4"_s);
    m_session->open();
    openWith(u"while it opens.mp4"_s);
    TRY_COMPARE(titles(), QStringList({u"early"_s, u"while it opens"_s}));
}

void SessionTest::aWindowThatNobodyCanReachSaysSo()
{
#ifdef Q_OS_UNIX
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR"); // the second place
    qunsetenv("XDG_RUNTIME_DIR");
    const auto back = qScopeGuard([before] {
        if (!before.isEmpty())
            qputenv("XDG_RUNTIME_DIR", before);
    });
    end();
    const QString socket = m_dir->filePath(u"profile/practice/control"_s);
    QVERIFY(!QFile::exists(socket));
    QFile inTheWay(socket);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    make();
    m_session->open();
    TRY_VERIFY(window());
    const auto said = [] {
        const QList<QLabel *> labels = window()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->text().contains(u"cannot reach this window"_s);
        });
    };
    TRY_VERIFY(said());
#endif
}

void SessionTest::aFileOpenedBetweenTwoWindowsGoesToTheNext()
{
    emit window()->practiceWanted(false);
    openWith(u"between.mp4"_s);
    TRY_COMPARE(title(), u"Youchuan"_s);
    TRY_COMPARE(titles(), QStringList{u"between"_s});
}

QTEST_MAIN(SessionTest)
#include "tst_session.moc"
