// What scripts rely on: their own ids come back, JSON lines come often enough and to the end, and the log
// tells the story.
#include "programs.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList logOf(const CliProgram &cli)
{
    return textOf(cli.profile() + u"/logs/youchuan.log"_s).split(u'\n');
}

QString write(const CliProgram &cli, const QString &name, const QByteArray &bytes)
{
    QFile file(cli.dir() + u'/' + name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

bool refuse(SandboxProgram &youku, const QString &endpoint, qint64 code)
{
    return youku.control(
        {{"faults", QJsonArray{QJsonObject{{"endpoint", endpoint}, {"action", "error"}, {"code", code}}}}});
}

} // namespace

class CliScriptsTest : public QObject
{
    Q_OBJECT

private slots:
    void theCallersIdComesBackWithYoukus();
    void anotherIdForAKnownVideoIsPaired();
    void theLogTellsTheCallsOfEachUpload();
    void unknownCategoriesAreNamedFirst_data();
    void unknownCategoriesAreNamedFirst();
    void categoriesMayBeNamedAsTheyAreListed_data();
    void categoriesMayBeNamedAsTheyAreListed();
    void aListThatYoukuDoesNotTellStopsNobody();
    void whatNeverBeganEndsWithALineAsWell_data();
    void whatNeverBeganEndsWithALineAsWell();
    void progressComesOnceASecondAndNoMoreThanFourTimes();
    void jsonErrorsCarryYoukusWords();
    void jsonHidesNoControls();
    void otherDetailsOfAPublishedFileAreNotTakenInSilence();
    void slicesAreAsLongAsAsked();
    void aCancelThatCouldNotBeToldIsToldByTheNext_data();
    void aCancelThatCouldNotBeToldIsToldByTheNext();
};

void CliScriptsTest::theCallersIdComesBackWithYoukus()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const Outcome run = cli.run({"upload", "--json", "--reference", "film 7", cli.file(u"a.mp4"_s, 1000)});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    for (const QJsonObject &line : run.lines())
        QCOMPARE(line[u"reference"].toString(), u"film 7"_s);
    QCOMPARE(cli.run({"upload", cli.file(u"b.mp4"_s, 1000, 2)}).code, 0);
    const QList<QJsonObject> list = cli.run({"list", "--json"}).lines();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.first()[u"reference"].toString(), u"film 7"_s);
    QVERIFY(list.last().contains(u"reference"_s) && list.last()[u"reference"].isNull());
    const QString videoId = list.first()[u"video_id"].toString();
    const QStringList rows = cli.run({"list", "--all"}).out.split(u'\n').filter(u"film 7"_s);
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.first().contains(videoId));
    const QStringList logged = logOf(cli).filter(u"film 7"_s).filter(videoId);
    QCOMPARE(logged.size(), 1);
    QVERIFY2(logged.first().contains(u"upload 1"_s), qPrintable(logged.first()));
    // A report is handed on: whatever the id may be, it is nobody's business.
    const QString report = cli.dir() + u"/report.txt"_s;
    QCOMPARE(cli.run({"report", report}).code, 0);
    QVERIFY(textOf(report).contains(videoId) && !textOf(report).contains(u"film 7"_s));
}

void CliScriptsTest::anotherIdForAKnownVideoIsPaired()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const QString file = cli.file(u"a.mp4"_s, 1000);
    QVERIFY(refuse(youku, u"create"_s, 120010126));
    QCOMPARE(cli.run({"upload", "--reference", "r1", file}).code, 1);
    QVERIFY(youku.control({{"faults", QJsonArray()}}));
    QCOMPARE(
        cli.run({"upload", "--json", "--reference", "r2", file}).last("published")[u"reference"].toString(),
        u"r2"_s);
    const Outcome known = cli.run({"upload", "--json", "--reference", "r3", file});
    QCOMPARE(known.last("published")[u"reference"].toString(), u"r3"_s);
    QCOMPARE(cli.run({"upload", "--json", file}).last("published")[u"reference"].toString(), u"r2"_s);
}

