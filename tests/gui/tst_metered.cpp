// Metered lines: held back with the reason, on again by a word or by itself.
#include "desktop_services_double.h"
#include "engine/accounts/account_store.h"
#include "gui/messages/message_bar.h"
#include "gui/queue/view/queue_view.h"
#include "gui/window/main_window.h"
#include "practice.h"
#include "sandbox/embedded_sandbox.h"
#include "support/wait.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;
using store::Setting;
using transfer::Activity;
using transfer::UploadId;

// Not in practice mode, which has no line; the Youku is one on this machine all the same.
class MeteredTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { makeWindow(); }
    void cleanup();
    void cleanupTestCase();

    void uploadsWaitWithThatReasonAndGoOnByThemselves();
    void goingOnAnywayLastsAsLongAsTheLine();
    void theSettingSaysNo();
    void whatTheSystemCannotTellIsGreyedAndExplained();
    void practiceModeDoesNotCare();

private:
    void makeWindow();
    UploadId startSlowly();
    Activity activity(UploadId id) { return m_files.engine->queue().find(id)->activity(); }
    store::Settings &settings() { return m_files.engine->settings(); }
    QString message() { return m_window->findChild<gui::MessageBar *>()->causeText(); }
    void follow() { m_window->findChild<QPushButton *>(u"causeGoOn"_s)->click(); }

    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    practice::Practice m_files; // its engine is not one of practice mode here
    desktop_services_double::Desktop m_desktop;
    std::unique_ptr<gui::MainWindow> m_window;
};

void MeteredTest::initTestCase()
{
    m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(sandbox::Options{});
    QSignalSpy ready(m_sandbox.get(), &sandbox::EmbeddedSandbox::ready);
    m_sandbox->start();
    QVERIFY(ready.wait(20000));
    qputenv("YOUCHUAN_API_URL", ready.first()[0].toUrl().toEncoded());
    engine::Options options;
    options.profileDir = m_files.dir.filePath(u"profile"_s);
    QVERIFY(m_files.engine.open(options));
    m_files.engine->accountStore().signIn({ready.first()[1].value<youku::Credentials>()}, this, [](bool) {});
}

void MeteredTest::makeWindow()
{
    settings().setValue(Setting::PauseOnMetered, true);
    m_window = std::make_unique<gui::MainWindow>(*m_files.engine, m_desktop.bundle());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void MeteredTest::cleanup()
{
    m_desktop.network->become(false);
    m_files.engine->queue().remove(m_files.engine->queue().order());
    TRY_COMPARE(m_files.engine->queue().count(), 0);
    m_window.reset();
}

void MeteredTest::cleanupTestCase()
{
    QVERIFY(m_files.close());
}

UploadId MeteredTest::startSlowly()
{
    settings().setValue(Setting::SpeedLimit, 1000000);
    const UploadId id =
        m_files.add(m_files.file(u"%1.mp4"_s.arg(QLatin1StringView(QTest::currentTestFunction())), 8000000));
    m_files.engine->queue().start({id});
    return id;
}

void MeteredTest::uploadsWaitWithThatReasonAndGoOnByThemselves()
{
    const UploadId id = startSlowly();
    TRY_COMPARE(activity(id), Activity::Running);
    m_desktop.network->become(true);
    TRY_COMPARE(activity(id), Activity::WaitingForNetwork);
    TRY_VERIFY(message().startsWith(u"This connection is metered"_s));
    TRY_VERIFY(!m_desktop.sleep->held);
    m_window->findChild<gui::QueueView *>()->select(id);
    const auto *block = m_window->findChild<QWidget *>(u"issue"_s);
    TRY_COMPARE(block->accessibleName(), u"This connection is metered"_s);
    QVERIFY(!block->isHidden());

    m_desktop.network->become(false);
    TRY_COMPARE(activity(id), Activity::Running);
    QCOMPARE(message(), QString());
}

void MeteredTest::goingOnAnywayLastsAsLongAsTheLine()
{
    const UploadId id = startSlowly();
    m_desktop.network->become(true);
    TRY_VERIFY(!message().isEmpty());
    follow();
    TRY_COMPARE(activity(id), Activity::Running);
    QCOMPARE(message(), QString());

    m_desktop.network->become(false);
    m_desktop.network->become(true); // another one
    TRY_COMPARE(activity(id), Activity::WaitingForNetwork);
}

void MeteredTest::theSettingSaysNo()
{
    settings().setValue(Setting::PauseOnMetered, false);
    m_desktop.network->become(true);
    const UploadId id = startSlowly();
    TRY_COMPARE(activity(id), Activity::Running);
    QCOMPARE(message(), QString());
    settings().setValue(Setting::PauseOnMetered, true); // takes effect at once
    TRY_COMPARE(activity(id), Activity::WaitingForNetwork);
}

void MeteredTest::whatTheSystemCannotTellIsGreyedAndExplained()
{
    for (const bool tells : {true, false}) {
        m_desktop.tellsMetered = tells;
        makeWindow();
        m_window->findChild<QAction *>(u"settings"_s)->trigger();
        TRY_VERIFY(m_window->findChild<QCheckBox *>(u"pauseOnMetered"_s));
        QCOMPARE(m_window->findChild<QCheckBox *>(u"pauseOnMetered"_s)->isEnabled(), tells);
        const QString help = m_window->findChild<QLabel *>(u"meteredHelp"_s)->text();
        QCOMPARE(help.startsWith(u"This system does not tell"_s), !tells);
    }
    m_desktop.tellsMetered = true;
}

void MeteredTest::practiceModeDoesNotCare()
{
    practice::Practice practising;
    QVERIFY(practising.open());
    {
        desktop_services_double::Desktop desktop;
        gui::MainWindow window(*practising.engine, desktop.bundle());
        desktop.network->become(true);
        const UploadId id = practising.add(practising.file(u"practice.mp4"_s, 1000));
        practising.engine->queue().start({id});
        TRY_COMPARE(practising.upload(id)->activity(), Activity::Published);
    }
    QVERIFY(practising.close());
}

QTEST_MAIN(MeteredTest)
#include "tst_metered.moc"
