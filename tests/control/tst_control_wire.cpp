// What is said between programs is read as it was meant, and put into words by who reads it.
#include "control/wire/caller.h"
#include "control/wire/events.h"
#include "control/wire/protocol.h"
#include "control/wire/request.h"
#include "control/wire/snapshot_json.h"
#include "words/languages.h"
#include "words/reasons/reasons.h"
#include "words/voice.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace control;

class ControlWireTest : public QObject
{
    Q_OBJECT

private slots:
    void everyOptionOfAnUploadTravels()
    {
        UploadOptions wish;
        wish.files = {u"/videos/a.mp4"_s, u"/videos/b.mp4"_s};
        wish.metadata = {{"title", "{n} nights"}, {"tags", QJsonArray{"one", "two"}}};
        wish.reference = u"job 7"_s;
        wish.account = u"Studio"_s;
        wish.startAtMs = 1'800'000'000'000;
        wish.again = true;
        wish.anyway = true;
        wish.pace = {4, 250'000, transfer::TransportChoice::Cloud, true, 512};
        const Request sent{{u"zh_CN"_s, u"http://127.0.0.1:1"_s, u"open"_s, u"digest"_s}, wish};
        const auto line = lineOf(requestJson(sent));
        const auto read = requestFrom(objectOf(line).value());
        QVERIFY(read.has_value());
        QCOMPARE(requestJson(*read), requestJson(sent));
        const auto &options = std::get<UploadOptions>(read->wish);
        QCOMPARE(options.files, wish.files);
        QCOMPARE(options.metadata, wish.metadata);
        QCOMPARE(options.account, wish.account);
        QCOMPARE(options.startAtMs, wish.startAtMs);
        QVERIFY(options.again && options.anyway && options.pace.ignorePlan);
        QCOMPARE(options.pace.lanes, wish.pace.lanes);
        QCOMPARE(options.pace.bytesPerSecond, wish.pace.bytesPerSecond);
        QVERIFY(options.pace.transport == wish.pace.transport);
        QCOMPARE(options.pace.sliceLengthKb, 512);
        QCOMPARE(read->caller.language, u"zh_CN"_s);
        QCOMPARE(read->caller.account, u"digest"_s);
    }

    void absentIsNotNone()
    {
        const auto wishOf = [](const Wish &wish) {
            return std::get<ResumeOptions>(requestFrom(requestJson({{}, wish})).value().wish);
        };
        ResumeOptions wish{ResumeOptions::What::Failed, {3, 5}, {}};
        QVERIFY(!wishOf(wish).pace.bytesPerSecond && !wishOf(wish).pace.lanes
                && !wishOf(wish).pace.transport);
        QVERIFY(wishOf(wish).what == ResumeOptions::What::Failed);
        QCOMPARE(wishOf(wish).ids, wish.ids);
        wish.pace.bytesPerSecond = 0;
        wish.what = ResumeOptions::What::Paused;
        QCOMPARE(wishOf(wish).pace.bytesPerSecond, std::optional<qint64>(0));
        QVERIFY(wishOf(wish).what == ResumeOptions::What::Paused);
    }

    void noSecretOfTheEnvironmentTravels()
    {
        qputenv("YOUCHUAN_CLIENT_ID", "ef01ab23");
        qputenv("YOUCHUAN_ACCESS_TOKEN", "s3cret-t0ken");
        const Caller caller = Caller::ofThisProgram();
        QVERIFY(!caller.account.isEmpty());
        QVERIFY(!lineOf(requestJson({caller, ListUploads()})).contains("s3cret"));
        qputenv("YOUCHUAN_ACCESS_TOKEN", "another");
        QVERIFY(Caller::ofThisProgram().account != caller.account);
        qunsetenv("YOUCHUAN_CLIENT_ID");
        qunsetenv("YOUCHUAN_ACCESS_TOKEN");
        QVERIFY(Caller::ofThisProgram().account.isEmpty());
    }

    void aSnapshotArrivesAsItWas()
    {
        Snapshot snapshot;
        snapshot.id = 12;
        snapshot.file = u"/videos/慢船.mp4"_s;
        snapshot.reference = u"job"_s;
        snapshot.activity = transfer::Activity::Retrying;
        snapshot.draft = words::Draft::NotReady;
        snapshot.wait.what = transfer::Wait::For::Retry;
        snapshot.wait.untilMs = 1'800'000'000'000;
        snapshot.wait.attempt = 2;
        snapshot.wait.attempts = 5;
        snapshot.wait.reason.kind = base::ErrorKind::Server;
        snapshot.wait.reason.fault = base::Fault::HttpStatus;
        snapshot.wait.reason.httpStatus = 503;
        snapshot.transferred = 4'000'000'000;
        snapshot.underWay = 17;
        snapshot.total = 50'000'000'000;
        snapshot.percent = 8.1;
        snapshot.bytesPerSecond = 1234.5;
        snapshot.timeLeft = transfer::TimeLeft{60, 90};
        snapshot.secondsStill = 7;
        snapshot.account = u"Studio"_s;
        snapshot.transport = u"oss"_s;
        snapshot.videoId = u"XNzA0"_s;
        snapshot.error = base::localError(base::ErrorKind::FileTooLarge, base::Detail(base::AtMost{10}));
        snapshot.sentence = u"why"_s;
        const Snapshot read = snapshotFrom(snapshotJson(snapshot));
        QCOMPARE(snapshotJson(read), snapshotJson(snapshot));
        QCOMPARE(toJson(Event::Progress, read), toJson(Event::Progress, snapshot));
        QVERIFY(read.error == snapshot.error);
        QVERIFY(read.wait.reason == snapshot.wait.reason);
        QCOMPARE(read.wait.untilMs, snapshot.wait.untilMs);
        QVERIFY(read.timeLeft == snapshot.timeLeft);
        QVERIFY(read.draft == snapshot.draft);
        for (std::size_t i = 0; i < transfer::activityCount; ++i) {
            snapshot.activity = transfer::Activity(i);
            QVERIFY(snapshotFrom(snapshotJson(snapshot)).activity == snapshot.activity);
        }
        for (int i = 0; i <= int(transfer::Wait::For::StartTime); ++i) {
            snapshot.wait.what = transfer::Wait::For(i);
            QVERIFY(snapshotFrom(snapshotJson(snapshot)).wait.what == snapshot.wait.what);
        }
    }

    void sentencesAreInTheLanguageOfWhoReadsThem()
    {
        const base::Error missing = base::localError(base::ErrorKind::FileMissing);
        words::installLanguage(u"en"_s);
        const QString english = words::reasonFor(missing).sentence;
        words::installLanguage(u"zh_CN"_s);
        const QString chinese = words::reasonFor(missing).sentence;
        QVERIFY(english != chinese);
        QCOMPARE(words::spokenLanguage(), u"zh_CN"_s);
        {
            const words::Voice english_(u"en"_s);
            const words::Voice::Scope scope(english_);
            QCOMPARE(words::reasonFor(missing).sentence, english);
            QString elsewhere;
            std::thread other([&] { elsewhere = words::reasonFor(missing).sentence; });
            other.join();
            QCOMPARE(elsewhere, chinese);
        }
        QCOMPARE(words::reasonFor(missing).sentence, chinese);
        words::installLanguage(u"en"_s);
        QCOMPARE(words::spokenLanguage(), u"en"_s);
        {
            const words::Voice voice(u"zh_CN"_s);
            const words::Voice::Scope scope(voice);
            QCOMPARE(words::reasonFor(missing).sentence, chinese);
            const words::Voice unknown(u"../../x"_s); // as anybody may say
            const words::Voice::Scope inner(unknown);
            QCOMPARE(words::reasonFor(missing).sentence, english);
        }
        QCOMPARE(words::reasonFor(missing).sentence, english);
    }
};

QTEST_GUILESS_MAIN(ControlWireTest)
#include "tst_control_wire.moc"
