// The program is killed without warning, again and again; the file still becomes one video, with the right
// bytes.
#include "programs.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

class CliDeathTest : public QObject
{
    Q_OBJECT

private slots:
    void killedAtAnyInstantItPublishesOnce_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<QString>("lanes");
        QTest::addColumn<QString>("transports");
        QTest::newRow("1 lane") << 11u << "1"
                                << "slices";
        QTest::newRow("2 lanes") << 12u << "2"
                                 << "slices";
        QTest::newRow("4 lanes") << 13u << "4"
                                 << "slices";
        QTest::newRow("4 lanes, cloud") << 14u << "4"
                                        << "oss";
    }

    void killedAtAnyInstantItPublishesOnce()
    {
        QFETCH(quint32, seed);
        QFETCH(QString, lanes);
        QFETCH(QString, transports);
        constexpr int kills = 8;
        SandboxProgram youku;
        QVERIFY(youku.start(
            {"--rate", "16000000", "--latency", "5", "--task-timeout", "2", "--transports", transports}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 40000000, seed);

        QRandomGenerator random(seed);
        for (int kill = 0; kill < kills; ++kill) {
            const auto run = cli.start({"upload", "--lanes", lanes, file});
            if (run->waitForFinished(int(random.bounded(20, 900))))
                break; // done before it could be killed
            run->kill();
            run->waitForFinished();
        }
        const Outcome last = cli.run({"upload", "--json", file});
        QVERIFY2(last.code == 0, qPrintable(last.err));
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(youku.videos().constFirst()[u"held_md5"].toString(), md5Of(file));
        QCOMPARE(youku.videos().constFirst()[u"video_id"], last.last("published")[u"video_id"]);
        QCOMPARE(youku.counter("commits"), 1);
        QCOMPARE(youku.stored("multipart_open"), 0);
    }

    void killedWhileCommittingItPublishesOnce_data()
    {
        QTest::addColumn<QString>("transports");
        QTest::newRow("slices") << u"slices"_s;
        QTest::newRow("cloud") << u"oss"_s;
    }
    void killedWhileCommittingItPublishesOnce()
    {
        QFETCH(QString, transports);
        SandboxProgram youku;
        QVERIFY(youku.start({"--transports", transports}));
        // The commit is done, its answer comes late: the program dies without having heard it.
        QVERIFY(youku.control(
            {{"faults", QJsonArray{QJsonObject{
                            {"endpoint", "commit"}, {"action", "late"}, {"ms", 60000}, {"times", 1}}}}}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 3000000);
        const auto run = cli.start({"upload", file});
        QVERIFY(QTest::qWaitFor([&] { return youku.counter(u"commits"_s) == 1; }, 60000));
        run->kill();
        run->waitForFinished();

        const Outcome second = cli.run({"upload", "--json", file});
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(youku.counter("creates"), 1);
        QCOMPARE(second.last("published")[u"video_id"], youku.videos().constFirst()[u"video_id"]);
    }
};

QTEST_GUILESS_MAIN(CliDeathTest)
#include "tst_cli_death.moc"
