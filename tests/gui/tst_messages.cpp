// What lies over the foot of the list: the causes that stop uploads, the answers above them, and what neither
// of them does; and how the first start begins.
#include "desktop_services_double.h"
#include "gui/messages/blocking_notices.h"
#include "gui/messages/message_bar.h"
#include "gui/queue/view/queue_view.h"
#include "gui/widgets/accent_button.h"
#include "gui/window/empty_page.h"
#include "gui/window/main_window.h"
#include "practice.h"
#include "transfer/services/gate.h"
#include "words/languages.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QToolButton>

using namespace Qt::StringLiterals;
using transfer::Activity;
using transfer::UploadId;

namespace {

// Answers everything with the same answer.
class Answering : public QTcpServer
{
public:
    QByteArray answer;
    int asked = 0;

    Answering()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    ++asked;
                    socket->readAll();
                    if (!answer.isEmpty())
                        socket->write(answer);
                    socket->disconnectFromHost();
                });
            }
        });
    }

    void speak(const QByteArray &status, const QByteArray &type, const QByteArray &body)
    {
        answer = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                 + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    }
};

// The disk of the list, as it were full.
class Full : public transfer::Gate
{
public:
    std::optional<transfer::Wait> holds(const transfer::UploadRecord &) const override
    {
        transfer::Wait wait;
        wait.what = transfer::Wait::For::Room;
        wait.reason = base::localError(base::ErrorKind::DiskFull, u"no room"_s);
        return wait;
    }
    Running running() const override { return Running::GoesOn; }
};

// In place of the browser.
class Pages : public QObject
{
    Q_OBJECT
public:
    Pages() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~Pages() override { QDesktopServices::unsetUrlHandler(u"http"_s); }
    QList<QUrl> opened;

public slots:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

// Not in practice mode, and with a Youku that answers what the test wants.
class MessagesTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { QVERIFY(m_files.close()); }

