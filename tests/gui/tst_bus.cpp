// What the desktop hears of us over D-Bus, and what we hear of it: against services of our own, on a bus of
// our own (dbus-run-session).
#include "gui/desktop/notifier.h"
#include "gui/desktop/power.h"
#include "gui/desktop/sleep_inhibitor.h"
#include "gui/desktop/task_progress.h"
#include "gui/desktop/tray.h"
#include "support/wait.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

class Notifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    QStringList titles, texts, actions, icons;
    QVariantMap hints;
    bool broken = false;
    QStringList capabilities{u"body"_s, u"body-markup"_s, u"actions"_s};

public slots:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &, uint, const QString &icon, const QString &title, const QString &text,
                const QStringList &offered, const QVariantMap &given, int)
    {
        titles.append(title);
        texts.append(text);
        icons.append(icon);
        actions = offered;
        hints = given;
        return 40 + uint(titles.size());
    }

signals:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

class Login : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    QStringList inhibited; // what, who, why, mode
    QStringList asked;
    QString answer = u"yes"_s;

    ~Login() override { forget(); }
    // Whether the descriptor that was handed out is still open somewhere.
    bool holds() const
    {
        char byte = 0;
        return m_end >= 0 && read(m_end, &byte, 1) != 0;
    }
    void forget()
    {
        if (m_end >= 0)
            close(std::exchange(m_end, -1));
    }

public slots:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                    const QString &mode)
    {
        inhibited = {what, who, why, mode};
        int ends[2] = {};
        forget();
        if (pipe(ends) != 0)
            return {};
        m_end = ends[0];
        fcntl(m_end, F_SETFL, O_NONBLOCK);
        const QDBusUnixFileDescriptor handed(ends[1]); // takes a copy
        close(ends[1]);
        return handed;
    }
    QString CanSuspend() { return answer; }
    QString CanPowerOff() { return answer; }
    void Suspend(bool interactive) { asked.append(u"Suspend %1"_s.arg(interactive)); }
    void PowerOff(bool interactive) { asked.append(u"PowerOff %1"_s.arg(interactive)); }

private:
    int m_end = -1;
};

class BusTest : public QObject
{
    Q_OBJECT
public slots:
    void launcherUpdated(const QString &program, const QVariantMap &properties)
    {
        m_program = program;
        m_progress = properties;
    }

private slots:
    void initTestCase();
    void init();
    void aNotificationIsShownAndTakenUp();
    void aServiceWithoutMarkupGetsPlainText();
    void controlsAreSignsInNotifications();
    void aClosedNotificationIsForgotten();
    void sleepIsHeldOffUntilItIsReleased();
    void whoIsReleasedBeforeTheAnswerHoldsNothing();
    void theLauncherShowsProgress();
    void theSystemSleepsAndShutsDown();
    void whatLogindForbidsIsNotOffered();

private:
    void letLoginAnswer();

    QDBusConnection m_desktop{u"desktop"_s}; // the other side of the bus
    std::unique_ptr<Notifications> m_notifications;
    std::unique_ptr<Login> m_login;
    QString m_program;
    QVariantMap m_progress;
};

void BusTest::initTestCase()
{
    if (!QDBusConnection::sessionBus().isConnected())
        QSKIP("there is no bus: this runs inside dbus-run-session");
    m_desktop = QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), u"desktop"_s);
    QVERIFY(m_desktop.registerService(u"org.freedesktop.Notifications"_s));
    QVERIFY(m_desktop.registerService(u"org.freedesktop.login1"_s));
    QVERIFY(m_desktop.connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, this,
                              SLOT(launcherUpdated(QString, QVariantMap))));
}

void BusTest::init()
{
    const auto all = QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals;
    m_notifications = std::make_unique<Notifications>();
    m_login = std::make_unique<Login>();
    QVERIFY(m_desktop.registerObject(u"/org/freedesktop/Notifications"_s, m_notifications.get(), all));
    QVERIFY(m_desktop.registerObject(u"/org/freedesktop/login1"_s, m_login.get(), all));
    m_progress.clear();
}

void BusTest::aNotificationIsShownAndTakenUp()
{
    gui::Tray tray;
    const auto notifier = gui::systemNotifier(tray);
    int clicked = 0;
    notifier->notify(u"All uploads have ended"_s, u"5 published <b>"_s, [&clicked] { ++clicked; });
    TRY_COMPARE(m_notifications->titles, QStringList(u"All uploads have ended"_s));
    QCOMPARE(m_notifications->texts, QStringList(u"5 published &lt;b&gt;"_s)); // markup is understood there
    QCOMPARE(m_notifications->icons, QStringList(u"youchuan"_s));
    QCOMPARE(m_notifications->actions, QStringList({u"default"_s, u"Show"_s}));
    QCOMPARE(m_notifications->hints[u"desktop-entry"_s].toString(), u"youchuan"_s);

    notifier->notify(u"Another"_s, {}, [] { QFAIL("another was taken up"); });
    TRY_COMPARE(m_notifications->titles.size(), 2);
    emit m_notifications->ActionInvoked(7, u"default"_s); // of another program
    emit m_notifications->ActionInvoked(41, u"default"_s);
    TRY_COMPARE(clicked, 1);
}

