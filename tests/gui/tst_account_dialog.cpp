// Signing in, against a sandbox: what Youku says of pasted keys, and the way through the browser.
#include "engine/accounts/account_store.h"
#include "gui/account/account_dialog.h"
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

class AccountDialogTest : public QObject
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
    void norIsWhatTheSignInInUseHasSpentLeftThere();
    void nothingCanBeSavedWithoutTheTwoKeys();
    void theBrowserBringsTokensBack();
    void aStrangerIsNotTheBrowser();
    void anAddressOfAnotherSignInIsRefused();
    void noBrowserIsOpenedWhereAStrangerListens_data();
    void noBrowserIsOpenedWhereAStrangerListens();
    void theCodeCanBePasted();
    void aWrongCodeIsRefusedInWords();
    void theBrowserNeedsTheClientSecret();
    void savingSignsInAndSaysWhereItIsKept();
    void withoutAKeychainItSaysWhatToDoBeforeAnybodySignsIn();
    void theEndOfASignInIsTold();
    void whatDoesNotFitOnTheScreenScrolls();
    void signingOutForgets();

private:
    template <typename T>
    T *part(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    QLineEdit *field(const char *name) { return part<QLineEdit>(name); }
    QString said() { return part<QLabel>("resultHead")->text(); }
    bool saidSomething() { return part<QWidget>("result")->isVisible(); }
    void typeKeys(const QString &accessToken);
    QUrl freeRedirect() const;
    transfer::AccountSession &account() { return m_engine->account(); }

    QTemporaryDir m_dir;
    std::unique_ptr<sandbox::EmbeddedSandbox> m_sandbox;
    youku::Credentials m_keys;
    OpenEngine m_engine;
    std::unique_ptr<gui::AccountDialog> m_dialog;
    QNetworkAccessManager m_browser;
    QList<QUrl> m_browsed;
    bool m_browserWorks = true;
};

void AccountDialogTest::browse(const QUrl &url)
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

void AccountDialogTest::follow(const QUrl &url)
{
    QNetworkReply *reply = m_browser.get(QNetworkRequest(url)); // follows, by default
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

void AccountDialogTest::initTestCase()
{
    QDesktopServices::setUrlHandler(u"file"_s, this, "browse");
}

void AccountDialogTest::init()
{
    m_sandbox = std::make_unique<sandbox::EmbeddedSandbox>(sandbox::Options{});
    QSignalSpy ready(m_sandbox.get(), &sandbox::EmbeddedSandbox::ready);
    m_sandbox->start();
    QVERIFY(ready.wait(20000));
    qputenv("YOUCHUAN_API_URL", ready.first()[0].toUrl().toEncoded());
    m_keys = ready.first()[1].value<youku::Credentials>();

    engine::Options options;
    options.profileDir = m_dir.filePath(u"profile"_s);
    QVERIFY(m_engine.open(options));
    m_dialog = std::make_unique<gui::AccountDialog>(*m_engine);
    m_dialog->show();
    m_browsed.clear();
    m_browserWorks = true;
}

void AccountDialogTest::cleanup()
{
    m_dialog.reset();
    QVERIFY(m_engine.close());
    m_engine.reset();
    m_sandbox.reset();
}

void AccountDialogTest::cleanupTestCase()
{
    QDesktopServices::unsetUrlHandler(u"file"_s);
}

void AccountDialogTest::typeKeys(const QString &accessToken)
{
    field("clientId")->setText(m_keys.clientId);
    field("accessToken")->setText(accessToken);
}

QUrl AccountDialogTest::freeRedirect() const
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(u"http://127.0.0.1:%1/back"_s.arg(server.serverPort()));
}

void AccountDialogTest::checkingGoodKeysSaysSoAndChangesNothing()
{
    typeKeys(m_keys.accessToken);
    part<QPushButton>("check")->click();
    TRY_VERIFY(saidSomething());
    QCOMPARE(said(), u"Youku accepts this sign-in"_s);
    QCOMPARE(account().state(), transfer::AccountSession::State::Missing);
}

void AccountDialogTest::checkingAWrongTokenSaysWhatIsWrong()
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

void AccountDialogTest::checkingRenewsWhatHasExpiredIntoTheFields()
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

void AccountDialogTest::norIsWhatTheSignInInUseHasSpentLeftThere()
{
    youku::Credentials expired = m_keys;
    expired.accessToken = u"0123456789abcdef0123456789abcdef"_s;
    bool signedIn = false;
    m_engine->accountStore().signIn({expired}, this, [&](bool) { signedIn = true; });
    TRY_VERIFY(signedIn);
    m_dialog = std::make_unique<gui::AccountDialog>(*m_engine);
    m_dialog->show();
    part<QPushButton>("check")->click();
    TRY_VERIFY(saidSomething());
    QCOMPARE(said(), u"Youku accepts this sign-in"_s);
    QVERIFY(account().credentials().refreshToken != m_keys.refreshToken); // it rotates
    QCOMPARE(field("refreshToken")->text(), account().credentials().refreshToken);
    QCOMPARE(field("accessToken")->text(), account().credentials().accessToken);
}

