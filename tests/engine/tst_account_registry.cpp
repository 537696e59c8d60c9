// Which sign-ins are of one account.
#include "engine/accounts/account_registry.h"

#include "support/wait.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <memory>

using namespace Qt::StringLiterals;
using engine::AccountRegistry;
using transfer::AccountId;

namespace {

const youku::User ann{u"1001"_s, u"Ann"_s};
const youku::User ben{u"1002"_s, u"Ben"_s};

youku::Credentials tokens(const QString &access, const QString &app = u"c0ffee"_s)
{
    return {app, access, u"refresh of "_s + access, {}};
}

// One run of the program, with the settings of a profile.
struct Run {
    explicit Run(const QString &path) : settings(path), registry(settings) {}
    AccountId learn(const youku::Credentials &credentials, const youku::User &user)
    {
        return registry.learn(registry.of(credentials), user, AccountRegistry::marksOf(credentials));
    }
    store::Settings settings;
    AccountRegistry registry;
};

} // namespace

class AccountRegistryTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void theClientIdIsAllUntilYoukuTells()
    {
        Run run(path());
        const AccountId id = run.registry.of(tokens(u"1"_s));
        QVERIFY(!QUuid::fromString(id.text).isNull());
        QCOMPARE(run.registry.of(tokens(u"2"_s)), id);
        QVERIFY(run.registry.of(tokens(u"1"_s, u"beef"_s)) != id);
        QVERIFY(!run.registry.mayBeAnother(id));
    }

    void theApiOfAnAppIsKeptWithItsAccount()
    {
        AccountId id;
        {
            Run run(path());
            id = run.registry.of(tokens(u"1"_s));
            QCOMPARE(run.registry.find(id).api, youku::ApiKind::Open);
            run.registry.setApi(id, youku::ApiKind::Signed);
            QCOMPARE(run.learn(tokens(u"1"_s), ann), id);
        }
        Run run(path());
        QCOMPARE(run.registry.find(id).api, youku::ApiKind::Signed);
        // And with that of another user, which gets an id of its own.
        run.registry.setApi(run.registry.of(tokens(u"2"_s)), youku::ApiKind::Signed);
        const AccountId other = run.learn(tokens(u"2"_s), ben);
        QVERIFY(other != id);
        QCOMPARE(run.registry.find(other).api, youku::ApiKind::Signed);
    }

    void twoUsersOfOneAppAreTwoAccounts()
    {
        Run run(path());
        const AccountId first = run.learn(tokens(u"1"_s), ann);
        const AccountId next = run.registry.of(tokens(u"2"_s));
        QVERIFY(next != first);
        QVERIFY(run.registry.mayBeAnother(next));
        const AccountId second = run.learn(tokens(u"2"_s), ben);
        QVERIFY(second != first);
        QVERIFY(!run.registry.mayBeAnother(second));
        QCOMPARE(run.registry.find(first).name, u"Ann"_s);
        QCOMPARE(run.registry.find(second).name, u"Ben"_s);
    }

    // Killed before the settings were written: the records that name it are his the next time too.
    void anotherUserHasTheSameIdAgain()
    {
        QStringList ids;
        for (const QString &profile : {u"one"_s, u"two"_s}) {
            Run run(m_dir->filePath(profile));
            run.learn(tokens(u"1"_s), ann);
            ids.append(run.learn(tokens(u"2"_s), ben).text);
        }
        QCOMPARE(ids.first(), ids.last());
    }

    void idsThatWereKeptStay()
    {
        Run run(path());
        const AccountId first = run.learn(tokens(u"1"_s), ann);
        const AccountId kept{u"5c1c4f0e-6d0b-4b3c-9a57-2f6e0f6f7a12"_s};
        QJsonArray accounts = run.settings.value(store::Setting::Accounts).toJsonArray();
        accounts.append(
            QJsonObject{{u"id"_s, kept.text}, {u"client_id"_s, u"c0ffee"_s}, {u"user_id"_s, ben.id}});
        run.settings.setValue(store::Setting::Accounts, accounts);
        AccountRegistry again(run.settings);
        QCOMPARE(again.learn(again.of(tokens(u"2"_s)), ben, {}), kept);
        QCOMPARE(again.of(tokens(u"1"_s)), first);
    }

    void whatIsDecidedIsWrittenAtOnce()
    {
        Run run(path());
        run.learn(tokens(u"1"_s), ann);
        run.registry.use({u"5c1c4f0e-6d0b-4b3c-9a57-2f6e0f6f7a12"_s});
        QVERIFY(waitWithoutEvents([this] { // so that no timer can be what writes it
            return fileContent().contains("1001") && fileContent().contains("5c1c4f0e");
        }));
    }

    void theSameUserIsTheSameAccount()
    {
        const AccountId first = Run(path()).learn(tokens(u"1"_s), ann);
        Run next(path());
        QCOMPARE(next.learn(tokens(u"2"_s), {ann.id, u"Ann of late"_s}), first);
        QCOMPARE(next.registry.all().size(), 1);
        QCOMPARE(next.registry.find(first).name, u"Ann of late"_s);
    }

    void tokensThatWereSeenNeedNoQuestion()
    {
        const AccountId first = Run(path()).learn(tokens(u"1"_s), ann);
        Run run(path());
        const AccountId second = run.learn(tokens(u"2"_s), ben);
        QCOMPARE(run.registry.of(tokens(u"1"_s)), first);
        QCOMPARE(run.registry.of(tokens(u"2"_s)), second);
        youku::Credentials renewed = tokens(u"2"_s);
        renewed.accessToken = u"3"_s;
        QCOMPARE(run.registry.of(renewed), second);
        renewed.refreshToken.clear();
        QVERIFY(run.registry.of(renewed) != second);
    }

    void noTokenStandsInTheSettings()
    {
        const QString secret(32, u'7');
        Run(path()).learn({u"c0ffee"_s, secret, u"r"_s + secret, u"s"_s + secret}, ann);
        const QByteArray content = fileContent();
        QVERIFY(content.contains("1001"));
        QVERIFY(!content.contains(secret.toUtf8()));
    }

    // Killed before the settings were written, or they were lost.
    void theFirstAccountOfAnAppHasTheSameIdAgain()
    {
        const AccountId id = Run({}).registry.of(tokens(u"1"_s));
        QCOMPARE(Run({}).registry.of(tokens(u"2"_s)), id);
        QCOMPARE(Run({}).registry.ofVersion2(u"c0ffee"_s), id);
    }

    void whatWasNeverKeptIsForgotten()
    {
        {
            Run run(path());
            run.learn(tokens(u"1"_s), ann);
            run.registry.of(tokens(u"2"_s));
        }
        Run next(path());
        QCOMPARE(next.registry.all().size(), 1);
        const AccountId unknown = next.registry.of(tokens(u"3"_s));
        next.registry.keep(unknown);
        QCOMPARE(next.registry.of(tokens(u"4"_s)), unknown);
        next.registry.forget(unknown);
        QCOMPARE(next.registry.all().size(), 1);
    }

    void recordsOfVersion2AreTakenOver()
    {
        Run run(path());
        const AccountId known = run.learn(tokens(u"1"_s), ann);
        const auto names = run.registry.takeOver({{u"c0ffee"_s}, {}, known, {u"beef"_s}});
        QCOMPARE(names.size(), 2);
        QCOMPARE(names.value({u"c0ffee"_s}), known);
        QCOMPARE(run.registry.find(names.value({u"beef"_s})).clientId, u"beef"_s);
        QCOMPARE(run.registry.of(tokens(u"1"_s, u"beef"_s)), names.value({u"beef"_s}));
    }

    void settingsThatMakeNoSenseAreLeftOut()
    {
        Run run(path());
        const QJsonObject twice{{u"id"_s, u"5c1c4f0e-6d0b-4b3c-9a57-2f6e0f6f7a12"_s},
                                {u"client_id"_s, u"c0ffee"_s}};
        run.settings.setValue(store::Setting::Accounts,
                              QJsonArray{u"nonsense"_s, 7, QJsonObject{}, twice, twice});
        const AccountRegistry again(run.settings);
        QCOMPARE(again.all().size(), 1);
        QCOMPARE(again.all().first().clientId, u"c0ffee"_s);
    }

private:
    QString path() const { return m_dir->filePath(u"settings.json"_s); }
    QByteArray fileContent() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(AccountRegistryTest)
#include "tst_account_registry.moc"