void CliScriptsTest::theLogTellsTheCallsOfEachUpload()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const QString path = cli.file(u"a.mp4"_s, 5000000);
    const QString word = write(cli, u"word"_s, "Sesame77xyz\n");
    QCOMPARE(cli.run({"upload", cli.file(u"b.mp4"_s, 1000, 2)}).code, 0);
    const Outcome run = cli.run({"upload", "--privacy", "password", "--watch-password-file", word, path});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QVERIFY2(!run.err.contains(u"upload 2"_s), qPrintable(run.err)); // the log is no chatter

    const QStringList log = logOf(cli).filter(u" I "_s).filter(u"upload 2"_s);
    QVERIFY(!log.filter(md5Of(path)).filter(u"5000000"_s).isEmpty());
    for (const QString &call :
         {u"create"_s, u"create_file"_s, u"new_slice"_s, u"upload_slice"_s, u"check"_s, u"commit"_s}) {
        const QStringList lines =
            log.filter(QRegularExpression(u"\\b%1\\b.*\\b20[01]\\b.*\\d ms"_s.arg(call)));
        QVERIFY2(!lines.isEmpty(), qPrintable(call));
    }
    qint64 sent = 0;
    const QRegularExpression slice(u"upload_slice.*\\blength=(\\d+).*\\bhash=[0-9a-f]{32}"_s);
    for (const QString &line : log) {
        if (const auto match = slice.match(line); match.hasMatch())
            sent += match.captured(1).toLongLong();
    }
    QCOMPARE(sent, 5000000);

    QStringList secrets = {u"Sesame77xyz"_s};
    for (const QString &name : {u"access_token"_s, u"refresh_token"_s, u"client_secret"_s})
        secrets.append(youku.ready()[name].toString());
    for (const QJsonObject &video : youku.videos())
        secrets.append(video[u"token"].toString(video[u"upload_token"].toString()));
    for (const QString &secret : std::as_const(secrets)) {
        const QString coded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
        QVERIFY(secret.isEmpty()
                || (logOf(cli).filter(secret).isEmpty() && logOf(cli).filter(coded).isEmpty()));
    }
}

void CliScriptsTest::unknownCategoriesAreNamedFirst_data()
{
    QTest::addColumn<QStringList>("details");
    QTest::newRow("option") << QStringList{"--category", "Traval"};
    QTest::newRow("metadata") << QStringList{"--metadata", "m.json"};
}

void CliScriptsTest::unknownCategoriesAreNamedFirst()
{
    QFETCH(QStringList, details);
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    write(cli, u"m.json"_s, "{\"category\":\"Traval\"}");
    const QString file = cli.file(u"a.mp4"_s, 1000);
    const Outcome run = cli.run(QStringList{"upload", "--json", file} + details);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains(u"Traval"_s) && run.err.contains(u"Travel"_s), qPrintable(run.err));
    QCOMPARE(run.last("failed")[u"file"].toString(), file);
    QCOMPARE(run.last("failed")[u"error"][u"kind"].toString(), u"metadata"_s);
    QCOMPARE(youku.counter("creates"), 0);
    QVERIFY(cli.run({"list", "--json"}).out.isEmpty());
}

void CliScriptsTest::categoriesMayBeNamedAsTheyAreListed_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("term") << u"Travel"_s;
    QTest::newRow("small letters") << u"travel"_s;
    QTest::newRow("Youku's label") << u"旅游"_s;
}

void CliScriptsTest::categoriesMayBeNamedAsTheyAreListed()
{
    QFETCH(QString, name);
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const Outcome run = cli.run({"upload", "--category", name, cli.file(u"a.mp4"_s, 1000)});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QCOMPARE(youku.videos().constFirst()[u"category"].toString(), u"Travel"_s);
}

void CliScriptsTest::aListThatYoukuDoesNotTellStopsNobody()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    QVERIFY(youku.control({{"faults", QJsonArray{QJsonObject{
                                          {"endpoint", "category"}, {"action", "status"}, {"code", 404}}}}}));
    CliProgram cli(&youku);
    const Outcome run = cli.run({"upload", "--json", "--category", "Newest", cli.file(u"a.mp4"_s, 1000)});
    QCOMPARE(run.code, 1); // Youku's own word
    QCOMPARE(run.last("failed")[u"error"][u"code"].toInteger(), 1013);
}

