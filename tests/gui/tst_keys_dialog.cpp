// Signing in, against a sandbox: what Youku says of pasted keys, and the way through the browser.
#include "engine/accounts/account_store.h"
#include "engine/accounts/app_keys.h"
#include "gui/account/keys_dialog.h"
#include "sandbox/embedded_sandbox.h"
#include "support/open_engine.h"
#include "support/wait.h"

#include <QDesktopServices>
#include <QFile>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <memory>

using namespace Qt::StringLiterals;

class KeysDialogTest : public QObject
{
    Q_OBJECT
public slots:
    // Stands for the browser: follows redirects, as one does.
    void browse(const QUrl &url);
    void follow(const QUrl &url);

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void checkingGoodKeysSaysSoAndChangesNothing();
    void checkingAWrongTokenSaysWhatIsWrong();
    void checkingRenewsWhatHasExpiredIntoTheFields();
    void nothingCanBeSavedWithoutTheTwoKeys();
    void theBrowserBringsTokensBack();
    void aStrangerIsNotTheBrowser();
    void anAddressOfAnotherSignInIsRefused();
    void noBrowserIsOpenedWhereAStrangerListens_data();
    void noBrowserIsOpenedWhereAStrangerListens();
    void theCodeCanBePasted();
    void aWrongCodeIsRefusedInWords();
    void theBrowserNeedsTheClientSecret();
    void savingSignsIn();
    void withoutAKeychainItSaysWhatToDoBeforeAnybodySignsIn();
    void theEndOfASignInIsTold();
    void whatDoesNotFitOnTheScreenScrolls();
    void whatYoukuRefusesIsNeverKept();
    void whatCouldNotBeAskedIsKeptOnlyIfSomebodySaysSo();
    void theBrowserAloneSignsIn();
    void theBrowserAsksForTheAppOnce();

private:
    template <typename T>
    T *part(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    QLineEdit *field(const char *name) { return part<QLineEdit>(name); }
    QString said() { return part<QLabel>("resultHead")->text(); }
    bool saidSomething() { return part<QWidget>("result")->isVisible(); }
    void openFor(gui::KeysDialog::Way way, const youku::Credentials &app);
    void typeKeys(const QString &accessToken);
    QUrl freeRedirect() const;
    transfer::AccountSession &account() { return m_engine->account(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    youku::Credentials m_keys;
    OpenEngine m_engine;
    std::unique_ptr<gui::KeysDialog> m_dialog;
    QNetworkAccessManager m_browser;
    QList<QUrl> m_browsed;
    bool m_browserWorks = true;
};

void KeysDialogTest::browse(const QUrl &url)
{
    // The command line of a browser is everybody's to read.
    QVERIFY(url.isLocalFile());
    QFile file(url.toLocalFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(int(file.permissions()) & 0x0077, 0);
    static const QRegularExpression target(u"url=([^\"]+)\""_s);
    const QString address = target.match(QString::fromUtf8(file.readAll())).captured(1);
    m_browsed.append(QUrl(QString(address).replace(u"&amp;"_s, u"&"_s)));
    if (m_browserWorks)
        follow(m_browsed.last());
}

void KeysDialogTest::follow(const QUrl &url)
{
    QNetworkReply *reply = m_browser.get(QNetworkRequest(url)); // follows, by default
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

void KeysDialogTest::initTestCase()
{
    QDesktopServices::setUrlHandler(u"file"_s, this, "browse");
}

void KeysDialogTest::init()
{
    m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(sandbox::Options{});
    QSignalSpy ready(m_sandbox.get(), &sandbox::EmbeddedSandbox::ready);
    m_sandbox->start();
    QVERIFY(ready.wait(20000));
    qputenv("YOUCHUAN_API_URL", ready.first()[0].toUrl().toEncoded());
    m_keys = ready.first()[1].value<youku::Credentials>();

    engine::Options options;
    m_dir = std::make_unique<QTemporaryDir>();
    options.profileDir = m_dir->filePath(u"profile"_s);
    QVERIFY(m_engine.open(options));
    openFor(gui::KeysDialog::Way::Keys, {});
    m_browsed.clear();
    m_browserWorks = true;
}

void KeysDialogTest::cleanup()
{
    m_dialog.reset();
    QVERIFY(m_engine.close());
    m_engine.reset();
    m_sandbox.reset();
}

void KeysDialogTest::cleanupTestCase()
{
    QDesktopServices::unsetUrlHandler(u"file"_s);
}

void KeysDialogTest::openFor(gui::KeysDialog::Way way, const youku::Credentials &app)
{
    m_dialog = std::make_unique<gui::KeysDialog>(*m_engine, way, app);
    m_dialog->show();
}

void KeysDialogTest::typeKeys(const QString &accessToken)
{
    field("clientId")->setText(m_keys.clientId);
    field("accessToken")->setText(accessToken);
}

QUrl KeysDialogTest::freeRedirect() const
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1/back"_s.arg(server.serverPort()));
}

void KeysDialogTest::checkingGoodKeysSaysSoAndChangesNothing()
{
    typeKeys(m_keys.accessToken);
    part<QPushButton>("check")->click();
    TRY_VERIFY(saidSomething());
    QCOMPARE(said(), u"Youku accepts this sign-in"_s);
    QCOMPARE(account().state(), transfer::AccountSession::State::Missing);
}

void KeysDialogTest::checkingAWrongTokenSaysWhatIsWrong()
{
    typeKeys(u"0123456789abcdef0123456789abcdef"_s);
    part<QPushButton>("check")->click();
    TRY_VERIFY(saidSomething());
    QVERIFY2(said().startsWith(u"The sign-in has expired"_s), qPrintable(said()));
    field("clientId")->setText(u"ffffffffffffffff"_s);
    QVERIFY(!saidSomething()); // it was said of other keys
    part<QPushButton>("check")->click();
    TRY_VERIFY(saidSomething());
    QVERIFY2(said().startsWith(u"Youku does not know this client ID"_s), qPrintable(said()));
}

void KeysDialogTest::checkingRenewsWhatHasExpiredIntoTheFields()
{
    typeKeys(u"0123456789abcdef0123456789abcdef"_s);
    field("refreshToken")->setText(m_keys.refreshToken);
    part<QPushButton>("check")->click();
    TRY_VERIFY(saidSomething());
    QCOMPARE(said(), u"Youku accepts this sign-in"_s);
    QVERIFY(field("refreshToken")->text() != m_keys.refreshToken); // it rotates
    QCOMPARE(field("accessToken")->text().size(), 32);
    QVERIFY(field("accessToken")->text() != u"0123456789abcdef0123456789abcdef"_s);
}

void KeysDialogTest::nothingCanBeSavedWithoutTheTwoKeys()
{
    QVERIFY(!part<QPushButton>("save")->isEnabled());
    field("clientId")->setText(m_keys.clientId);
    QVERIFY(!part<QPushButton>("save")->isEnabled());
    field("accessToken")->setText(m_keys.accessToken);
    QVERIFY(part<QPushButton>("save")->isEnabled());
    QCOMPARE(field("accessToken")->echoMode(), QLineEdit::Password);
}

void KeysDialogTest::theBrowserBringsTokensBack()
{
    emit part<QLabel>("accessTokenHelp")->linkActivated(u"browser"_s);
    field("clientId")->setText(m_keys.clientId);
    field("clientSecret")->setText(m_keys.clientSecret);
    field("redirect")->setText(freeRedirect().toString());
    QVERIFY(part<QPushButton>("open")->isVisible());
    part<QPushButton>("open")->click();
    TRY_COMPARE(said(), u"Youku let Youchuan in as “Sandbox user 1”"_s);
    QCOMPARE(m_browsed.size(), 1);
    QCOMPARE(m_browsed.first().path(), u"/v2/oauth2/authorize"_s);
    QVERIFY(!m_browsed.first().toString().contains(m_keys.clientSecret));
    QVERIFY(field("accessToken")->text() != m_keys.accessToken && !field("refreshToken")->text().isEmpty());
    part<QPushButton>("check")->click();
    TRY_COMPARE(said(), u"Youku accepts this sign-in"_s);
}

void KeysDialogTest::aStrangerIsNotTheBrowser()
{
    m_browserWorks = false;
    field("clientId")->setText(m_keys.clientId);
    field("clientSecret")->setText(m_keys.clientSecret);
    QUrl address = freeRedirect();
    field("redirect")->setText(address.toString());
    part<QPushButton>("open")->click();
    address.setQuery(u"code=forged&state=guessed"_s);
    QNetworkReply *reply = m_browser.get(QNetworkRequest(address));
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait(20000));
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 404);
    reply->deleteLater();

    // The real one still comes through.
    m_browserWorks = true;
    follow(m_browsed.first());
    TRY_COMPARE(said(), u"Youku let Youchuan in as “Sandbox user 1”"_s);
}

// Somebody's own code with a guessed or missing state would sign the user in to somebody's account.
void KeysDialogTest::anAddressOfAnotherSignInIsRefused()
{
    m_browserWorks = false;
    field("clientId")->setText(m_keys.clientId);
    field("clientSecret")->setText(m_keys.clientSecret);
    for (const bool opened : {false, true}) {
        if (opened)
            part<QPushButton>("open")->click();
        for (const QString &query :
             {u"?code=somebodys"_s, u"?code=somebodys&state=guessed"_s, u"?state=&code=x"_s}) {
            field("redirect")->setText(u"https://studio.example/back"_s);
            field("code")->setText(u"https://studio.example/back"_s + query);
            part<QPushButton>("useCode")->click();
            QVERIFY(part<QLabel>("state")->text().startsWith(u"This is not the address"_s));
            QVERIFY(field("accessToken")->text().isEmpty());
        }
    }
}

void KeysDialogTest::noBrowserIsOpenedWhereAStrangerListens_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QHostAddress>("stranger");
    QTest::newRow("number") << u"127.0.0.1"_s << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("name") << u"localhost"_s << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("name, the other family") << u"localhost"_s << QHostAddress(QHostAddress::LocalHostIPv6);
}

void KeysDialogTest::noBrowserIsOpenedWhereAStrangerListens()
{
    QFETCH(QString, host);
    QFETCH(QHostAddress, stranger);
    QTcpServer server;
    if (!server.listen(stranger))
        QSKIP("this machine has no such address");
    field("clientId")->setText(m_keys.clientId);
    field("clientSecret")->setText(m_keys.clientSecret);
    field("redirect")->setText(u"http://%1:%2/youku"_s.arg(host).arg(server.serverPort()));
    part<QPushButton>("open")->click();
    QVERIFY(part<QLabel>("state")->text().startsWith(u"Another program listens"_s));
    QVERIFY(m_browsed.isEmpty());
    QVERIFY(!server.hasPendingConnections());
}

void KeysDialogTest::theCodeCanBePasted()
{
    m_browserWorks = false;
    field("clientId")->setText(m_keys.clientId);
    field("clientSecret")->setText(m_keys.clientSecret);
    field("redirect")->setText(u"https://studio.example/back"_s); // not this computer's
    part<QPushButton>("open")->click();
    QNetworkRequest request(m_browsed.first());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_browser.get(request);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(finished.wait(20000));
    const QUrl endedAt = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    reply->deleteLater();
    QCOMPARE(endedAt.host(), u"studio.example"_s);

    field("code")->setText(endedAt.toString());
    QTest::keyClick(field("code"), Qt::Key_Return);
    TRY_COMPARE(said(), u"Youku let Youchuan in as “Sandbox user 1”"_s);
    QCOMPARE(field("accessToken")->text().size(), 32);
}

void KeysDialogTest::aWrongCodeIsRefusedInWords()
{
    field("clientId")->setText(m_keys.clientId);
    field("clientSecret")->setText(m_keys.clientSecret);
    field("redirect")->setText(u"https://studio.example/back"_s);
    field("code")->setText(u"nonsense"_s);
    part<QPushButton>("useCode")->click();
    TRY_VERIFY(!said().isEmpty());
    QVERIFY2(said().contains(u"130011207"_s), qPrintable(said()));
    QVERIFY(field("accessToken")->text().isEmpty());
}

void KeysDialogTest::theBrowserNeedsTheClientSecret()
{
    field("clientId")->setText(m_keys.clientId);
    emit part<QLabel>("accessTokenHelp")->linkActivated(u"browser"_s);
    QVERIFY(!part<QPushButton>("open")->isEnabled());
    QVERIFY(field("clientSecret")->isVisible());
    QVERIFY(part<QLabel>("state")->text().contains(u"client secret"_s));
}

// Tests run without a keychain: that was said before, and a sign-in that has worked closes as worked.
void KeysDialogTest::savingSignsIn()
{
    QSignalSpy signedIn(m_dialog.get(), &gui::KeysDialog::signedIn);
    typeKeys(m_keys.accessToken);
    part<QPushButton>("save")->click();
    TRY_COMPARE(account().state(), transfer::AccountSession::State::Ready);
    TRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(signedIn.size(), 1);
    QCOMPARE(signedIn[0][0].value<transfer::AccountId>(), account().id());
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
}

void KeysDialogTest::whatYoukuRefusesIsNeverKept()
{
    typeKeys(u"0123456789abcdef0123456789abcdef"_s);
    part<QPushButton>("save")->click();
    TRY_VERIFY(saidSomething());
    QVERIFY2(said().startsWith(u"The sign-in has expired"_s), qPrintable(said()));
    QVERIFY(!part<QPushButton>("keepAllTheSame")->isVisible());
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_engine->accountStore().list().isEmpty());
}