// By the specification markup would be shown there as it is.
void BusTest::aServiceWithoutMarkupGetsPlainText()
{
    m_notifications->capabilities.removeOne(u"body-markup"_s);
    gui::Tray tray;
    const auto notifier = gui::systemNotifier(tray);
    notifier->notify(u"Title <b>"_s, u"a < b & <i>c</i>"_s, [] {});
    TRY_COMPARE(m_notifications->titles, QStringList(u"Title <b>"_s)); // never markup
    QCOMPARE(m_notifications->texts, QStringList(u"a < b & <i>c</i>"_s));
}

void BusTest::controlsAreSignsInNotifications()
{
    gui::Tray tray;
    const auto notifier = gui::systemNotifier(tray);
    notifier->notify(u"One\u202e\n"_s, u"<img src=\"file:///dev/zero\">\x1b\u2066\ntwo"_s, [] {});
    TRY_COMPARE(m_notifications->titles, QStringList(u"One\ufffd␊"_s));
    QCOMPARE(m_notifications->texts,
             QStringList(u"&lt;img src=&quot;file:///dev/zero&quot;&gt;␛\ufffd\ntwo"_s));
}

void BusTest::aClosedNotificationIsForgotten()
{
    gui::Tray tray;
    const auto notifier = gui::systemNotifier(tray);
    QStringList clicked;
    notifier->notify(u"First"_s, {}, [&clicked] { clicked.append(u"first"_s); });
    notifier->notify(u"Second"_s, {}, [&clicked] { clicked.append(u"second"_s); });
    TRY_COMPARE(m_notifications->titles.size(), 2);
    emit m_notifications->NotificationClosed(41, 2);
    emit m_notifications->ActionInvoked(41, u"default"_s);
    emit m_notifications->ActionInvoked(42, u"default"_s);
    TRY_VERIFY(!clicked.isEmpty());
    QCOMPARE(clicked, QStringList(u"second"_s));
}

// All that was asked of it so far: a question put last is answered last.
void BusTest::letLoginAnswer()
{
    const auto power = gui::systemPower();
    bool answered = false;
    power->askWhether(gui::PowerWay::Sleep, [&answered](bool) { answered = true; });
    TRY_VERIFY(answered);
}

void BusTest::sleepIsHeldOffUntilItIsReleased()
{
    const auto sleep = gui::systemSleepInhibitor();
    sleep->hold(u"Videos are being uploaded"_s);
    TRY_COMPARE(m_login->inhibited,
                QStringList({u"sleep"_s, u"youchuan"_s, u"Videos are being uploaded"_s, u"block"_s}));
    letLoginAnswer();
    QVERIFY(m_login->holds());
    m_login->inhibited.clear();
    sleep->hold(u"Again"_s); // holds already
    sleep->release();
    TRY_VERIFY(!m_login->holds());
    letLoginAnswer();
    QVERIFY(m_login->inhibited.isEmpty());
}

void BusTest::whoIsReleasedBeforeTheAnswerHoldsNothing()
{
    const auto sleep = gui::systemSleepInhibitor();
    sleep->hold(u"Videos are being uploaded"_s);
    sleep->release();
    letLoginAnswer();
    QVERIFY(!m_login->inhibited.isEmpty());
    TRY_VERIFY(!m_login->holds());
}

void BusTest::theLauncherShowsProgress()
{
    const auto progress = gui::systemTaskProgress();
    progress->show(nullptr, 0.25, true);
    TRY_VERIFY(!m_progress.isEmpty());
    QCOMPARE(m_program, u"application://youchuan.desktop"_s);
    QCOMPARE(m_progress[u"progress"_s].toDouble(), 0.25);
    QCOMPARE(m_progress[u"progress-visible"_s].toBool(), true);
    QCOMPARE(m_progress[u"urgent"_s].toBool(), true);
    progress->clear(nullptr);
    TRY_COMPARE(m_progress[u"progress-visible"_s].toBool(), false);
}

void BusTest::theSystemSleepsAndShutsDown()
{
    const auto power = gui::systemPower();
    for (const gui::PowerWay way : {gui::PowerWay::Sleep, gui::PowerWay::ShutDown}) {
        std::optional<bool> can;
        power->askWhether(way, [&can](bool answer) { can = answer; });
        TRY_VERIFY(can.has_value());
        QVERIFY(*can);
        power->run(way, [] { QFAIL("refused"); });
    }
    TRY_COMPARE(m_login->asked, QStringList({u"Suspend 0"_s, u"PowerOff 0"_s})); // nobody is there to ask
}

void BusTest::whatLogindForbidsIsNotOffered()
{
    const auto power = gui::systemPower();
    for (const QString &answer : {u"no"_s, u"na"_s, u"challenge"_s}) {
        m_login->answer = answer;
        std::optional<bool> can;
        power->askWhether(gui::PowerWay::ShutDown, [&can](bool may) { can = may; });
        TRY_VERIFY(can.has_value());
        QVERIFY2(!*can, qPrintable(answer));
    }
    m_desktop.unregisterObject(u"/org/freedesktop/login1"_s);
    bool refused = false;
    power->run(gui::PowerWay::Sleep, [&refused] { refused = true; });
    TRY_VERIFY(refused);
}

int main(int argc, char *argv[])
{
    // Both buses are the one of dbus-run-session: nothing of the machine's own is touched.
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"youchuan"_s);
    QApplication::setDesktopFileName(u"youchuan"_s);
    BusTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_bus.moc"