    void aSignInPageOfTheNetworkIsNamedAndOpenedOnClickOnly();
    void withoutANetworkTheyWaitAndTryNowAsksAtOnce();
    void signedOutLeadsToTheAccount();
    void aFullDiskIsNamedWithHowManyWait();
    void aNewerAnswerTakesThePlaceOfTheOlderAboveACause();
    void anAnswerStaysUnderThePointerOrTheFocus();
    void nothingTakesTheFocusAndF6Reaches();
    void aloneTheDetailsKeepTheirFooterFree();
    void theFirstStartOffersWhatFits();

private:
    UploadId start(const QString &name);
    Activity activity(UploadId id) { return m_files.engine->queue().find(id)->activity(); }
    gui::MessageBar *bar() { return m_window->findChild<gui::MessageBar *>(); }
    QWidget *causeLine() { return bar()->findChild<QWidget *>(u"cause"_s); }
    QWidget *answerLine() { return bar()->findChild<QWidget *>(u"answer"_s); }
    QString causeDetail() { return causeLine()->accessibleDescription().section(u'\n', 1); }
    QPushButton *button(const char *name)
    {
        return m_window->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    void signIn()
    {
        m_files.engine->account().signIn({u"c0ffee0123456789"_s, QString(32, u'a'), QString(32, u'b'), {}});
        m_files.engine->account().setValidUntil(QDateTime::currentDateTime().addDays(30));
    }
    static gui::Message trouble()
    {
        gui::Message message;
        message.sentence = u"No way"_s;
        message.detail = u"1 upload waits."_s;
        message.steps = {{u"Try now"_s, u"causeTryNow"_s, {}}};
        return message;
    }

    Answering m_youku;
    practice::Practice m_files;
    std::unique_ptr<gui::MainWindow> m_window;
};

void MessagesTest::initTestCase()
{
    words::installLanguage(u"en"_s);
    QVERIFY(m_youku.listen(QHostAddress::LocalHost));
    qputenv("YOUCHUAN_API_URL", u"http://127.0.0.1:%1"_s.arg(m_youku.serverPort()).toLatin1());
    engine::Options options;
    options.profileDir = m_files.dir.filePath(u"profile"_s);
    QVERIFY(m_files.engine.open(options));
}

void MessagesTest::init()
{
    m_youku.answer.clear(); // nobody says anything
    signIn();
    m_window =
        std::make_unique<gui::MainWindow>(*m_files.engine, desktop_services_double::Desktop().bundle());
    m_window->resize(1200, 780);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MessagesTest::cleanup()
{
    m_files.engine->queue().remove(m_files.engine->queue().order());
    QTRY_COMPARE(m_files.engine->queue().count(), 0);
    m_window.reset();
}

UploadId MessagesTest::start(const QString &name)
{
    const UploadId id = m_files.add(m_files.file(name, 1000));
    m_files.engine->queue().start({id});
    return id;
}

void MessagesTest::aSignInPageOfTheNetworkIsNamedAndOpenedOnClickOnly()
{
    Pages pages;
    m_youku.speak("200 OK", "text/html", "<html><body>Sign in, please</body></html>");
    const UploadId id = start(u"a.mp4"_s);
    QTRY_COMPARE_WITH_TIMEOUT(activity(id), Activity::WaitingForNetwork, practice::patienceMs);
    QTRY_COMPARE(bar()->causeText(), u"This network wants you to sign in before it lets anything through"_s);
    QTRY_COMPARE(causeDetail(), u"1 upload waits and goes on by itself. Nothing sent is lost."_s);
    QVERIFY(qobject_cast<gui::AccentButton *>(button("causeSignInPage")));
    QVERIFY(!qobject_cast<gui::AccentButton *>(button("causeTryNow")));
    QVERIFY(pages.opened.isEmpty());
    button("causeSignInPage")->click();
    QCOMPARE(pages.opened, QList<QUrl>{QUrl(u"http://www.youku.com/"_s)});
}

void MessagesTest::withoutANetworkTheyWaitAndTryNowAsksAtOnce()
{
    m_youku.close();
    const UploadId id = start(u"a.mp4"_s);
    QTRY_COMPARE_WITH_TIMEOUT(activity(id), Activity::WaitingForNetwork, practice::patienceMs);
    QTRY_COMPARE(bar()->causeText(), u"There is no network"_s);
    QCOMPARE(causeDetail(), u"1 upload waits and goes on by itself when you are online."_s);
    QVERIFY(!button("causeSignInPage"));
    const quint16 port = QUrl(qEnvironmentVariable("YOUCHUAN_API_URL")).port();
    QVERIFY(m_youku.listen(QHostAddress::LocalHost, port));
    QSignalSpy asked(&m_youku, &QTcpServer::newConnection);
    button("causeTryNow")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!asked.isEmpty(), 2000); // by itself it would not have, for a while yet
}

void MessagesTest::signedOutLeadsToTheAccount()
{
    m_files.engine->account().signIn({});
    const UploadId id = start(u"a.mp4"_s);
    QTRY_COMPARE_WITH_TIMEOUT(activity(id), Activity::WaitingForSignIn, practice::patienceMs);
    QTRY_COMPARE(bar()->causeText(), u"Youku wants you to sign in"_s);
    QCOMPARE(causeDetail(), u"1 upload waits and goes on by itself after that. Nothing sent is lost."_s);
    QSignalSpy wanted(m_window->findChild<gui::BlockingNotices *>(), &gui::BlockingNotices::signInWanted);
    button("causeSignIn")->click();
    QCOMPARE(wanted.count(), 1);
}

void MessagesTest::aFullDiskIsNamedWithHowManyWait()
{
    Full full;
    m_files.engine->gates().add(&full);
    start(u"a.mp4"_s);
    const UploadId last = start(u"b.mp4"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_files.engine->queue().find(last)->wait().what, transfer::Wait::For::Room,
                              practice::patienceMs);
    QCOMPARE(bar()->causeText(), QString()); // held for whatever reason
    const base::Error error = base::localError(base::ErrorKind::DiskFull, u"no room"_s);
    emit m_files.engine->queue().keepingFailed(error);
    QTRY_COMPARE(bar()->causeText(), u"The disk is full; the queue cannot be kept"_s);
    QCOMPARE(causeDetail(),
             u"2 uploads wait and go on by themselves once there is room. Nothing sent is lost."_s);
    QVERIFY(causeLine()->findChildren<QPushButton *>().isEmpty());
}

void MessagesTest::aNewerAnswerTakesThePlaceOfTheOlderAboveACause()
{
    m_files.add(m_files.file(u"a.mp4"_s, 1000));
    bar()->setCause(trouble());
    bar()->answer(u"First"_s);
    bar()->answer(u"Second"_s, u"Undo"_s, {});
    QTRY_VERIFY(answerLine()->isVisible() && causeLine()->isVisible());
    QCOMPARE(bar()->text(), u"Second"_s);
    QVERIFY(bar()->findChild<QLabel *>(u"message"_s)->text().startsWith(u"Second"_s));
    QVERIFY(answerLine()->geometry().bottom() < causeLine()->geometry().top());
    QCOMPARE(bar()->causeText(), u"No way"_s);
}

void MessagesTest::anAnswerStaysUnderThePointerOrTheFocus()
{
    bar()->answer(u"Done"_s, u"Undo"_s, {});
    QTRY_VERIFY(answerLine()->isVisible());
    auto *passing = bar()->findChild<QTimer *>(u"passing"_s);
    const auto pass = [passing] {
        passing->start(0);
        QSignalSpy timeout(passing, &QTimer::timeout);
        return timeout.wait();
    };
    answerLine()->setAttribute(Qt::WA_UnderMouse, true);
    QVERIFY(pass());
    QCOMPARE(bar()->text(), u"Done"_s);
    answerLine()->setAttribute(Qt::WA_UnderMouse, false);
    answerLine()->findChild<QToolButton *>()->setFocus();
    QVERIFY(pass());
    QCOMPARE(bar()->text(), u"Done"_s);
    m_window->findChild<gui::EmptyPage *>()->setFocus();
    QVERIFY(pass());
    QCOMPARE(bar()->text(), QString());
}

void MessagesTest::nothingTakesTheFocusAndF6Reaches()
{
    m_files.add(m_files.file(u"a.mp4"_s, 1000));
    auto *view = m_window->findChild<gui::QueueView *>();
    QTRY_VERIFY(view->isVisible());
    view->setFocus();
    bar()->setCause(trouble());
    bar()->answer(u"Done"_s, u"Undo"_s, {});
    QTRY_VERIFY(answerLine()->isVisible() && causeLine()->isVisible());
    QCOMPARE(QApplication::focusWidget(), view);
    const auto inMessage = [this] {
        return bar()->isAncestorOf(QApplication::focusWidget());
    };
    for (int step = 0; step < 6 && !inMessage(); ++step)
        QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(inMessage());
    // What had the focus goes, and the list has it again.
    button("causeTryNow")->setFocus();
    bar()->setCause(std::nullopt);
    QTRY_COMPARE(QApplication::focusWidget(), view);
}

void MessagesTest::aloneTheDetailsKeepTheirFooterFree()
{
    m_files.add(m_files.file(u"a.mp4"_s, 1000));
    auto *view = m_window->findChild<gui::QueueView *>();
    QTRY_VERIFY(view->isVisible());
    QTRY_COMPARE(view->model()->rowCount(), 1);
    view->selectAll();
    m_window->resize(760, 600);
    m_window->findChild<QAction *>(u"editDetails"_s)->trigger();
    QTRY_VERIFY(!view->isVisible());
    bar()->answer(u"Done"_s, u"Undo"_s, {});
    QTRY_VERIFY(bar()->isVisible());
    auto *step = m_window->findChild<QPushButton *>(u"step"_s);
    QVERIFY(step->isVisible());
    const int footer = step->mapTo(m_window.get(), QPoint()).y();
    QTRY_VERIFY(bar()->geometry().bottom() < footer);
    QVERIFY(footer - bar()->geometry().bottom() < 40);
}

void MessagesTest::theFirstStartOffersWhatFits()
{
    const auto filled = [this](const char *name) {
        const auto *accent = qobject_cast<gui::AccentButton *>(button(name));
        return accent && accent->isVisible() && accent->isFilled();
    };
    QTRY_VERIFY(filled("addFiles"));
    QVERIFY(!button("signInWithBrowser")->isVisible());
    QVERIFY(!button("tryPractice")->isVisible());
    QVERIFY(!m_window->findChild<QLabel *>(u"links"_s)->isVisible());

    m_files.engine->account().signIn({});
    m_window =
        std::make_unique<gui::MainWindow>(*m_files.engine, desktop_services_double::Desktop().bundle());
    m_window->show();
    QTRY_VERIFY(filled("signInWithBrowser"));
    QVERIFY(!filled("addFiles"));
    QVERIFY(button("addFiles")->isVisible() && button("addFolder")->isVisible());
    auto *page = m_window->findChild<gui::EmptyPage *>();
    QSignalSpy practice(m_window.get(), &gui::MainWindow::practiceWanted);
    button("tryPractice")->click();
    QCOMPARE(practice.count(), 1);
    auto *links = m_window->findChild<QLabel *>(u"links"_s);
    QVERIFY(links->isVisible());
    const auto leads = [links](const QString &name, QSignalSpy &spy) {
        const bool there = links->text().contains(u"href=\"%1\""_s.arg(name));
        emit links->linkActivated(name);
        return there && spy.count() == 1;
    };
    QSignalSpy keys(page, &gui::EmptyPage::keysWanted);
    QVERIFY(leads(u"keys"_s, keys));
    QSignalSpy shortcuts(page, &gui::EmptyPage::shortcutsWanted);
    QVERIFY(leads(u"shortcuts"_s, shortcuts));
    QVERIFY(links->text().contains(u"href=\"table\""_s));
}

QTEST_MAIN(MessagesTest)
#include "tst_messages.moc"
