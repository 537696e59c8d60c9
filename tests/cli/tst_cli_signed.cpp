// The console with an account of the signed API: published once whatever happens, and which API it is found
// out.
#include "programs.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
// The calls of one upload, as the sandbox counts them.
constexpr int firstCreate = 1;
constexpr int firstSave = 2;
constexpr int firstComplete = 3;

QJsonObject fault(int nth, const QString &action, QJsonObject more = {})
{
    more.insert(u"endpoint"_s, u"v3"_s);
    more.insert(u"nth"_s, nth);
    more.insert(u"action"_s, action);
    return more;
}

} // namespace

class CliSignedTest : public QObject
{
    Q_OBJECT

private slots:
    void itPublishesOnce()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", "signed"}));
        CliProgram cli(&youku);
        cli.setVariable("YOUCHUAN_API", "signed");
        const QString file = cli.file(u"a trip.mp4"_s, 3'000'000);
        const Outcome first = cli.run({"upload", "--json", "--title", u"湖 ~ 100% * trip"_s, "--tags", "lake",
                                       "--copyright", "reproduced", file});
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QVERIFY(publishedOnce(youku, file));
        const QJsonObject details = youku.videos().constFirst();
        QCOMPARE(details[u"title"].toString(), u"湖 ~ 100% * trip"_s);
        QCOMPARE(details[u"tags"].toString(), u"lake"_s);
        QCOMPARE(details[u"copyright_type"].toString(), u"reproduced"_s);
        QCOMPARE(youku.counter("access_token_on_gupload"), 0);
        const Outcome again = cli.run({"upload", "--json", file});
        QCOMPARE(again.code, 0);
        QVERIFY(publishedOnce(youku, file));
    }

    void itPublishesByTheObjectStore_data()
    {
        QTest::addColumn<QJsonObject>("what");
        QTest::newRow("nothing goes wrong") << QJsonObject();
        QTest::newRow("the keys run out")
            << QJsonObject{{"endpoint", "oss_part"}, {"nth", 1}, {"action", "expire_sts"}};
        QTest::newRow("answer of complete lost") << fault(firstComplete, u"lost_answer"_s);
    }
    void itPublishesByTheObjectStore()
    {
        QFETCH(QJsonObject, what);
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", "signed", "--transports", "oss"}));
        if (!what.isEmpty())
            QVERIFY(youku.control({{"faults", QJsonArray{what}}}));
        CliProgram cli(&youku);
        cli.setVariable("YOUCHUAN_API", "signed");
        const QString file = cli.file(u"a.mp4"_s, 3'000'000);
        const Outcome run = cli.run({"upload", file});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY(publishedOnce(youku, file));
    }

    void whateverGoesWrongItPublishesOnce_data()
    {
        QTest::addColumn<QJsonObject>("what");
        for (const int nth : {firstCreate, firstSave, firstComplete}) {
            QTest::addRow("answer %d lost", nth) << fault(nth, u"lost_answer"_s);
            QTest::addRow("request %d cut", nth) << fault(nth, u"cut_before"_s);
            QTest::addRow("answer %d cut in half", nth) << fault(nth, u"half_json"_s);
            QTest::addRow("answer %d of wrong types", nth) << fault(nth, u"wrong_types"_s);
            QTest::addRow("token expired at %d", nth) << fault(nth, u"expire_access"_s);
            QTest::addRow("busy at %d", nth) << fault(nth, u"status"_s, {{u"code"_s, 503}});
        }
    }
    void whateverGoesWrongItPublishesOnce()
    {
        QFETCH(QJsonObject, what);
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", "signed"}));
        QVERIFY(youku.control({{"faults", QJsonArray{what}}}));
        CliProgram cli(&youku);
        cli.setVariable("YOUCHUAN_API", "signed");
        const QString file = cli.file(u"a.mp4"_s, 1'000'000);
        const Outcome run = cli.run({"upload", file});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY(publishedOnce(youku, file));
        if (what[u"nth"].toInt() != firstCreate)
            QCOMPARE(youku.counter("creates"), 1);
    }

    void killedAtACallItPublishesOnce_data()
    {
        QTest::addColumn<QJsonObject>("what");
        QTest::addColumn<int>("commits"); // when it dies
        QTest::newRow("save never arrives") << fault(firstSave, u"stall"_s) << 0;
        QTest::newRow("save is done") << fault(firstSave, u"late"_s, {{u"ms"_s, patience}}) << 0;
        QTest::newRow("complete never arrives") << fault(firstComplete, u"stall"_s) << 0;
        QTest::newRow("complete is done") << fault(firstComplete, u"late"_s, {{u"ms"_s, patience}}) << 1;
    }
    void killedAtACallItPublishesOnce()
    {
        QFETCH(QJsonObject, what);
        QFETCH(int, commits);
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", "signed"}));
        QVERIFY(youku.control({{"faults", QJsonArray{what}}}));
        CliProgram cli(&youku);
        cli.setVariable("YOUCHUAN_API", "signed");
        const QString file = cli.file(u"a.mp4"_s, 1'000'000);
        const auto run = cli.start({"upload", file});
        QVERIFY(QTest::qWaitFor(
            [&] { return youku.state()[u"requests"][u"v3"].toInteger() >= what[u"nth"].toInt(); }, patience));
        QVERIFY(QTest::qWaitFor([&] { return youku.counter("commits") == commits; }, patience));
        run->kill();
        run->waitForFinished();
        const Outcome second = cli.run({"upload", "--json", file});
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QVERIFY(publishedOnce(youku, file));
        QCOMPARE(youku.counter("creates"), 1);
    }

    void aClockThatIsOffDoesNoHarm()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", "signed"}));
        QVERIFY(youku.control({{"clock_offset", -86400}, {"plain_signature", true}}));
        CliProgram cli(&youku);
        cli.setVariable("YOUCHUAN_API", "signed");
        const QString file = cli.file(u"a b.mp4"_s, 1'000'000);
        const Outcome run = cli.run({"upload", file});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY(publishedOnce(youku, file));
    }

    void checkFindsOutWhichItIs_data()
    {
        QTest::addColumn<QString>("api");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("open") << u"open"_s << u"By the open API"_s;
        QTest::newRow("signed") << u"signed"_s << u"By the signed API (v3)"_s;
    }
    void checkFindsOutWhichItIs()
    {
        QFETCH(QString, api);
        QFETCH(QString, sentence);
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", api}));
        CliProgram cli(&youku);
        const Outcome words = cli.run({"account", "--check"});
        QVERIFY2(words.code == 0, qPrintable(words.err));
        QVERIFY2(words.out.contains(sentence), qPrintable(words.out));
        const Outcome json = cli.run({"account", "--json"}); // it is kept
        QCOMPARE(json.last("account")[u"api"].toString(), api);
        const QString file = cli.file(u"a.mp4"_s, 1'000'000);
        const Outcome run = cli.run({"upload", file});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY(publishedOnce(youku, file));
    }

    void whatIsKnownOfItStaysWhereNobodyAnswers()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", "signed"}));
        CliProgram cli(&youku);
        QCOMPARE(cli.run({"account", "--check"}).code, 0);
        QVERIFY(youku.control(
            {{"faults", QJsonArray{QJsonObject{
                            {"endpoint", "v3"}, {"every", 1}, {"action", "status"}, {"code", 503}}}}}));
        const QJsonObject keys = youku.ready();
        QByteArray typed;
        for (const char *key : {"client_id", "access_token", "refresh_token", "client_secret"})
            typed += key + QByteArray("=") + keys[QLatin1StringView(key)].toString().toUtf8() + '\n';
        cli.run({"account", "--set"}, typed);
        QCOMPARE(cli.run({"account", "--json"}).last("account")[u"api"].toString(), u"signed"_s);
    }

    void whoIsKnownToNeitherIsRefused()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        cli.setVariable("YOUCHUAN_CLIENT_ID", "somebody");
        QCOMPARE(cli.run({"account", "--check"}).code, 3);
        const Outcome set =
            cli.run({"account", "--set"}, "client_id=somebody\naccess_token=a\nclient_secret=b\n");
        QCOMPARE(set.code, 3);
        QVERIFY2(set.err.contains(u"does not know this client ID"_s), qPrintable(set.err));
    }

    void whatTheApiHasNoPlaceForIsSaid()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", "signed"}));
        CliProgram cli(&youku);
        cli.setVariable("YOUCHUAN_API", "signed");
        const QString first = cli.file(u"a.mp4"_s, 1'000'000);
        const QString second = cli.file(u"b.mp4"_s, 1'000'000, 2);
        const Outcome run = cli.run({"upload", "--latitude", "1.5", "--longitude", "2", first, second});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QCOMPARE(run.err.count(u"has no place for it"_s), 1);
        QVERIFY2(run.err.contains(u"Latitude"_s) && !run.err.contains(u"Watch password"_s),
                 qPrintable(run.err));
        QCOMPARE(youku.videos().size(), 2);
    }

    void aVideoForFewIsNotSent()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--api", "signed"}));
        CliProgram cli(&youku);
        cli.setVariable("YOUCHUAN_API", "signed");
        const Outcome run = cli.run({"upload", "--privacy", "private", cli.file(u"a.mp4"_s, 1'000'000)});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains(u"publishes for everybody only"_s), qPrintable(run.err));
        QCOMPARE(youku.counter("creates"), 0);
    }

    void anotherApiThanTheTwoIsWrongUsage()
    {
        CliProgram cli;
        cli.setVariable("YOUCHUAN_API", "v3");
        const Outcome run = cli.run({"account"});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains(u"YOUCHUAN_API"_s), qPrintable(run.err));
    }

private:
    static bool publishedOnce(SandboxProgram &youku, const QString &file)
    {
        const QList<QJsonObject> videos = youku.videos();
        return videos.size() == 1 && videos.constFirst()[u"held_md5"].toString() == md5Of(file)
               && youku.counter("commits") == 1;
    }
};

QTEST_GUILESS_MAIN(CliSignedTest)
#include "tst_cli_signed.moc"
