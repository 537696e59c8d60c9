// How it went, of a video that is published: derived from what happened to it.
#include "transfer/upload/spent_time.h"
#include "words/languages.h"
#include "words/uploads/details_words.h"
#include "words/uploads/published_words.h"

#include <QTest>

using namespace Qt::StringLiterals;
using transfer::Happened;
using transfer::Happening;
using transfer::UploadRecord;

namespace {

constexpr qint64 minute = 60'000;

// Created in the first minute, all sent in the 10th, published in the 11th.
UploadRecord published(const QList<Happening> &between = {})
{
    UploadRecord record;
    record.stage = transfer::Stage::Published;
    record.identity.size = 3'100'000'000;
    Happening sent{Happened::Sent, 10 * minute};
    sent.bytes = record.identity.size;
    record.happenings = {{Happened::Created, minute}};
    record.happenings += between;
    record.happenings += {sent, {Happened::Published, 11 * minute}};
    return record;
}

Happening interrupted(qint64 lastedMs)
{
    Happening one{Happened::Interrupted, 3 * minute};
    one.lastedMs = lastedMs;
    return one;
}

} // namespace

class TestPublishedWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { words::installLanguage(u"en"_s); }
    void cleanupTestCase() { words::installLanguage(u"en"_s); }

    void interruptionsAreNoSending()
    {
        const UploadRecord record = published({interrupted(48'000)});
        QCOMPARE(words::tookText(record), u"10 min, 8 min 12 s of it sending"_s);
        QCOMPARE(words::averageSpeed(record), u"6.3\u00a0MB/s for 3.1\u00a0GB"_s);
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(words::tookText(record), u"10 分钟，其中传输 8 分 12 秒"_s);
        QCOMPARE(words::averageSpeed(record), u"6.3\u00a0MB/s，共 3.1\u00a0GB"_s);
    }

    void pausesAreNoSending()
    {
        const UploadRecord paused =
            published({{Happened::Paused, 2 * minute}, {Happened::Resumed, 6 * minute}});
        QCOMPARE(words::tookText(paused), u"10 min, 5 min of it sending"_s);
        const UploadRecord failed =
            published({{Happened::Failed, 2 * minute}, {Happened::Retried, 5 * minute}});
        QCOMPARE(words::tookText(failed), u"10 min, 6 min of it sending"_s);
    }

    // Nobody knows how long the program was away.
    void whatIsNotKnownIsLeftOut()
    {
        const UploadRecord restarted = published({{Happened::Restarted, 2 * minute}});
        QCOMPARE(words::tookText(restarted), u"10 min"_s);
        QCOMPARE(words::averageSpeed(restarted), QString());
        UploadRecord instant = published();
        instant.happenings = {{Happened::Created, minute}, {Happened::Published, 2 * minute}};
        instant.happenings[0].instant = true;
        QCOMPARE(words::tookText(instant), u"1 min"_s);
        QCOMPARE(words::averageSpeed(instant), QString());
        UploadRecord old; // of an earlier version
        old.stage = transfer::Stage::Published;
        old.publishedAt = QDateTime::currentDateTimeUtc();
        QCOMPARE(words::tookText(old), QString());
        QCOMPARE(words::stateSince(old), QString());
    }

    void onlyTheLastTryCounts()
    {
        UploadRecord record = published();
        record.happenings.prepend({Happened::BegunAnew, 500});
        record.happenings.prepend({Happened::Created, 1});
        QCOMPARE(words::tookText(record), u"10 min, 9 min of it sending"_s);
        record.happenings.last().atMs = 0; // the clock was put back
        QCOMPARE(words::tookText(record), QString());
    }

    void theStateIsSinceItWasFirstHeardOf()
    {
        UploadRecord record = published();
        const QDateTime today(QDate::currentDate(), QTime(14, 51));
        Happening normal{Happened::AtYouku, today.toMSecsSinceEpoch()};
        normal.word = u"normal"_s;
        record.happenings.append(normal);
        record.videoState = u"normal"_s;
        QCOMPARE(words::stateSince(record), u"since today 14:51"_s);
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(words::stateSince(record), u"今天 14:51 起"_s);
        record.videoState = u"in_review"_s; // of which nothing is kept
        QCOMPARE(words::stateSince(record), QString());
    }

    void detailsAreReadInTheOrderOfTheForm()
    {
        youku::Metadata metadata;
        metadata.title = u"Night market"_s;
        metadata.tags = {u"night"_s, u"food"_s};
        metadata.category = u"LifeStyle"_s;
        metadata.latitude = 0;
        const QList<words::LabelledText> wanted{
            {u"Title"_s, u"Night market"_s}, {u"Tags"_s, u"night, food"_s}, {u"Category"_s, u"Lifestyle"_s},
            {u"Copyright"_s, u"Original"_s}, {u"Privacy"_s, u"Public"_s},   {u"Latitude"_s, u"0"_s}};
        QCOMPARE(words::detailPairs(metadata), wanted);
        QCOMPARE(words::briefDetails(metadata), u"Lifestyle · Public · 2 tags"_s);
    }
};

QTEST_GUILESS_MAIN(TestPublishedWords)
#include "tst_published_words.moc"
