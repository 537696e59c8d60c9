// The whole window against practice mode: from a dropped file to a published video, by mouse and keyboard.
#include "gui/messages/message_bar.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/filter_bar.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/view/queue_view.h"
#include "gui/window/main_window.h"
#include "gui/window/tool_bar.h"
#include "practice.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QToolBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using transfer::Activity;

class MainWindowTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void aDroppedFileIsFilledInStartedAndPublished();
    void nothingStartsByItself();
    void keysOfTheQueueDoNothingInATextField();
    void whatIsNotAVideoIsNamedAndLeftOut();
    void pauseKeepsProgressAndResumeGoesOn();
    void spaceDelAndReturnActOnTheSelection();
    void quittingAsksOnlyWhenSomethingWouldStop();
    void controlsHaveTheirAccessibleNames();
    void everyFocusableControlHasAName();
    void cellsSpeakTheirTexts();
    void aNarrowWindowFoldsThePanelAway();
    void theToolBarGivesUpItsWordsBeforeAButton();
    void thePracticeLinkAsksForPracticeMode();
    void theTitleBarTellsThatThisIsPractice();
    void aReportIsSavedWhereTheUserWantsIt();

private:
    void drop(const QStringList &paths);
    gui::QueueView *view() { return m_window->findChild<gui::QueueView *>(); }
    QAction *action(const char *name) { return m_window->findChild<QAction *>(QString::fromLatin1(name)); }
    const transfer::Upload *first() { return m_practice.upload(m_practice.engine->queue().order().value(0)); }
    QString cell(int column) { return view()->model()->index(0, column).data().toString(); }

    practice::Practice m_practice;
    std::unique_ptr<gui::MainWindow> m_window;
};

void MainWindowTest::initTestCase()
{
    QVERIFY(m_practice.open());
}

void MainWindowTest::init()
{
    m_practice.engine->settings().setValue(store::Setting::SpeedLimit, 0);
    m_window = std::make_unique<gui::MainWindow>(*m_practice.engine);
    m_window->resize(1200, 780);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_practice.engine->queue().remove(m_practice.engine->queue().order());
    QTRY_COMPARE(m_practice.engine->queue().count(), 0);
    gui::prompts::takeAsked();
}

void MainWindowTest::cleanupTestCase()
{
    QVERIFY(m_practice.close());
}

void MainWindowTest::drop(const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QVERIFY(drop.isAccepted());
}