void KeysDialogTest::whatCouldNotBeAskedIsKeptOnlyIfSomebodySaysSo()
{
    m_sandbox.reset(); // nobody answers any more
    typeKeys(m_keys.accessToken);
    part<QPushButton>("save")->click();
    TRY_VERIFY(saidSomething());
    QVERIFY(m_engine->accountStore().list().isEmpty());
    auto *keep = part<QPushButton>("keepAllTheSame");
    QVERIFY(keep->isVisible());
    field("accessToken")->setText(m_keys.refreshToken); // it was said of other keys
    QVERIFY(!keep->isVisible());
    field("accessToken")->setText(m_keys.accessToken);
    part<QPushButton>("save")->click();
    TRY_VERIFY(keep->isVisible());
    keep->click();
    TRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(account().state(), transfer::AccountSession::State::Ready);
}

void KeysDialogTest::theBrowserAloneSignsIn()
{
    openFor(gui::KeysDialog::Way::Browser, {m_keys.clientId, {}, {}, m_keys.clientSecret});
    QVERIFY(!field("clientId")->isVisible() && !field("clientSecret")->isVisible());
    QVERIFY(!field("accessToken")->isVisible() && !part<QPushButton>("save")->isVisible());
    field("redirect")->setText(freeRedirect().toString());
    QSignalSpy signedIn(m_dialog.get(), &gui::KeysDialog::signedIn);
    m_dialog->begin();
    TRY_COMPARE(signedIn.size(), 1);
    QVERIFY(!m_dialog->isVisible());
    const auto id = signedIn[0][0].value<transfer::AccountId>();
    QCOMPARE(m_engine->accountStore().find(id).name, u"Sandbox user 1"_s);
    QVERIFY(m_engine->accountStore().find(id).validUntil > QDateTime::currentDateTime());
}

