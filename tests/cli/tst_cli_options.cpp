// What the command line means, and that what it cannot mean is said.
#include "cli/options/options.h"

#include "cli/options/given_files.h"
#include "cli/options/start_time.h"
#include "control/jobs/upload_request.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace cli;

namespace {

// As the command makes it.
control::UploadRequest requestFrom(UploadOptions options)
{
    control::UploadRequest request;
    request.wrong = takeGivenFiles(options);
    return request.wrong.isEmpty() ? control::UploadRequest::from(options) : request;
}

std::variant<Options, Stop> parsed(const QString &line)
{
    return parse(QStringList{u"youchuan-cli"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

Options understood(const QString &line)
{
    const auto result = parsed(line);
    if (const auto *stop = std::get_if<Stop>(&result)) {
        qWarning() << line << stop->text;
        return {};
    }
    return std::get<Options>(result);
}

template <typename T>
T command(const QString &line)
{
    const Options options = understood(line);
    const T *found = std::get_if<T>(&options.command);
    return found ? *found : T();
}

} // namespace

class CliOptionsTest : public QObject
{
    Q_OBJECT

private slots:
    void commonOptionsStandAnywhere_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("before") << "--practice --json --profile /p list";
        QTest::newRow("after") << "list --practice --json --profile /p";
        QTest::newRow("around") << "--json list --practice --profile=/p";
    }

    void commonOptionsStandAnywhere()
    {
        QFETCH(QString, line);
        const Options options = understood(line);
        QCOMPARE(options.common.profileDir, u"/p"_s);
        QVERIFY(options.common.practice);
        QVERIFY(options.common.json);
        QVERIFY(!options.common.quiet);
        QVERIFY(std::holds_alternative<ListOptions>(options.command));
    }

    void placeholdersOfATitleAreFilled()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath("harbour.mp4"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        UploadOptions options;
        options.files = {file.fileName()};
        options.metadata["title"] = "Night {n:03}: {名称}";
        const control::UploadRequest request = requestFrom(options);
        QCOMPARE(request.wrong, QString());
        QCOMPARE(request.uploads.value(0).metadata.title, u"Night 03: harbour"_s);
        const youku::Metadata known = request.detailsOver({}, request.uploads.value(0));
        QCOMPARE(known.title, u"Night 03: harbour"_s);

        options.metadata["title"] = "Night {camera}";
        QVERIFY(requestFrom(options).wrong.contains("{camera}"));
    }

    void textIsWhatAPersonWouldHaveTyped()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath("harbour.mp4"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QFile json(dir.filePath("details.json"));
        QVERIFY(json.open(QIODevice::WriteOnly));
        json.write("{\"title\":\"Cafe\xcc\x81\\u202e\\nin\\tParis\\u0007 \","
                   "\"tags\":[\"re\xcc\x81ve\",\"night\\u001b walk\"],"
                   "\"description\":\"one\\r\\ntwo\\u0008 e\xcc\x81\"}");
        json.close();
        UploadOptions fromFile;
        fromFile.files = {file.fileName()};
        fromFile.metadataFile = json.fileName();
        UploadOptions typed;
        typed.files = {file.fileName()};
        typed.metadata = {{"title", u"Cafe\u0301\u202e\nin\tParis\u0007 "_s},
                          {"tags", u"re\u0301ve、night\u001b walk"_s},
                          {"description", u"one\r\ntwo\u0008 e\u0301"_s}};
        for (const UploadOptions &options : {fromFile, typed}) {
            const control::UploadRequest request = requestFrom(options);
            QCOMPARE(request.wrong, QString());
            const youku::Metadata metadata = request.uploads.value(0).metadata;
            QCOMPARE(metadata.title, u"Caf\u00e9 in Paris"_s);
            QCOMPARE(metadata.tags, QStringList({u"r\u00e9ve"_s, u"night walk"_s}));
            QCOMPARE(metadata.description, u"one\ntwo \u00e9"_s);
        }
    }

    void aTitleForSeveralFilesNeedsAPlaceholder()
    {
        QTemporaryDir dir;
        UploadOptions options;
        for (const char *name : {"harbour.mp4", "lake.mp4"}) {
            QFile file(dir.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            options.files.append(file.fileName());
        }
        options.metadata["title"] = "Night";
        QVERIFY(!requestFrom(options).wrong.isEmpty());
        options.metadata["title"] = "Night {n}";
        const control::UploadRequest request = requestFrom(options);
        QCOMPARE(request.wrong, QString());
        QCOMPARE(request.uploads.value(0).metadata.title, u"Night 1"_s);
        QCOMPARE(request.uploads.value(1).metadata.title, u"Night 2"_s);
    }

    void aTimeOfShootingIsReadAsTablesReadIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("moment"); // invalid: refused
        const QDateTime evening({2026, 11, 3}, {21, 40});
        const QDateTime zoned({2026, 11, 3}, {13, 40}, QTimeZone::utc());
        QTest::newRow("slashes") << u"2026/11/3 21:40"_s << evening;
        QTest::newRow("iso") << u"2026-11-03T21:40:00"_s << evening;
        QTest::newRow("zone") << u"2026-11-03T13:40:00Z"_s << zoned;
        QTest::newRow("offset") << u"2026-11-03 21:40 +08:00"_s << zoned;
        QTest::newRow("nonsense") << u"someday"_s << QDateTime();
        QTest::newRow("no such day") << u"2026-02-30 10:00"_s << QDateTime();
    }

    void aTimeOfShootingIsReadAsTablesReadIt()
    {
        QFETCH(QString, text);
        QFETCH(QDateTime, moment);
        QTemporaryDir dir;
        QFile file(dir.filePath("harbour.mp4"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        UploadOptions options;
        options.files = {file.fileName()};
        options.metadata["shoot_time"] = text;
        const control::UploadRequest request = requestFrom(options);
        QCOMPARE(request.wrong.isEmpty(), moment.isValid());
        QCOMPARE(request.uploads.value(0).metadata.shootTime, moment);
    }

    void metadataGoesByItsNamesOnTheWire()
    {
        const auto upload = command<UploadOptions>(
            "upload --title T1 --tags a1,b1 --tags c1 --privacy password --copyright reproduced "
            "--latitude -12.5 --longitude 0 --shoot-time 2024-05-01T10:00:00 --category Travel "
            "--reference r7 --watch-password-file w --metadata m.json a.mp4");
        const QJsonObject expected = {{"title", "T1"},
                                      {"tags", "a1,b1,c1"},
                                      {"public_type", "password"},
                                      {"copyright_type", "reproduced"},
                                      {"latitude", "-12.5"},
                                      {"longitude", "0"},
                                      {"shoot_time", "2024-05-01T10:00:00"},
                                      {"category", "Travel"}};
        QCOMPARE(upload.metadata, expected);
        QCOMPARE(upload.reference, u"r7"_s);
        QCOMPARE(upload.watchPasswordFile, u"w"_s);
        QCOMPARE(upload.metadataFile, u"m.json"_s);
        QCOMPARE(upload.files, QStringList{u"a.mp4"_s});
        QVERIFY(!upload.again);
    }

    void aFileMayBeNamedLikeACommandOrAnOption()
    {
        QCOMPARE(command<UploadOptions>("upload -- --again list").files,
                 (QStringList{u"--again"_s, u"list"_s}));
        QCOMPARE(command<UploadOptions>("upload list.mp4 upload").files,
                 (QStringList{u"list.mp4"_s, u"upload"_s}));
    }

    void aFileThatBeginsLikeAnOptionIsTakenWhenItExists_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("files");
        QTest::newRow("like --version") << "upload -vK3hPq0Xz4.mp4" << QStringList{u"./-vK3hPq0Xz4.mp4"_s};
        QTest::newRow("like --help") << "upload a.mp4 -h264.mp4" << QStringList{u"a.mp4"_s, u"./-h264.mp4"_s};
        QTest::newRow("two dashes") << "upload --live.mp4" << QStringList{u"./--live.mp4"_s};
        QTest::newRow("the value of an option")
            << "upload --title -h264.mp4 a.mp4" << QStringList{u"a.mp4"_s};
        QTest::newRow("after --") << "upload -- -h264.mp4" << QStringList{u"-h264.mp4"_s};
    }

    void aFileThatBeginsLikeAnOptionIsTakenWhenItExists()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, files);
        QTemporaryDir dir;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(dir.path()));
        const auto back = qScopeGuard([&before] { QDir::setCurrent(before); });
        for (const char *name : {"-vK3hPq0Xz4.mp4", "-h264.mp4", "--live.mp4"}) {
            QFile file(QString::fromLatin1(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QCOMPARE(command<UploadOptions>(line).files, files);
    }

    void aLimitIsBytesWithSuffixes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("plain") << "1500" << qint64(1500);
        QTest::newRow("none") << "0" << qint64(0);
        // As the window's MB/s.
        QTest::newRow("K") << "500K" << qint64(500'000);
        QTest::newRow("small k") << "1k" << qint64(1000);
        QTest::newRow("M") << "2M" << qint64(2'000'000);
        QTest::newRow("half M") << "2.5M" << qint64(2'500'000);
        QTest::newRow("G") << "3G" << qint64(3'000'000'000);
    }

    void aLimitIsBytesWithSuffixes()
    {
        QFETCH(QString, text);
        QFETCH(qint64, bytes);
        QCOMPARE(command<UploadOptions>("upload a.mp4 --limit " + text).pace.bytesPerSecond, bytes);
    }

    void aTransportIsOneOfThree()
    {
        using transfer::TransportChoice;
        QCOMPARE(command<UploadOptions>("upload a.mp4").pace.transport, std::nullopt);
        QCOMPARE(command<UploadOptions>("upload a.mp4 --transport auto").pace.transport,
                 TransportChoice::Automatic);
        QCOMPARE(command<UploadOptions>("upload a.mp4 --transport cloud").pace.transport,
                 TransportChoice::Cloud);
        QCOMPARE(command<ResumeOptions>("resume --transport slices").pace.transport, TransportChoice::Slices);
    }

    void lanesAreAutomaticOrANumber()
    {
        QCOMPARE(command<UploadOptions>("upload a.mp4").pace.lanes, std::nullopt);
        QCOMPARE(command<UploadOptions>("upload a.mp4 --lanes auto").pace.lanes, 0);
        QCOMPARE(command<ResumeOptions>("resume --lanes 4").pace.lanes, 4);
    }

    void aStartIsATimeOfTheDayOrAMoment()
    {
        const QDateTime noon({2026, 11, 30}, {12, 0});
        QCOMPARE(cli::startTime(u"23:30"_s, noon), QDateTime({2026, 11, 30}, {23, 30}));
        QCOMPARE(cli::startTime(u" 7:05 "_s, noon), QDateTime({2026, 12, 1}, {7, 5}));
        QCOMPARE(cli::startTime(u"12:00"_s, noon), QDateTime({2026, 12, 1}, {12, 0}));
        QCOMPARE(cli::startTime(u"2026-12-24 18:00"_s, noon), QDateTime({2026, 12, 24}, {18, 0}));
        QCOMPARE(cli::startTime(u"2026-12-24T18:00:00Z"_s, noon),
                 QDateTime({2026, 12, 24}, {18, 0}, QTimeZone::utc()));
        for (const QString &wrong : {u"soon"_s, u"24:10"_s, u"7"_s, QString()})
            QVERIFY(!cli::startTime(wrong, noon));
        QCOMPARE(command<UploadOptions>("upload a.mp4").startAtMs, 0);
        const QDateTime later = QDateTime::currentDateTime().addDays(3);
        const QString line = u"upload a.mp4 --start-at "_s + later.toUTC().toString(Qt::ISODate);
        QCOMPARE(command<UploadOptions>(line).startAtMs / 1000, later.toSecsSinceEpoch());
    }

#ifdef Q_OS_UNIX
    void aStartThatTheClockSkipsOrTellsTwiceIsRefused()
    {
        qputenv("TZ", "America/New_York");
        tzset();
        const auto restore = qScopeGuard([] {
            qunsetenv("TZ");
            tzset();
        });
        const QDateTime forward({2026, 3, 8}, {0, 30}); // at two it is three
        QVERIFY(!cli::startTime(u"2:30"_s, forward));
        QCOMPARE(cli::startTime(u"3:30"_s, forward), QDateTime({2026, 3, 8}, {7, 30}, QTimeZone::utc()));
        const QDateTime back({2026, 11, 1}, {0, 30}); // at two it is one
        QVERIFY(!cli::startTime(u"1:30"_s, back));
        QCOMPARE(cli::startTime(u"2:30"_s, back), QDateTime({2026, 11, 1}, {7, 30}, QTimeZone::utc()));
        QCOMPARE(cli::startTime(u"0:15"_s, back), QDateTime({2026, 11, 2}, {0, 15}));
    }
#endif

    void thePlanCanBeIgnored()
    {
        QVERIFY(!command<UploadOptions>("upload a.mp4").pace.ignorePlan);
        QVERIFY(command<UploadOptions>("upload a.mp4 --ignore-schedule").pace.ignorePlan);
        QVERIFY(command<ResumeOptions>("resume --ignore-schedule").pace.ignorePlan);
    }

    void slicesHaveTheLengthsOfTheProtocol()
    {
        QCOMPARE(command<UploadOptions>("upload a.mp4").pace.sliceLengthKb, 0);
        QCOMPARE(command<UploadOptions>("upload a.mp4 --slice-length 256").pace.sliceLengthKb, 256);
        QCOMPARE(command<ResumeOptions>("retry --slice-length 10240").pace.sliceLengthKb, 10240);
    }

    void aLineOfJsonIsOwedForEachFile()
    {
        const auto stop = std::get<Stop>(parsed("upload --json --lanes 99 a.mp4 b.mp4"));
        QCOMPARE(stop.files, (QStringList{u"a.mp4"_s, u"b.mp4"_s}));
        QVERIFY(std::get<Stop>(parsed("upload --lanes 99 a.mp4")).files.isEmpty());
    }

    void idsAreReadOnceEach()
    {
        QCOMPARE(command<CancelOptions>("cancel 3 7 3").ids, (QList<transfer::UploadId>{3, 7}));
        QCOMPARE(command<ResumeOptions>("retry 5").what, ResumeOptions::What::Failed);
        QCOMPARE(command<ResumeOptions>("resume").what, ResumeOptions::What::Paused);
    }

    void accountDoesOneThing()
    {
        QCOMPARE(command<AccountOptions>("account").action, AccountOptions::Action::Show);
        QCOMPARE(command<AccountOptions>("account --set").action, AccountOptions::Action::Set);
        QCOMPARE(command<AccountOptions>("account --check").action, AccountOptions::Action::Check);
        QCOMPARE(command<AccountOptions>("account --remove").action, AccountOptions::Action::Remove);
    }

    void theLogIsOfOneUpload()
    {
        QCOMPARE(command<LogOptions>("log 12").id, 12);
    }

    void wrongUsageIsSaid_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("nothing") << "";
        QTest::newRow("no such command") << "publish a.mp4";
        QTest::newRow("no such option") << "upload --fast a.mp4";
        QTest::newRow("a file like --version that is not there") << "upload -vK3hPq0Xz4.mp4";
        QTest::newRow("a file like --help that is not there") << "upload -h264.mp4";
        QTest::newRow("an option of another command") << "list --again";
        QTest::newRow("a secret as an argument") << "account --set --access-token abc";
        QTest::newRow("no file") << "upload";
        QTest::newRow("no value") << "upload a.mp4 --title";
        QTest::newRow("no id") << "cancel";
        QTest::newRow("a word for an id") << "resume first";
        QTest::newRow("id 0") << "retry 0";
        QTest::newRow("words after list") << "list all";
        QTest::newRow("a log of nothing") << "log";
        QTest::newRow("a log of two") << "log 1 2";
        QTest::newRow("a log of a word") << "log all";
        QTest::newRow("two things at once") << "account --set --remove";
        QTest::newRow("no lanes") << "upload a.mp4 --lanes 0";
        QTest::newRow("another transport") << "upload a.mp4 --transport pigeon";
        QTest::newRow("too many lanes") << "upload a.mp4 --lanes 9";
        QTest::newRow("lanes in words") << "upload a.mp4 --lanes many";
        QTest::newRow("a limit below nothing") << "upload a.mp4 --limit -1";
        QTest::newRow("a limit in words") << "upload a.mp4 --limit fast";
        QTest::newRow("a limit beyond numbers") << "upload a.mp4 --limit 99999999999G";
        QTest::newRow("not a number") << "upload a.mp4 --limit nan";
        QTest::newRow("a start in words") << "upload a.mp4 --start-at tonight";
        QTest::newRow("a start that is over") << "upload a.mp4 --start-at 2020-01-01";
        QTest::newRow("no time of a day") << "upload a.mp4 --start-at 24:10";
        QTest::newRow("short slices") << "upload a.mp4 --slice-length 255";
        QTest::newRow("long slices") << "upload a.mp4 --slice-length 10241";
        QTest::newRow("slices in words") << "upload a.mp4 --slice-length 2M";
        QTest::newRow("a state for two") << "upload a.mp4 b.mp4 --state s";
        QTest::newRow("a state without a name") << "upload a.mp4 --state=";
    }

    void wrongUsageIsSaid()
    {
        QFETCH(QString, line);
        const auto result = parsed(line);
        QVERIFY(std::holds_alternative<Stop>(result));
        QCOMPARE(std::get<Stop>(result).code, ExitCode::WrongUsage);
        QVERIFY(!std::get<Stop>(result).text.isEmpty());
    }

    void helpNamesEveryCommandAndOption()
    {
        const QString commands = std::get<Stop>(parsed("--help")).text;
        for (const char *name :
             {"upload", "list", "log", "resume", "retry", "cancel", "account", "categories", "spec"})
            QVERIFY2(commands.contains(QLatin1String(name)), name);
        const Stop upload = std::get<Stop>(parsed("upload --help"));
        QCOMPARE(upload.code, ExitCode::Success);
        for (const char *name : {"--title", "--watch-password-file", "--again", "--lanes", "--limit",
                                 "--json", "--profile", "--slice-length", "--state", "--reference"})
            QVERIFY2(upload.text.contains(QLatin1String(name)), name);
    }
};

QTEST_GUILESS_MAIN(CliOptionsTest)
#include "tst_cli_options.moc"
