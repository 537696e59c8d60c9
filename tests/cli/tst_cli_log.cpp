// log tells what happened to an upload, whoever runs it and whenever.
#include "programs.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// One slice is refused twice.
bool busyTwice(SandboxProgram &youku)
{
    QJsonArray faults;
    for (const int nth : {2, 3})
        faults.append(QJsonObject{{u"endpoint"_s, u"upload_slice"_s},
                                  {u"nth"_s, nth},
                                  {u"action"_s, u"status"_s},
                                  {u"code"_s, 503}});
    return youku.control({{u"faults"_s, faults}});
}

QStringList turns(const QJsonObject &log)
{
    QStringList turns;
    const QJsonArray happenings = log[u"happenings"].toArray();
    for (const QJsonValue &one : happenings)
        turns.append(one[u"what"].toString());
    return turns;
}

} // namespace

class CliLogTest : public QObject
{
    Q_OBJECT

private slots:
    void whatHappenedIsToldInLines()
    {
        SandboxProgram youku;
        QVERIFY(youku.start() && busyTwice(youku));
        CliProgram cli(&youku);
        QCOMPARE(cli.run({u"upload"_s, u"--lanes"_s, u"1"_s, cli.file(u"a film.mp4"_s, 7'000'000)}).code, 0);

        const Outcome told = cli.run({u"log"_s, u"1"_s});
        QCOMPARE(told.code, 0);
        QCOMPARE(told.err, QString());
        static const QRegularExpression expected(uR"(^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)  Added
\1?.*  File checked
.*  Created at Youku
 {21}By Youku’s upload server, 127\.0\.0\.1:\d+
.*  2 interruptions.*
 {21}Youku busy twice \(503\)
.*  All sent, 1 connection
\d{4}.*  Published
)"_s);
        QVERIFY2(expected.match(told.out).hasMatch(), qPrintable(told.out));
        QVERIFY(!told.out.contains(u"a film"_s));

        cli.setVariable(u"LANGUAGE"_s, u"zh_CN"_s);
        cli.setVariable(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
        const Outcome chinese = cli.run({u"log"_s, u"1"_s});
        QVERIFY2(chinese.out.contains(u"优酷繁忙 2 次（503）"_s), qPrintable(chinese.out));
        QVERIFY(chinese.out.contains(u"全部传完，使用 1 个连接"_s));
    }

    void forProgramsItIsOneObject()
    {
        SandboxProgram youku;
        QVERIFY(youku.start() && busyTwice(youku));
        CliProgram cli(&youku);
        QCOMPARE(cli.run({u"upload"_s, u"--lanes"_s, u"1"_s, cli.file(u"film.mp4"_s, 7'000'000)}).code, 0);
        const QList<QJsonObject> lines = cli.run({u"log"_s, u"1"_s, u"--json"_s}).lines();
        QCOMPARE(lines.size(), 1);
        const QJsonObject log = lines.first();
        QCOMPARE(log[u"event"].toString(), u"log"_s);
        QCOMPARE(log[u"id"].toInt(), 1);
        QCOMPARE(log[u"state"].toString(), u"published"_s);
        QCOMPARE(turns(log).mid(0, 6), QStringList({u"added"_s, u"checked"_s, u"created"_s, u"interrupted"_s,
                                                    u"sent"_s, u"published"_s}));
        const QJsonArray happenings = log[u"happenings"].toArray();
        for (const QJsonValue &one : happenings)
            QVERIFY(QDateTime::fromString(one[u"at"].toString(), Qt::ISODateWithMs).isValid());
        QCOMPARE(happenings[2][u"transport"].toString(), u"gupload"_s);
        QVERIFY(happenings[3][u"lasted_ms"].toInteger() > 0);
        QCOMPARE(happenings[3][u"causes"][0][u"why"].toString(), u"busy"_s);
        QCOMPARE(happenings[3][u"causes"][0][u"times"].toInt(), 2);
        QCOMPARE(happenings[4][u"bytes"].toInteger(), 7'000'000);
    }

    void aKillIsTold()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--task-timeout", "1"})); // what was lost with the program
        CliProgram cli(&youku);
        QVERIFY(youku.control({{u"rate"_s, 3'000'000}}));
        const QString file = cli.file(u"film.mp4"_s, 30'000'000);
        const auto run = cli.start({u"upload"_s, file});
        QVERIFY(QTest::qWaitFor([&] { return youku.counter(u"bytes"_s) > 5'000'000; }, 120'000));
        // Beside a program that runs, as list does.
        QCOMPARE(turns(cli.run({u"log"_s, u"1"_s, u"--json"_s}).last(u"log"_s)),
                 QStringList({u"added"_s, u"checked"_s, u"created"_s}));
        run->kill();
        QVERIFY(run->waitForFinished(120'000));
        QVERIFY(youku.control({{u"rate"_s, 0}}));
        QCOMPARE(cli.run({u"upload"_s, file}).code, 0);
        QStringList told = turns(cli.run({u"log"_s, u"1"_s, u"--json"_s}).last(u"log"_s));
        told.removeAll(u"interrupted"_s);
        told.removeDuplicates(); // what was lost is sent once more
        QCOMPARE(told.mid(2, 4), QStringList({u"created"_s, u"restarted"_s, u"sent"_s, u"published"_s}));
    }

    void anUploadThatIsNotThereIsNamed()
    {
        CliProgram cli;
        const Outcome told = cli.run({u"log"_s, u"7"_s});
        QCOMPARE(told.code, 2);
        QVERIFY2(told.err.contains(u"There is no upload 7"_s), qPrintable(told.err));
        QCOMPARE(told.out, QString());
    }
};

QTEST_GUILESS_MAIN(CliLogTest)
#include "tst_cli_log.moc"