void KeysDialogTest::theBrowserAsksForTheAppOnce()
{
    QVERIFY(engine::appKeys(m_engine->accountStore(), m_engine->accounts()).clientId.isEmpty());
    openFor(gui::KeysDialog::Way::Browser, {});
    QVERIFY(field("clientId")->isVisible() && field("clientSecret")->isVisible());
    QVERIFY(!field("refreshToken")->isVisible());
    QVERIFY(!part<QPushButton>("open")->isEnabled());
    field("clientId")->setText(m_keys.clientId);
    field("clientSecret")->setText(m_keys.clientSecret);
    field("redirect")->setText(freeRedirect().toString());
    QSignalSpy signedIn(m_dialog.get(), &gui::KeysDialog::signedIn);
    part<QPushButton>("open")->click();
    TRY_COMPARE(signedIn.size(), 1);
    const youku::Credentials app = engine::appKeys(m_engine->accountStore(), m_engine->accounts());
    QCOMPARE(app.clientId, m_keys.clientId);
    QCOMPARE(app.clientSecret, m_keys.clientSecret);
    QVERIFY(app.accessToken.isEmpty() && app.refreshToken.isEmpty());
}

// Tests run without a keychain.
void KeysDialogTest::withoutAKeychainItSaysWhatToDoBeforeAnybodySignsIn()
{
    const auto *kept = part<QLabel>("kept");
    TRY_VERIFY(kept->text().startsWith(u"There is no keychain on this computer"_s));
    for (const QString &variable : {u"YOUCHUAN_CLIENT_ID"_s, u"YOUCHUAN_ACCESS_TOKEN"_s,
                                    u"YOUCHUAN_REFRESH_TOKEN"_s, u"YOUCHUAN_CLIENT_SECRET"_s})
        QVERIFY2(kept->text().contains(variable), qPrintable(kept->text()));
    QVERIFY(kept->heightForWidth(kept->width()) <= kept->height());
}