void CliScriptsTest::whatNeverBeganEndsWithALineAsWell_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("kind");
    QTest::newRow("title") << QStringList{"--title", "x", "good.mp4"} << QStringList{"good.mp4"}
                           << "metadata";
    QTest::newRow("tag") << QStringList{"--tags", "x", "good.mp4", "other.mp4"}
                         << QStringList{"good.mp4", "other.mp4"} << "metadata";
    QTest::newRow("password") << QStringList{"--privacy", "password", "good.mp4"} << QStringList{"good.mp4"}
                              << "metadata";
    QTest::newRow("missing") << QStringList{"nowhere.mp4"} << QStringList{"nowhere.mp4"} << "file_missing";
    QTest::newRow("a folder") << QStringList{"."} << QStringList{"."} << "file_unreadable";
    QTest::newRow("lanes") << QStringList{"--lanes", "99", "good.mp4"} << QStringList{"good.mp4"}
                           << "metadata";
    QTest::newRow("metadata file") << QStringList{"--metadata", "none.json", "good.mp4"}
                                   << QStringList{"good.mp4"} << "metadata";
    QTest::newRow("state") << QStringList{"--state", "none.json", "good.mp4"} << QStringList{"good.mp4"}
                           << "metadata";
}

void CliScriptsTest::whatNeverBeganEndsWithALineAsWell()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, files);
    QFETCH(QString, kind);
    CliProgram cli;
    cli.file(u"good.mp4"_s, 1000, 1);
    cli.file(u"other.mp4"_s, 1000, 2);
    const Outcome run = cli.run(QStringList{"upload", "--json"} + arguments);
    QCOMPARE(run.code, 2);
    QVERIFY(!run.err.isEmpty());
    QCOMPARE(run.lines().size(), files.size());
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QJsonObject line = run.lines().at(i);
        QCOMPARE(line[u"event"].toString(), u"failed"_s);
        QCOMPARE(line[u"state"].toString(), u"failed"_s);
        QCOMPARE(line[u"file"].toString(), QDir::cleanPath(cli.dir() + u'/' + files.at(i)));
        QVERIFY(line.contains(u"id"_s) && line[u"id"].isNull());
        QCOMPARE(line[u"error"][u"kind"].toString(), kind);
        QVERIFY(!line[u"error"][u"message"].toString().isEmpty());
    }
}

void CliScriptsTest::progressComesOnceASecondAndNoMoreThanFourTimes()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const QString file = cli.file(u"a.mp4"_s, 2000000);
    const auto program = cli.start({"upload", "--json", "--limit", "400K", file});
    QElapsedTimer timer;
    timer.start();
    qint64 times = 0;
    while (program->state() != QProcess::NotRunning) {
        if (!program->canReadLine() && !program->waitForReadyRead(60000))
            break;
        while (program->canReadLine()) {
            const QJsonObject line = QJsonDocument::fromJson(program->readLine()).object();
            times += line[u"state"].toString() == u"uploading"_s;
        }
    }
    QVERIFY2(times >= 4, qPrintable(QString::number(times))); // the limit makes it last that many seconds
    QVERIFY(times <= 4 * timer.elapsed() / 1000 + 2);
}

void CliScriptsTest::jsonErrorsCarryYoukusWords()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    QVERIFY(refuse(youku, u"create"_s, 120010126));
    CliProgram cli(&youku);
    const Outcome run = cli.run({"upload", "--json", cli.file(u"a.mp4"_s, 1000)});
    QCOMPARE(run.code, 1);
    const QJsonObject error = run.last("failed")[u"error"].toObject();
    QCOMPARE(error[u"type"].toString(), u"UploadsException"_s);
    QCOMPARE(error[u"http_status"].toInt(), 400);
    QCOMPARE(cli.run({"list", "--json"}).lines().constFirst()[u"error"].toObject(), error);

    const Outcome local = cli.run({"upload", "--json", cli.file(u"empty.mp4"_s, 0)});
    const QJsonObject ours = local.last("failed")[u"error"].toObject();
    QVERIFY(ours.contains(u"type"_s) && ours[u"type"].isNull());
    QVERIFY(ours.contains(u"http_status"_s) && ours[u"http_status"].isNull());
}

