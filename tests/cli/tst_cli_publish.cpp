// Files become videos, whole and once, and the console program says so.
#include "programs.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

class CliPublishTest : public QObject
{
    Q_OBJECT

private slots:
    void filesOfEverySizeArriveWhole_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("lanes");
        QTest::addColumn<QString>("transports");
        for (const qint64 size : {1LL, 2097151LL, 2097152LL, 2097153LL}) {
            for (const char *lanes : {"1", "2", "4"})
                QTest::addRow("%lld bytes, %s lanes", static_cast<long long>(size), lanes)
                    << size << lanes << "slices";
        }
        QTest::newRow("300 MB, 4 lanes") << 300 * 1000 * 1000LL << "4"
                                         << "slices";
        constexpr qint64 part = 5 * 1024 * 1024;
        QTest::newRow("cloud: 1 byte") << qint64(1) << "1"
                                       << "oss";
        QTest::newRow("cloud: one part") << part << "2"
                                         << "oss";
        QTest::newRow("cloud: a byte more, 8 lanes") << part + 1 << "8"
                                                     << "oss";
        QTest::newRow("cloud: 300 MB, 4 lanes") << 300 * 1000 * 1000LL << "4"
                                                << "oss";
    }

    void filesOfEverySizeArriveWhole()
    {
        QFETCH(qint64, size);
        QFETCH(QString, lanes);
        QFETCH(QString, transports);
        SandboxProgram youku;
        QVERIFY(youku.start({"--transports", transports}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"video.mp4"_s, size);

        const Outcome run = cli.run({"upload", "--json", "--lanes", lanes, file});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QCOMPARE(youku.videos().size(), 1);
        const QJsonObject video = youku.videos().constFirst();
        QCOMPARE(video[u"held_md5"].toString(), md5Of(file));
        QCOMPARE(video[u"file_name"].toString(), u"video.mp4"_s);
        QCOMPARE(run.last("published")[u"video_id"].toString(), video[u"video_id"].toString());
        QCOMPARE(youku.counter("bytes_sent_twice"), 0);
        QCOMPARE(youku.stored("bytes_sent_twice"), 0);
        QCOMPARE(youku.stored("multipart_open"), 0);
        QCOMPARE(youku.stored("bytes"), transports == u"oss"_s ? size : 0);
        QCOMPARE(youku.counter("access_token_on_gupload"), 0);
    }

    void aSecondRunNamesTheSameVideo()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 5000000);

        const Outcome first = cli.run({"upload", "--json", file});
        const Outcome second = cli.run({"upload", "--json", file});
        QCOMPARE(first.code, 0);
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(second.last("published")[u"video_id"], first.last("published")[u"video_id"]);
        QCOMPARE(youku.counter("creates"), 1);

        QVERIFY2(cli.run({"upload", "--again", file}).code == 0, "--again");
        QCOMPARE(youku.videos().size(), 2);
    }

    void aChangedFileIsANewVideo()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QCOMPARE(cli.run({"upload", cli.file(u"a.mp4"_s, 100000, 1)}).code, 0);
        QCOMPARE(cli.run({"upload", cli.file(u"a.mp4"_s, 100001, 2)}).code, 0);
        QCOMPARE(youku.videos().size(), 2);
    }

    void severalFilesBecomeAVideoEach()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString named = cli.file(u"优 传 'q\".mp4"_s, 70000, 3);
        const Outcome run =
            cli.run({"upload", cli.file(u"a.mp4"_s, 100, 1), cli.file(u"b.mov"_s, 3000000, 2), named, named});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QCOMPARE(youku.videos().size(), 3);
        QStringList names;
        for (const QJsonObject &video : youku.videos())
            names.append(video[u"file_name"].toString());
        names.sort();
        QCOMPARE(names, (QStringList{u"a.mp4"_s, u"b.mov"_s, u"优 传 'q\".mp4"_s}));
    }

    void twoLinksToAFileAreOneVideo()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 100000);
        const QString link = QFileInfo(file).path() + u"/b.mp4"_s;
        if (!QFile::link(file, link) || QFileInfo(link).canonicalFilePath() != file)
            QSKIP("No links to files here.");
        QVERIFY(youku.control(
            {{"faults",
              QJsonArray{QJsonObject{
                  {"endpoint", "create"}, {"nth", 1}, {"action", "error"}, {"code", 120010126}}}}}));
        QCOMPARE(cli.run({"upload", file, link}).code, 1); // its details were refused
        QCOMPARE(youku.counter("creates"), 0);
        const Outcome second = cli.run({"upload", link});
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(cli.run({"upload", file, link}).code, 0);
        QCOMPARE(youku.videos().size(), 1);
    }

    void viewersSeeWhatWasTyped()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QFile details(cli.file(u"details.json"_s, 0));
        QVERIFY(details.open(QIODevice::WriteOnly));
        details.write(
            "{\"title\": \"From the file\", \"description\": \"Told there\", \"tags\": [\"one\", \"two\"]}");
        details.close();
        const Outcome run = cli.run({"upload", "--metadata", details.fileName(), "--title", "From the line",
                                     "--copyright", "reproduced", cli.file(u"a.mp4"_s, 100)});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        const QJsonObject video = youku.videos().constFirst();
        QCOMPARE(video[u"title"].toString(), u"From the line"_s);
        QCOMPARE(video[u"description"].toString(), u"Told there"_s);
        QCOMPARE(video[u"tags"].toString(), u"one,two"_s);
        QCOMPARE(video[u"copyright_type"].toString(), u"reproduced"_s);
    }

    void jsonTellsTheWholeStory()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "20000000"}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 12000000);
        const Outcome run = cli.run({"--json", "upload", "--reference", "r1", file});
        QCOMPARE(run.code, 0);

        QStringList states;
        double percent = 0;
        for (const QJsonObject &line : run.lines()) {
            QCOMPARE(line.keys(), (QStringList{"account", "bytes_per_second", "error", "event", "file", "id",
                                               "percent", "reference", "seconds_still", "state", "total",
                                               "transferred", "transport", "under_way", "video_id"}));
            QCOMPARE(line[u"file"].toString(), file);
            QCOMPARE(line[u"id"].toInt(), 1);
            QVERIFY(line[u"percent"].toDouble() >= percent);
            percent = line[u"percent"].toDouble();
            QVERIFY((percent == 100) == (line[u"event"].toString() == "published"));
            states.append(line[u"state"].toString());
        }
        QVERIFY(states.contains(u"uploading"_s));
        QVERIFY(!run.last("progress").isEmpty());
        const QJsonObject published = run.last("published");
        QCOMPARE(published[u"transferred"].toInteger(), 12000000);
        QCOMPARE(published[u"total"].toInteger(), 12000000);
        QCOMPARE(published[u"state"].toString(), u"published"_s);
    }

    void quietPrintsOnlyTheResult()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 5000000);
        const Outcome run = cli.run({"upload", "--quiet", file});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out.count(u'\n'), 1);
        QVERIFY(run.out.contains(youku.videos().constFirst()[u"video_id"].toString()));
        QVERIFY2(run.err.isEmpty(), qPrintable(run.err));
    }

    void aLimitSlowsItDown_data()
    {
        QTest::addColumn<QString>("transports");
        QTest::newRow("slices") << u"slices"_s;
        QTest::newRow("cloud") << u"oss"_s;
    }
    void aLimitSlowsItDown()
    {
        QFETCH(QString, transports);
        SandboxProgram youku;
        QVERIFY(youku.start({"--transports", transports}));
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 6 * 1024 * 1024);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(cli.run({"upload", "--limit", "2M", file}).code, 0);
        QVERIFY2(timer.elapsed() > 2000, qPrintable(QString::number(timer.elapsed())));
    }

    void practiceModeNeedsNobody()
    {
        CliProgram cli;
        const Outcome run = cli.run({"--practice", "--json", "upload", cli.file(u"a.mp4"_s, 5000000)});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY(!run.last("published")[u"video_id"].toString().isEmpty());
        QVERIFY(cli.run({"list", "--all", "--json"}).out.isEmpty()); // the real queue knows nothing of it
        QCOMPARE(cli.run({"list", "--practice", "--json"}).lines().size(), 1);
    }

    void theListShowsQueueAndVideos()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QCOMPARE(cli.run({"list"}).code, 0); // also before there is anything
        const QString file = cli.file(u"a.mp4"_s, 1000);
        QCOMPARE(cli.run({"upload", file}).code, 0);
        const Outcome list = cli.run({"list", "--json"});
        QCOMPARE(list.code, 0);
        QCOMPARE(list.lines().size(), 1);
        QCOMPARE(list.lines().constFirst()[u"video_id"], youku.videos().constFirst()[u"video_id"]);
        QCOMPARE(list.lines().constFirst()[u"percent"].toDouble(), 100.0);
        QVERIFY(cli.run({"list"}).out.contains(file));
    }

    void theReportIsWrittenWhereItIsWanted()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QCOMPARE(cli.run({"upload", cli.file(u"a.mp4"_s, 1000)}).code, 0);
        const QString path = cli.profile() + u".txt"_s;
        const Outcome named = cli.run({"report", path});
        QVERIFY2(named.code == 0, qPrintable(named.err));
        QCOMPARE(named.out, path + u'\n');
        QFile report(path);
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray text = report.readAll();
        QVERIFY(text.contains("1: published") && text.contains("== youchuan.log =="));

        const Outcome unnamed = cli.run({"report", "--json"});
        QCOMPARE(unnamed.code, 0);
        QVERIFY(QFile::exists(unnamed.last("report")[u"path"].toString()));
        QCOMPARE(cli.run({"report", "/no/such/folder/report.txt"}).code, 1);
        QCOMPARE(cli.run({"report", path, path}).code, 2);
    }

    void whatYoukuTakesIsTold()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const Outcome categories = cli.run({"categories", "--json"});
        QCOMPARE(categories.code, 0);
        QVERIFY(categories.lines().size() > 5);
        QVERIFY(!categories.last("category")[u"term"].toString().isEmpty());
        const Outcome spec = cli.run({"spec", "--json"});
        QCOMPARE(spec.code, 0);
        QVERIFY(spec.last("spec")[u"max_file_size"].toInteger() > 0);
        QVERIFY(spec.last("spec")[u"extensions"].toArray().contains(u"mp4"_s));
    }
};

QTEST_GUILESS_MAIN(CliPublishTest)
#include "tst_cli_publish.moc"