void KeysDialogTest::theEndOfASignInIsTold()
{
    const auto tellsDay = [](const QString &text) {
        const QDate day = QDate::currentDate().addDays(30); // or the next, around midnight
        return text.contains(QLocale().toString(day, u"d MMMM yyyy"_s))
               || text.contains(QLocale().toString(day.addDays(1), u"d MMMM yyyy"_s));
    };
    field("clientId")->setText(m_keys.clientId);
    field("clientSecret")->setText(m_keys.clientSecret);
    field("redirect")->setText(freeRedirect().toString());
    part<QPushButton>("open")->click();
    TRY_COMPARE(said(), u"Youku let Youchuan in as “Sandbox user 1”"_s);
    part<QPushButton>("check")->click();
    TRY_COMPARE(said(), u"Youku accepts this sign-in"_s);
    QVERIFY2(tellsDay(part<QLabel>("resultDetail")->text()),
             qPrintable(part<QLabel>("resultDetail")->text()));
    part<QPushButton>("save")->click();
    TRY_COMPARE(account().state(), transfer::AccountSession::State::Ready);
    QVERIFY(m_engine->accountStore().find(account().id()).validUntil > QDateTime::currentDateTime());

    const QString typed = account().credentials().accessToken;
    openFor(gui::KeysDialog::Way::Keys, {});
    typeKeys(typed); // nobody said how long
    part<QPushButton>("save")->click();
    TRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_engine->accountStore().list().size(), 1);
    QVERIFY(!m_engine->accountStore().find(account().id()).validUntil.isValid());
}