void AccountDialogTest::nothingCanBeSavedWithoutTheTwoKeys()
{
    QVERIFY(!part<QPushButton>("save")->isEnabled());
    field("clientId")->setText(m_keys.clientId);
    QVERIFY(!part<QPushButton>("save")->isEnabled());
    field("accessToken")->setText(m_keys.accessToken);
    QVERIFY(part<QPushButton>("save")->isEnabled());
    QCOMPARE(field("accessToken")->echoMode(), QLineEdit::Password);
}

void AccountDialogTest::theBrowserBringsTokensBack()
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

void AccountDialogTest::aStrangerIsNotTheBrowser()
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
void AccountDialogTest::anAddressOfAnotherSignInIsRefused()
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

void AccountDialogTest::noBrowserIsOpenedWhereAStrangerListens_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QHostAddress>("stranger");
    QTest::newRow("number") << u"127.0.0.1"_s << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("name") << u"localhost"_s << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("name, the other family") << u"localhost"_s << QHostAddress(QHostAddress::LocalHostIPv6);
}

void AccountDialogTest::noBrowserIsOpenedWhereAStrangerListens()
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

void AccountDialogTest::theCodeCanBePasted()
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

void AccountDialogTest::aWrongCodeIsRefusedInWords()
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

void AccountDialogTest::theBrowserNeedsTheClientSecret()
{
    field("clientId")->setText(m_keys.clientId);
    emit part<QLabel>("accessTokenHelp")->linkActivated(u"browser"_s);
    QVERIFY(!part<QPushButton>("open")->isEnabled());
    QVERIFY(field("clientSecret")->isVisible());
    QVERIFY(part<QLabel>("state")->text().contains(u"client secret"_s));
}

void AccountDialogTest::savingSignsInAndSaysWhereItIsKept()
{
    typeKeys(m_keys.accessToken);
    part<QPushButton>("save")->click();
    TRY_COMPARE(account().state(), transfer::AccountSession::State::Ready);
    // Tests run without a keychain: that is said, and nothing is written.
    TRY_VERIFY(said().contains(u"keychain"_s));
    QVERIFY(m_dialog->isVisible());
}

// Tests run without a keychain.
void AccountDialogTest::withoutAKeychainItSaysWhatToDoBeforeAnybodySignsIn()
{
    const auto *kept = part<QLabel>("kept");
    TRY_VERIFY(kept->text().startsWith(u"There is no keychain on this computer"_s));
    for (const QString &variable : {u"YOUCHUAN_CLIENT_ID"_s, u"YOUCHUAN_ACCESS_TOKEN"_s,
                                    u"YOUCHUAN_REFRESH_TOKEN"_s, u"YOUCHUAN_CLIENT_SECRET"_s})
        QVERIFY2(kept->text().contains(variable), qPrintable(kept->text()));
    QVERIFY(kept->heightForWidth(kept->width()) <= kept->height());
}

void AccountDialogTest::theEndOfASignInIsTold()
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
    QVERIFY2(tellsDay(part<QLabel>("whoState")->text()), qPrintable(part<QLabel>("whoState")->text()));
    QVERIFY(m_engine->accountStore().find(m_engine->account().id()).validUntil
            > QDateTime::currentDateTime());

    field("accessToken")->setText(m_keys.accessToken); // of another sign-in: nobody said how long
    part<QPushButton>("save")->click();
    TRY_COMPARE(account().credentials().accessToken, m_keys.accessToken);
    QCOMPARE(part<QLabel>("whoState")->text(), u"Signed in on this computer"_s);
    QVERIFY(m_engine->settings().text(store::Setting::AccountValidUntil).isEmpty());
}

void AccountDialogTest::whatDoesNotFitOnTheScreenScrolls()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(usual.pointSizeF() * 2.5);
    QApplication::setFont(large);
    gui::AccountDialog dialog(*m_engine);
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
    gui::AccountDialog small(*m_engine);
    small.show();
    QVERIFY(QTest::qWaitForWindowExposed(&small));
    scroll = small.findChild<QScrollArea *>();
    QVERIFY(scroll->widget()->height() <= scroll->viewport()->height()); // there is room for all of it
}

void AccountDialogTest::signingOutForgets()
{
    account().signIn(m_keys);
    TRY_VERIFY(part<QPushButton>("signOut")->isVisible());
    part<QPushButton>("signOut")->click();
    QCOMPARE(account().state(), transfer::AccountSession::State::Missing);
    QVERIFY(field("accessToken")->text().isEmpty());
}

QTEST_MAIN(AccountDialogTest)
#include "tst_account_dialog.moc"