void CliScriptsTest::jsonHidesNoControls()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const QString name = u"a\u009b31m\u202egpj\u2028\u200b\u007f.mp4"_s;
    const QString file = cli.file(name, 1000);
    if (file.isEmpty() || !QFile::exists(file))
        QSKIP("No such names here.");
    Outcome run = cli.run({"upload", "--json", "--title", "Two\u202ewords", file});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    run.out += cli.run({"list", "--json"}).out;
    for (const QChar &each : std::as_const(run.out)) {
        const bool quiet =
            each == u'\n'
            || (each.category() != QChar::Other_Control && each.category() != QChar::Other_Format
                && each.category() != QChar::Separator_Line);
        QVERIFY2(quiet, qPrintable(QString::number(each.unicode(), 16)));
    }
    QCOMPARE(run.last("published")[u"file"].toString(), file); // nothing is lost
}

void CliScriptsTest::otherDetailsOfAPublishedFileAreNotTakenInSilence()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const QString file = cli.file(u"a.mp4"_s, 1000);
    QCOMPARE(cli.run({"upload", "--title", "First words", file}).code, 0);
    const Outcome same = cli.run({"upload", "--title", "First words", file});
    QCOMPARE(same.code, 0);
    QVERIFY2(same.err.isEmpty(), qPrintable(same.err));
    const Outcome other = cli.run({"upload", "--title", "Other words", file});
    QCOMPARE(other.code, 0);
    QVERIFY2(other.err.contains(u"published already"_s) && other.err.contains(u"--again"_s),
             qPrintable(other.err));
    QCOMPARE(youku.videos().size(), 1);
}

void CliScriptsTest::slicesAreAsLongAsAsked()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const QString file = cli.file(u"a.mp4"_s, 6 * 1024 * 1024);
    const Outcome run = cli.run({"upload", "--slice-length", "1024", "--lanes", "1", file});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QCOMPARE(youku.counter("slices"), 6);
    QCOMPARE(cli.run({"upload", "--again", "--slice-length", "6144", "--lanes", "1", file}).code, 0);
    QCOMPARE(youku.counter("slices"), 7);
}

void CliScriptsTest::aCancelThatCouldNotBeToldIsToldByTheNext_data()
{
    QTest::addColumn<QStringList>("next");
    QTest::newRow("resume") << QStringList{"resume"};
    QTest::newRow("retry") << QStringList{"retry"};
    QTest::newRow("upload") << QStringList{"upload", "b.mp4"};
}

void CliScriptsTest::aCancelThatCouldNotBeToldIsToldByTheNext()
{
#ifdef Q_OS_UNIX
    QFETCH(QStringList, next);
    SandboxProgram youku;
    QVERIFY(youku.start({"--rate", "4000000", "--task-timeout", "2", "--latency", "200"}));
    CliProgram cli(&youku);
    const QString file = cli.file(u"a.mp4"_s, 30000000);
    cli.file(u"b.mp4"_s, 1000, 2);
    const auto begun = cli.start({"upload", file});
    QVERIFY(QTest::qWaitFor([&] { return youku.counter(u"bytes"_s) > 0; }, 60000));
    ::kill(pid_t(begun->processId()), SIGINT);
    QCOMPARE(CliProgram::outcomeOf(*begun).code, 130);

    cli.setVariable(u"YOUCHUAN_API_URL"_s, u"http://127.0.0.1:1"_s);
    QCOMPARE(cli.run({"cancel", "1"}).code, 1);
    QVERIFY(cli.run({"list"}).out.contains(u"Cancelling…"_s));
    const Outcome offline = cli.run({"resume"});
    QCOMPARE(offline.code, 0); // nothing that was asked for failed
    QVERIFY2(offline.err.contains(u"Youku is told of the cancel"_s), qPrintable(offline.err));
    cli.setVariable(u"YOUCHUAN_API_URL"_s, youku.ready()[u"api_url"].toString());

    const Outcome run = cli.run(next);
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QCOMPARE(youku.state()[u"requests"][u"cancel"].toInt(), 1);
    QCOMPARE(cli.run({"list", "--json"}).lines().constFirst()[u"state"].toString(), u"cancelled"_s);
#endif
}

QTEST_GUILESS_MAIN(CliScriptsTest)
#include "tst_cli_scripts.moc"