void KeysDialogTest::whatDoesNotFitOnTheScreenScrolls()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 2.5);
    QApplication::setFont(large);
    gui::KeysDialog dialog(*m_engine, gui::KeysDialog::Way::Keys, {});
    emit dialog.findChild<QLabel *>(u"accessTokenHelp"_s)->linkActivated(u"browser"_s);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const auto *scroll = dialog.findChild<QScrollArea *>();
    QVERIFY(dialog.height() <= dialog.screen()->availableSize().height());
    QVERIFY(scroll->widget()->height() > scroll->viewport()->height());
    QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    auto *save = dialog.findChild<QPushButton *>(u"save"_s);
    QVERIFY(dialog.rect().contains(QRect(save->mapTo(&dialog, QPoint()), save->size())));
    // Tab brings each field into sight.
    dialog.findChild<QLineEdit *>(u"clientId"_s)->setFocus(Qt::TabFocusReason);
    QSet<const QWidget *> seen;
    for (int step = 0; step < 40; ++step) {
        QWidget *focused = dialog.focusWidget();
        seen.insert(focused);
        if (scroll->widget()->isAncestorOf(focused)) {
            const QRect place(focused->mapTo(scroll->viewport(), QPoint()), focused->size());
            QVERIFY2(scroll->viewport()->rect().intersects(place), qPrintable(focused->objectName()));
        }
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    QVERIFY(seen.contains(dialog.findChild<QLineEdit *>(u"redirect"_s)));
    QApplication::setFont(usual);
    gui::KeysDialog small(*m_engine, gui::KeysDialog::Way::Keys, {});
    small.show();
    QVERIFY(QTest::qWaitForWindowExposed(&small));
    scroll = small.findChild<QScrollArea *>();
    QVERIFY(scroll->widget()->height() <= scroll->viewport()->height()); // there is room for all of it
}

QTEST_MAIN(KeysDialogTest)
#include "tst_keys_dialog.moc"
