// Two people who use one app and one profile in turns: nobody publishes or cancels what the other began.
#include "programs.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;

} // namespace

class CliAccountsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatOneBeganWaitsForHim_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::newRow("resume") << u"resume"_s;
        QTest::newRow("cancel") << u"cancel"_s;
    }

    void whatOneBeganWaitsForHim()
    {
        QFETCH(QString, verb);
        SandboxProgram youku;
        QVERIFY(youku.start({u"--task-timeout"_s, u"2"_s}));
        CliProgram cli(&youku);
        QVERIFY(begin(cli, youku));

        const bool cancels = verb == u"cancel"_s;
        become(cli, youku.addUser());
        const Outcome asBen = cli.run(cancels ? QStringList{verb, u"1"_s} : QStringList{verb});
        QVERIFY2(asBen.code == 3, qPrintable(asBen.out + asBen.err));
        QVERIFY2(asBen.err.contains(u"This upload belongs to the account Sandbox user 1; sign in with it"_s),
                 qPrintable(asBen.err));
        QCOMPARE(upload(youku)[u"state"].toString(), u"open"_s);

        // His own goes through meanwhile, though it is the same app.
        cli.run({u"upload"_s, cli.file(u"of ben.mp4"_s, 1'000'000, 2)});
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(youku.videos().first()[u"ended_by"], youku.videos().first()[u"user_id"]);
        QCOMPARE(upload(youku)[u"state"].toString(), u"open"_s);

        become(cli, youku.ready());
        const Outcome asAnn = cli.run({u"resume"_s});
        QVERIFY2(asAnn.code == 0, qPrintable(asAnn.out + asAnn.err));
        const QJsonObject ended = upload(youku);
        QCOMPARE(ended[u"state"].toString(), cancels ? u"cancelled"_s : u"committed"_s);
        QCOMPARE(ended[u"ended_by"], ended[u"user_id"]);
    }

    void theAccountOfARunIsListedAndNamed()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        become(cli, youku.addUser());
        const Outcome list = cli.run({u"accounts"_s, u"--json"_s});
        QVERIFY2(list.code == 0, qPrintable(list.err));
        QVERIFY(list.out.contains(u"\"default\":true"_s) && list.out.contains(u"\"state\":\"ready\""_s));
        const QString token = youku.ready()[u"access_token"].toString();
        QVERIFY(!list.out.contains(token));

        const Outcome none =
            cli.run({u"upload"_s, u"--account"_s, u"Nobody"_s, cli.file(u"video.mp4"_s, 1'000'000)});
        QCOMPARE(none.code, 2);
        QVERIFY2(none.err.contains(u"There is no account “Nobody”"_s), qPrintable(none.err));
        QVERIFY(youku.videos().isEmpty());
        const Outcome done = cli.run({u"upload"_s, u"--json"_s, cli.file(u"video.mp4"_s, 1'000'000)});
        QVERIFY2(done.code == 0, qPrintable(done.err));
        const Outcome named = cli.run({u"upload"_s, u"--account"_s, u"sandbox user 2"_s, u"--json"_s,
                                       cli.file(u"another.mp4"_s, 1'000'000, 7)});
        QVERIFY2(named.code == 0, qPrintable(named.err));
        QVERIFY2(named.out.contains(u"\"account\":\"Sandbox user 2\""_s), qPrintable(named.out));
        QVERIFY(cli.run({u"list"_s, u"--json"_s}).out.contains(u"\"account\":\"Sandbox user 2\""_s));
    }

    void theSameVideoOfTwoPeopleIsTwoVideos()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const auto copy = [&cli](const QString &name) {
            return cli.file(name, 1'000'000);
        };
        const Outcome ofAnn = cli.run({u"upload"_s, copy(u"video.mp4"_s)});
        QVERIFY2(ofAnn.code == 0, qPrintable(ofAnn.err));
        become(cli, youku.addUser());
        const Outcome ofBen = cli.run({u"upload"_s, copy(u"copy.mp4"_s)});
        QVERIFY2(ofBen.code == 0, qPrintable(ofBen.err));
        QCOMPARE(youku.videos().size(), 2);
        become(cli, youku.ready());
        const Outcome again = cli.run({u"upload"_s, copy(u"another.mp4"_s)});
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QCOMPARE(youku.videos().size(), 2);
    }

    void whatTheKeychainDoesNotGiveUpIsStillSignedIn()
    {
        CliProgram cli;
        cli.setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        const Outcome nobody = cli.run({u"account"_s, u"--remove"_s});
        QVERIFY2(nobody.code == 0, qPrintable(nobody.err));
        QFile settings(cli.profile() + u"/settings.json"_s);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(R"({"account_in_use": "5c1c4f0e-6d0b-4b3c-9a57-2f6e0f6f7a12", "accounts": [
            {"id": "5c1c4f0e-6d0b-4b3c-9a57-2f6e0f6f7a12", "client_id": "c0ffee"}]})");
        settings.close();
        for (int i = 0; i < 2; ++i) { // the second time it is not forgotten either
            const Outcome refused = cli.run({u"account"_s, u"--remove"_s});
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.err.contains(u"did not remove the sign-in"_s), qPrintable(refused.err));
            QVERIFY(!refused.out.contains(u"Signed out"_s));
        }
    }

private:
    static bool begin(CliProgram &cli, SandboxProgram &youku)
    {
        if (!youku.control({{u"rate"_s, 3'000'000}}))
            return false;
        const auto run = cli.start({u"upload"_s, cli.file(u"of ann.mp4"_s, 12'000'000)});
        const bool begun = QTest::qWaitFor([&] { return youku.counter(u"bytes"_s) > 4'000'000; }, patience);
        run->kill();
        return run->waitForFinished(patience) && begun && youku.control({{u"rate"_s, 0}});
    }

    static void become(CliProgram &cli, const QJsonObject &account)
    {
        for (const QString &name :
             {u"client_id"_s, u"client_secret"_s, u"access_token"_s, u"refresh_token"_s})
            cli.setVariable(u"YOUCHUAN_"_s + name.toUpper(), account[name].toString());
    }

    static QJsonObject upload(SandboxProgram &youku)
    {
        for (const QJsonValue &each : youku.state()[u"uploads"].toArray()) {
            if (each[u"file_name"].toString() == u"of ann.mp4"_s)
                return each.toObject();
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(CliAccountsTest)
#include "tst_cli_accounts.moc"
