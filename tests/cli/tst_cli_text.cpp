// What the console program reads and writes as text: columns, secrets from standard input, JSON lines.
#include "cli/commands/account_command.h"
#include "cli/output/table.h"
#include "cli/output/terminal.h"
#include "control/jobs/snapshot.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cli;
using control::Event;
using control::Snapshot;

class CliTextTest : public QObject
{
    Q_OBJECT

private slots:
    void hanCharactersTakeTwoColumns()
    {
        QCOMPARE(terminal::columns(u"abc"_s), 3);
        QCOMPARE(terminal::columns(u"优传ab"_s), 6);
        QCOMPARE(terminal::columns(u"😀"_s), 2);
    }

    void widthsFollowUnicode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::newRow("composed") << u"caf\u00e9"_s << 4;
        QTest::newRow("decomposed") << u"cafe\u0301"_s << 4;
        QTest::newRow("Devanagari with marks") << u"\u0915\u094d\u0937"_s << 2;
        QTest::newRow("a dash between Han ranges") << u"\u303f"_s << 1;
        QTest::newRow("watch") << u"\u231a"_s << 2;
        QTest::newRow("star") << u"\u2b50"_s << 2;
        QTest::newRow("Hangul vowels join") << u"\u1100\u1161"_s << 2;
        QTest::newRow("wide forms") << u"\uff21\uffe5"_s << 4;
        QTest::newRow("half-width kana") << u"\uff71"_s << 1;
        QTest::newRow("emoji in colours") << u"\u2764\ufe0f"_s << 2;
        QTest::newRow("a playing card") << u"\U0001f0a1"_s << 1;
        QTest::newRow("zero-width space") << u"a\u200bb"_s << 2;
    }

    void widthsFollowUnicode()
    {
        QFETCH(QString, text);
        QFETCH(int, columns);
        QCOMPARE(terminal::columns(text), columns);
    }

    void aTableShowsControlsAndStaysInLine()
    {
        Table table({u"File"_s, u"Id"_s});
        table.add({u"a\nb\x1b[2J.mp4"_s, u"1"_s});
        table.add({u"c\u202egpj.mp4\u2028\u009b"_s, u"2"_s});
        QCOMPARE(table.text().count(u'\n'), 3);
        QVERIFY(table.text().contains(u"a␊b␛[2J.mp4"_s));
        for (const char16_t bad : {u'\x1b', u'\u202e', u'\u2028', u'\u009b'})
            QVERIFY(!table.text().contains(QChar(bad)));
    }

    void whatIsCutIsCutBetweenCharacters()
    {
        QCOMPARE(terminal::fitted(u"abe\u0301def"_s, 4), u"abe\u0301…"_s);
    }

    void whatDoesNotFitIsCutAndMarked()
    {
        QCOMPARE(terminal::fitted(u"abcdef"_s, 6), u"abcdef"_s);
        QCOMPARE(terminal::fitted(u"abcdef"_s, 5), u"abcd…"_s);
        QCOMPARE(terminal::fitted(u"优传优传"_s, 8), u"优传优传"_s);
        QCOMPARE(terminal::fitted(u"优传优传"_s, 7), u"优传优…"_s);
        QCOMPARE(terminal::fitted(u"优传优传"_s, 6), u"优传…"_s);
        for (int most = 1; most < 10; ++most)
            QVERIFY(terminal::columns(terminal::fitted(u"a优b传c优"_s, most)) <= most);
    }

    void columnsLineUp()
    {
        Table table({u"Id"_s, u"File"_s});
        table.add({u"12345"_s, u"a"_s});
        QCOMPARE(table.text(), u"Id     File\n12345  a\n"_s);
    }

    void credentialsComeAsLinesOrAsJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("lines") << QByteArray(
            "client_id=c1\naccess_token = a=b==\r\n\nrefresh_token=r\nclient_secret=s\n");
        QTest::newRow("JSON") << QByteArray("{\"client_id\":\"c1\",\"access_token\":\"a=b==\",\"refresh_"
                                            "token\":\"r\",\"client_secret\":\"s\"}");
        QTest::newRow("the sandbox's ready line")
            << QByteArray("{\"api_url\":\"http://"
                          "127.0.0.1:1\",\"client_id\":\"c1\",\"access_token\":\"a=b==\",\"refresh_token\":"
                          "\"r\",\"client_secret\":\"s\"}");
    }

    void credentialsComeAsLinesOrAsJson()
    {
        QFETCH(QByteArray, text);
        const auto credentials = credentialsFrom(text);
        QVERIFY(credentials.ok());
        QCOMPARE(credentials.value(), (youku::Credentials{u"c1"_s, u"a=b=="_s, u"r"_s, u"s"_s}));
    }

    void halfAnAccountIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no access token") << QByteArray("client_id=c1\n");
        QTest::newRow("no client") << QByteArray("{\"access_token\":\"a\"}");
        QTest::newRow("half a JSON") << QByteArray("{\"client_id\":\"c1\",\"access_token\":");
        QTest::newRow("no KEY=VALUE") << QByteArray("hello\n");
        QTest::newRow("a misspelt key") << QByteArray("client_id=c1\naccess_token=a\nrefreshtoken=r\n");
    }

    void halfAnAccountIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto credentials = credentialsFrom(text);
        QVERIFY(!credentials.ok());
        QVERIFY(!credentials.error().message.isEmpty());
    }

    void aJsonLineHasEveryKey()
    {
        transfer::UploadRecord record;
        record.id = 7;
        record.path = u"/v/优.mp4"_s;
        record.identity.size = 1000;
        record.transferred = 455;
        record.stage = transfer::Stage::Prepared;
        record.intent = transfer::Intent::Pause;
        const QJsonObject line = toJson(Event::State, Snapshot::of(record));
        const QJsonObject expected = {{"event", "state"},
                                      {"id", 7},
                                      {"file", u"/v/优.mp4"_s},
                                      {"reference", QJsonValue::Null},
                                      {"state", "paused"},
                                      {"transferred", 455},
                                      {"total", 1000},
                                      {"percent", 45.5},
                                      {"under_way", 0},
                                      {"account", QJsonValue::Null},
                                      {"bytes_per_second", 0},
                                      {"seconds_still", QJsonValue::Null},
                                      {"video_id", QJsonValue::Null},
                                      {"transport", QJsonValue::Null},
                                      {"error", QJsonValue::Null}};
        QCOMPARE(line, expected);

        record.failure = base::localError(base::ErrorKind::FileMissing, u"gone"_s);
        const QJsonObject error = toJson(Event::Failed, Snapshot::of(record))[u"error"].toObject();
        QCOMPARE(error, (QJsonObject{{"kind", "file_missing"},
                                     {"code", 0},
                                     {"type", QJsonValue::Null},
                                     {"http_status", QJsonValue::Null},
                                     {"message", "File not found"}}));
    }

    void aJsonErrorSaysInWordsWhatHappened()
    {
        const auto messageOf = [](const base::Error &error) {
            transfer::UploadRecord record;
            record.failure = error;
            return toJson(Event::Failed, Snapshot::of(record))[u"error"][u"message"].toString();
        };
        base::Error lost;
        lost.fault = base::Fault::ConnectionLost;
        QCOMPARE(messageOf(lost), u"The connection was lost"_s);
        const base::Error tooLarge = base::localError(base::ErrorKind::FileTooLarge, u"1000000000"_s);
        QVERIFY2(messageOf(tooLarge).startsWith(u"Larger than Youku takes"_s),
                 qPrintable(messageOf(tooLarge)));
        base::Error said;
        said.fault = base::Fault::Code;
        said.code = base::codeText(120010104);
        said.message = u"title has forbidden words"_s;
        QCOMPARE(messageOf(said), u"title has forbidden words"_s);
        said.message.clear();
        QCOMPARE(messageOf(said), u"Youku does not allow a word in the title (code 120010104)"_s);
    }

    void aRecordTellsItsState_data()
    {
        using transfer::Intent;
        using transfer::Stage;
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<Intent>("intent");
        QTest::addColumn<bool>("failed");
        QTest::addColumn<bool>("cancelled");
        QTest::addColumn<QString>("state");
        QTest::newRow("added") << Stage::Hashed << Intent::Rest << false << false << "not_started";
        QTest::newRow("cut off") << Stage::Prepared << Intent::Run << false << false << "waiting";
        QTest::newRow("cut off at the end")
            << Stage::Committing << Intent::Run << false << false << "finishing";
        QTest::newRow("paused") << Stage::Prepared << Intent::Pause << false << false << "paused";
        QTest::newRow("failed") << Stage::Created << Intent::Run << true << false << "failed";
        QTest::newRow("to be cancelled")
            << Stage::Created << Intent::Cancel << false << false << "cancelling";
        QTest::newRow("cancelled") << Stage::Created << Intent::Cancel << false << true << "cancelled";
        QTest::newRow("published") << Stage::Published << Intent::Run << false << false << "published";
    }

    void aRecordTellsItsState()
    {
        QFETCH(transfer::Stage, stage);
        QFETCH(transfer::Intent, intent);
        QFETCH(bool, failed);
        QFETCH(bool, cancelled);
        QFETCH(QString, state);
        transfer::UploadRecord record;
        record.stage = stage;
        record.intent = intent;
        record.cancelled = cancelled;
        if (failed)
            record.failure = base::Error();
        QCOMPARE(transfer::activityName(Snapshot::of(record).activity), state);
    }
};

QTEST_GUILESS_MAIN(CliTextTest)
#include "tst_cli_text.moc"