void MainWindowTest::aDroppedFileIsFilledInStartedAndPublished()
{
    m_practice.engine->settings().setValue(store::Setting::SpeedLimit, 4000000);
    drop({m_practice.file(u"slow_boat.mp4"_s, 9000000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QTRY_COMPARE(m_window->findChild<QLineEdit *>(u"title"_s)->text(), u"slow_boat"_s);
    m_window->findChild<QLineEdit *>(u"title"_s)->setText(u"Slow boat through Guizhou"_s);
    QTRY_COMPARE(cell(gui::QueueModel::Video), u"Slow boat through Guizhou"_s);

    QTRY_VERIFY(action("startAll")->isEnabled());
    action("startAll")->trigger();
    double highest = 0;
    bool inBetween = false;
    const auto published = [&] {
        const double percent = transfer::shownPercent(first()->progress(), first()->stage());
        if (percent < highest)
            return false;
        highest = percent;
        inBetween |= percent > 0 && percent < 100;
        return first()->activity() == Activity::Published;
    };
    QTRY_VERIFY_WITH_TIMEOUT(published(), practice::patienceMs);
    QVERIFY(inBetween);
    QTRY_VERIFY(cell(gui::QueueModel::State).startsWith(u"Published"_s));
    QVERIFY(cell(gui::QueueModel::Progress).startsWith(u"100"_s));
    QVERIFY(!first()->record().videoId.isEmpty());
}

void MainWindowTest::nothingStartsByItself()
{
    drop({m_practice.file(u"patient.mp4"_s, 1000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QTRY_COMPARE(first()->stage(), transfer::Stage::Hashed);
    QCOMPARE(first()->activity(), Activity::NotStarted);
}

void MainWindowTest::keysOfTheQueueDoNothingInATextField()
{
    m_practice.engine->settings().setValue(store::Setting::SpeedLimit, 500000);
    drop({m_practice.file(u"typing.mp4"_s, 8000000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QTRY_VERIFY(action("startAll")->isEnabled());
    QSignalSpy started(action("startAll"), &QAction::triggered);
    QSignalSpy paused(action("pauseAll"), &QAction::triggered);
    for (QWidget *field : QList<QWidget *>{
             m_window->findChild<QWidget *>(u"title"_s), m_window->findChild<QWidget *>(u"tagLine"_s),
             m_window->findChild<QWidget *>(u"description"_s),
             m_window->findChild<gui::FilterBar *>()->findChild<QLineEdit *>()}) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_Enter, Qt::ControlModifier); // the one beside the digits
        QVERIFY2(started.isEmpty() && paused.isEmpty(), qPrintable(field->objectName()));
    }
    QCOMPARE(m_window->findChild<QPlainTextEdit *>(u"description"_s)->toPlainText(), QString());
    QCOMPARE(first()->activity(), Activity::NotStarted);
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(started.count(), 1);
    QTRY_COMPARE(first()->record().intent, transfer::Intent::Run);
}

void MainWindowTest::whatIsNotAVideoIsNamedAndLeftOut()
{
    drop({m_practice.file(u"real.mp4"_s, 1000), m_practice.file(u"notes.txt"_s, 10)});
    auto *message = m_window->findChild<gui::MessageBar *>();
    QTRY_VERIFY(message->isVisible());
    QCOMPARE(view()->model()->rowCount(), 1);
    QVERIFY(message->text().contains(u"1"_s));
}

void MainWindowTest::pauseKeepsProgressAndResumeGoesOn()
{
    m_practice.engine->settings().setValue(store::Setting::SpeedLimit, 3000000);
    drop({m_practice.file(u"pausing.mp4"_s, 12000000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    action("startAll")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(first()->progress().acknowledged > 0, practice::patienceMs);
    action("pauseAll")->trigger();
    QTRY_COMPARE(first()->activity(), Activity::Paused);
    const qint64 kept = first()->progress().acknowledged;
    QVERIFY(kept > 0 && kept < 12000000);
    m_practice.engine->settings().setValue(store::Setting::SpeedLimit, 0);
    view()->select(first()->id());
    QTRY_VERIFY(action("rowResume")->isEnabled());
    action("rowResume")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(first()->progress().acknowledged > kept, practice::patienceMs);
}

void MainWindowTest::spaceDelAndReturnActOnTheSelection()
{
    m_practice.engine->settings().setValue(store::Setting::SpeedLimit, 1000000);
    drop({m_practice.file(u"keys.mp4"_s, 12000000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QTRY_COMPARE(view()->selectedIds().size(), 1);
    QTest::keyClick(view(), Qt::Key_Space);
    QTRY_COMPARE(first()->record().intent, transfer::Intent::Run);
    QTest::keyClick(view(), Qt::Key_Space);
    QTRY_COMPARE(first()->activity(), Activity::Paused);
    QTest::keyClick(view(), Qt::Key_Return);
    QTRY_COMPARE(first()->record().intent, transfer::Intent::Run);
    gui::prompts::answerNext(true); // bytes may have been sent by now
    QTest::keyClick(view(), Qt::Key_Delete);
    QTRY_COMPARE(view()->model()->rowCount(), 0);
    QVERIFY(QFile::exists(m_practice.dir.filePath(u"keys.mp4"_s)));
}

void MainWindowTest::quittingAsksOnlyWhenSomethingWouldStop()
{
    // What an earlier test has cancelled may still be telling the server.
    QTRY_VERIFY_WITH_TIMEOUT(!m_practice.engine->queue().anythingRunning(), practice::patienceMs);
    QSignalSpy quit(m_window.get(), &gui::MainWindow::quitWanted);
    m_window->close();
    QCOMPARE(quit.count(), 1);
    QVERIFY(m_window->isVisible());

    m_practice.engine->settings().setValue(store::Setting::SpeedLimit, 500000);
    drop({m_practice.file(u"quitting.mp4"_s, 8000000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    action("startAll")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_practice.engine->queue().anythingRunning(), practice::patienceMs);
    gui::prompts::takeAsked();
    gui::prompts::answerNext(false);
    m_window->close();
    QCOMPARE(gui::prompts::takeAsked().size(), 1);
    QCOMPARE(quit.count(), 1);
    QCoreApplication::processEvents(); // the answer arrives
    gui::prompts::answerNext(true);
    m_window->close();
    QTRY_COMPARE(quit.count(), 2);
    QVERIFY(m_window->isVisible()); // the program ends once everything is kept
}

void MainWindowTest::controlsHaveTheirAccessibleNames()
{
    const QStringList wanted{u"Add files"_s,    u"Add folder"_s,  u"Start all"_s, u"Pause all"_s,
                             u"Retry failed"_s, u"Speed limit"_s, u"Account"_s};
    QStringList found;
    const QList<QToolButton *> buttons =
        m_window->findChild<QToolBar *>(u"toolBar"_s)->findChildren<QToolButton *>();
    for (QToolButton *button : buttons)
        found.append(QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name));
    for (const QString &name : wanted)
        QVERIFY2(found.contains(name), qPrintable(name + u" is not among "_s + found.join(u'|')));
    for (const char *name : {"Start", "Pause", "Resume", "Cancel", "Retry", "Remove"}) {
        const QString object = u"row"_s + QString::fromLatin1(name);
        QCOMPARE(m_window->findChild<QAction *>(object)->text(), QString::fromLatin1(name));
    }
    QCOMPARE(QAccessible::queryAccessibleInterface(view())->text(QAccessible::Name), u"Uploads"_s);
}

void MainWindowTest::everyFocusableControlHasAName()
{
    drop({m_practice.file(u"named.mp4"_s, 1000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
                             || qobject_cast<QComboBox *>(widget) || qobject_cast<QPlainTextEdit *>(widget);
        if (!control || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        QVERIFY2(!QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                 qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                           widget->objectName())));
    }
}

void MainWindowTest::cellsSpeakTheirTexts()
{
    drop({m_practice.file(u"Spoken.mp4"_s, 1000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(view());
    QVERIFY(table->tableInterface());
    QCOMPARE(table->tableInterface()->cellAt(0, gui::QueueModel::Video)->text(QAccessible::Name),
             u"Spoken"_s);
    QCOMPARE(table->tableInterface()->cellAt(0, gui::QueueModel::Progress)->text(QAccessible::Name),
             u"0.0%"_s);
}

void MainWindowTest::aNarrowWindowFoldsThePanelAway()
{
    drop({m_practice.file(u"narrow.mp4"_s, 1000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    auto *panel = m_window->findChild<QWidget *>(u"form"_s);
    QTRY_VERIFY(panel->isVisible());
    m_window->resize(760, 600);
    QTRY_VERIFY(!panel->isVisible());
    QVERIFY(view()->isVisible());
    QVERIFY(view()->isColumnHidden(gui::QueueModel::Size));
    action("editDetails")->trigger();
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(!view()->isVisible());
    m_window->findChild<QAbstractButton *>(u"back"_s)->click();
    QTRY_VERIFY(view()->isVisible());
}

void MainWindowTest::theToolBarGivesUpItsWordsBeforeAButton()
{
    drop({m_practice.file(u"wide.mp4"_s, 1000)});
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    auto *bar = m_window->findChild<gui::ToolBar *>();
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 1.5);
    auto *account = bar->findChild<QToolButton *>(u"accountButton"_s);
    for (const QFont &font : {usual, large}) {
        QApplication::setFont(font);
        account->setText(u"North Bank Films and Friends, Guizhou…"_s); // as much as it shows of one
        for (int width = 1500; width >= 900; width -= 60) {
            m_window->resize(width, 700);
            QCoreApplication::processEvents();
            const auto *more = bar->findChild<QWidget *>(u"qt_toolbar_ext_button"_s);
            QVERIFY2(!more || !more->isVisible(), qPrintable(QString::number(width)));
        }
    }
    QApplication::setFont(usual);
}

void MainWindowTest::thePracticeLinkAsksForPracticeMode()
{
    QSignalSpy wanted(m_window.get(), &gui::MainWindow::practiceWanted);
    action("practice")->trigger();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toBool(), false); // it is on here: off is what is wanted
}

void MainWindowTest::theTitleBarTellsThatThisIsPractice()
{
    QVERIFY(m_window->windowTitle().contains(u"practice"_s));
}

void MainWindowTest::aReportIsSavedWhereTheUserWantsIt()
{
    const auto message = [this] {
        return m_window->findChild<gui::MessageBar *>()->text();
    };
    const QString path = m_practice.dir.filePath(u"handed over/report.txt"_s);
    QDir().mkpath(QFileInfo(path).absolutePath());
    gui::prompts::answerNext(path);
    action("saveReport")->trigger();
    QTRY_VERIFY(message().contains(QDir::toNativeSeparators(path)));
    QFile report(path);
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readAll().contains("Youchuan"));

    gui::prompts::answerNext(m_practice.dir.filePath(u"no folder/report.txt"_s));
    action("saveReport")->trigger();
    QTRY_VERIFY(!message().contains(QDir::toNativeSeparators(path)));
    QVERIFY(!message().isEmpty());
    gui::prompts::takeAsked();
    gui::prompts::answerNext(QString()); // cancelled
    action("saveReport")->trigger();
    QCOMPARE(gui::prompts::takeAsked(), QStringList(u"Save report"_s));
}

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
