// What happened to an upload, told in both languages.
#include "base/moment.h"
#include "transfer/upload/chronicle.h"
#include "words/languages.h"
#include "words/uploads/happening_words.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using transfer::Cause;
using transfer::Happened;
using transfer::Happening;
using transfer::UploadRecord;
using words::HappeningLine;

namespace {

UploadRecord recordOf(const QList<Happening> &happenings)
{
    UploadRecord record;
    record.happenings = happenings;
    return record;
}

HappeningLine lineOf(const Happening &happening)
{
    return words::whatHappened(recordOf({happening})).value(0);
}

Cause cause(Cause::Why why, int times, int httpStatus = 0, const QString &code = {})
{
    Cause made;
    made.why = why;
    made.times = times;
    made.httpStatus = httpStatus;
    made.code = code;
    made.fault = httpStatus > 0 ? base::Fault::HttpStatus : base::Fault::Code;
    return made;
}

Happening interruptions(qint64 lastedMs, const QList<Cause> &causes)
{
    Happening one{Happened::Interrupted, 1};
    one.lastedMs = lastedMs;
    one.causes = causes;
    return one;
}

bool isChinese(const QString &sentence)
{
    return std::any_of(sentence.begin(), sentence.end(),
                       [](QChar each) { return each.script() == QChar::Script_Han; });
}

} // namespace

class TestHappeningWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { words::installLanguage(u"en"_s); }
    void cleanupTestCase() { words::installLanguage(u"en"_s); }

    void interruptionsAreGathered_data()
    {
        using Why = Cause::Why;
        QTest::addColumn<QString>("language");
        QTest::addColumn<Happening>("happening");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("detail");
        const Happening three = interruptions(48'200, {cause(Why::Network, 1), cause(Why::Busy, 2, 503)});
        const Happening one = interruptions(300, {cause(Why::Line, 1)});
        const Happening oneLong = interruptions(3'780'000, {cause(Why::SignIn, 1)});
        const Happening many = interruptions(65'000, {cause(Why::Busy, 5, 0, u"1017"_s), cause(Why::Busy, 2),
                                                      cause(Why::Portal, 3), cause(Why::Other, 1)});
        QTest::newRow("three") << u"en"_s << three << u"3 interruptions, 48 s together"_s
                               << u"network away once, Youku busy twice (503)"_s;
        QTest::newRow("three, zh") << u"zh_CN"_s << three << u"中断 3 次，共 48 秒"_s
                                   << u"断网 1 次，优酷繁忙 2 次（503）"_s;
        QTest::newRow("one") << u"en"_s << one << u"1 interruption"_s << u"connection lost once"_s;
        QTest::newRow("one, zh") << u"zh_CN"_s << one << u"中断 1 次"_s << u"连接中断 1 次"_s;
        QTest::newRow("one long") << u"en"_s << oneLong << u"1 interruption, 1 h 3 min"_s
                                  << u"sign-in needed once"_s;
        QTest::newRow("one long, zh")
            << u"zh_CN"_s << oneLong << u"中断 1 次，共 1 小时 3 分钟"_s << u"需要登录 1 次"_s;
        QTest::newRow("many") << u"en"_s << many << u"11 interruptions, 1 min together"_s
                              << u"Youku busy 5 times (1017), Youku busy twice, the network’s own sign-in "
                                 "3 times, other causes once"_s;
        QTest::newRow("many, zh")
            << u"zh_CN"_s << many << u"中断 11 次，共 1 分钟"_s
            << u"优酷繁忙 5 次（1017），优酷繁忙 2 次，网络需要认证 3 次，其他原因 1 次"_s;
    }

    void interruptionsAreGathered()
    {
        QFETCH(QString, language);
        QFETCH(Happening, happening);
        words::installLanguage(language);
        const HappeningLine line = lineOf(happening);
        QTEST(line.sentence, "sentence");
        QTEST(line.detail, "detail");
        QCOMPARE(line.tone, HappeningLine::Tone::Attention);
    }

    void whatALookFoundIsSaid()
    {
        UploadRecord record = recordOf({{Happened::Checked, 1}});
        QCOMPARE(words::whatHappened(record).value(0).sentence, u"File checked"_s);
        QCOMPARE(words::whatHappened(record, true).value(0).sentence, u"File checked, no findings"_s);
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(words::whatHappened(record, true).value(0).sentence, u"文件检查完毕，未发现问题"_s);
    }

    void connectionsAreCounted()
    {
        Happening sent{Happened::Sent, 1};
        const auto told = [&](int lanes) {
            sent.lanes = lanes;
            return lineOf(sent).sentence;
        };
        QCOMPARE(told(0), u"All sent"_s);
        QCOMPARE(told(1), u"All sent, 1 connection"_s);
        QCOMPARE(told(4), u"All sent, 4 connections"_s);
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(told(0), u"已全部传完"_s);
        QCOMPARE(told(4), u"全部传完，使用 4 个连接"_s);
    }

    void everythingHasWordsInBothLanguages_data()
    {
        QTest::addColumn<Happening>("happening");
        for (int i = 0; i <= int(Happened::AtYouku); ++i) {
            Happening one{Happened(i), 1};
            one.causes = Cause::of(base::localError(base::ErrorKind::FileChanged));
            one.word = u"oss"_s;
            one.place = u"host"_s;
            QTest::addRow("%d", i) << one;
        }
        for (const char *state : {"encoding", "in_review", "normal", "fail", "limited", "blocked", "gone"}) {
            Happening one{Happened::AtYouku, 1};
            one.word = QLatin1String(state);
            QTest::addRow("%s", state) << one;
        }
    }

    void everythingHasWordsInBothLanguages()
    {
        QFETCH(Happening, happening);
        const HappeningLine english = lineOf(happening);
        QVERIFY(!english.sentence.isEmpty());
        QVERIFY(!isChinese(english.sentence + english.detail));
        words::installLanguage(u"zh_CN"_s);
        const HappeningLine chinese = lineOf(happening);
        QVERIFY2(isChinese(chinese.sentence), qPrintable(chinese.sentence));
        QVERIFY2(chinese.detail.isEmpty() || isChinese(chinese.detail), qPrintable(chinese.detail));
        QCOMPARE(chinese.tone, english.tone);
    }

    void transportAndPlaceAreTold()
    {
        Happening created{Happened::Created, 1};
        created.word = u"oss"_s;
        created.place = u"yk.oss-cn-shanghai.aliyuncs.com"_s;
        QCOMPARE(lineOf(created).sentence, u"Created at Youku"_s);
        QCOMPARE(lineOf(created).detail, u"By the cloud store, yk.oss-cn-shanghai.aliyuncs.com"_s);
        created.word = u"gupload"_s;
        created.place = u"g01.upload.youku.com"_s;
        QCOMPARE(lineOf(created).detail, u"By Youku’s upload server, g01.upload.youku.com"_s);
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(lineOf(created).sentence, u"已在优酷创建"_s);
        QVERIFY(isChinese(lineOf(created).detail));
    }

    void greenIsForWhatIsThereToSee()
    {
        Happening seen{Happened::AtYouku, 1};
        seen.word = u"normal"_s;
        QCOMPARE(lineOf(seen).tone, HappeningLine::Tone::Good);
        QCOMPARE(lineOf({Happened::Published, 1}).tone, HappeningLine::Tone::Good);
        QCOMPARE(lineOf({Happened::Sent, 1}).tone, HappeningLine::Tone::Plain);
        QCOMPARE(lineOf({Happened::Failed, 1}).tone, HappeningLine::Tone::Plain);
    }

    // Which kept the moments of its beginning and end alone.
    void anUploadOfAnOlderVersionHasItsEnds()
    {
        UploadRecord record = recordOf({{Happened::AtYouku, 3'000'000}});
        record.happenings[0].word = u"normal"_s;
        record.stage = transfer::Stage::Published;
        record.addedAt = base::utcMoment(1'000'000);
        record.publishedAt = base::utcMoment(2'000'000);
        QStringList told;
        for (const HappeningLine &line : words::whatHappened(record))
            told.append(line.sentence);
        QCOMPARE(told, QStringList({u"Added"_s, u"Published"_s, u"Can be watched"_s}));
        QCOMPARE(words::whatHappened(record)[1].at, record.publishedAt);
        record.happenings.prepend({Happened::Published, 2'000'000});
        QCOMPARE(words::whatHappened(record).size(), 3);
    }

    // The record knows more than what is kept of a failure.
    void theFailureItStandsAtIsToldInFull()
    {
        UploadRecord record = recordOf({{Happened::Failed, 1}});
        record.failure = base::localError(base::ErrorKind::Server, base::UntakenServer{u"http://10.0.0.1"_s});
        record.failure->operation = base::Operation::Open;
        QVERIFY(words::whatHappened(record)[0].detail.contains(u"http://10.0.0.1"_s));
        note(record.happenings, {Happened::Retried, 2});
        record.failure.reset();
        QCOMPARE(words::whatHappened(record)[0].detail, QString());
    }

    void forTheEarTheTimeComesFirst()
    {
        const QDateTime today(QDate::currentDate(), QTime(14, 32));
        QCOMPARE(words::spoken({today, u"Published"_s, {}}), u"14:32, Published"_s);
        QCOMPARE(words::spoken({today, u"Failed"_s, u"File not found"_s}),
                 u"14:32, Failed, File not found"_s);
        const QDateTime before = today.addDays(-40);
        const QString told = words::spoken({before, u"Published"_s, {}});
        QVERIFY2(told.contains(u"14:32, Published"_s) && told.size() > 16, qPrintable(told));
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(words::spoken({today, u"已发布"_s, {}}), u"14:32，已发布"_s);
    }
};

QTEST_GUILESS_MAIN(TestHappeningWords)
#include "tst_happening_words.moc"
