// What is taken of a line that a probe printed, or somebody in its name.
#include "media/facts.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using media::Facts;
using media::factsFrom;
using media::Flaw;
using media::Stream;

namespace {

// Easier to read: ' stands for ".
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

const QByteArray whole = json(
    "{'container':'mp4','size':94442,'duration':754,'index':true,'bit_rate':787017,"
    "'created':'2026-10-18T06:41:00Z','place':{'latitude':48.7,'longitude':87.02},"
    "'streams':[{'kind':'video','codec':'h264','profile':'High 10','width':1920,'height':1080,'fps':25,"
    "'varying_rate':true,'bit_depth':10,'pixel_format':'yuv420p10le','color_transfer':'smpte2084','hdr':'pq',"
    "'interlaced':true,'rotation':90,'pixel_aspect':1.333,'bit_rate':700000},"
    "{'kind':'audio','codec':'aac','profile':'LC','channels':2,'sample_rate':48000,'language':'fra'}],"
    "'findings':[{'kind':'cut_off','promised':754,'there':571.5,'missing_bytes':30267,'estimated':true}],"
    "'picture':{'width':640,'height':360,'at':75.4}}");

Facts read(const QByteArray &line)
{
    return factsFrom(json(line)).value_or(Facts());
}

} // namespace

class TestMediaFacts : public QObject
{
    Q_OBJECT

private slots:
    void everythingThatIsTold()
    {
        const Facts facts = read(whole);
        QCOMPARE(facts.size, 94442);
        QCOMPARE(facts.container, u"mp4"_s);
        QCOMPARE(facts.duration.value_or(0), 754.0);
        QCOMPARE(facts.bitRate, 787017);
        QVERIFY(facts.hasIndex.value_or(false));
        QCOMPARE(facts.created, QDateTime::fromString(u"2026-10-18T06:41:00Z"_s, Qt::ISODate));
        QCOMPARE(facts.place.value_or(media::Place()).longitude, 87.02);
        const Stream *video = facts.video();
        QVERIFY(video && facts.audio());
        QCOMPARE(video->codec, u"h264"_s);
        QCOMPARE(video->profile, u"High 10"_s);
        QCOMPARE(QSize(video->width, video->height), QSize(1920, 1080));
        QCOMPARE(video->framesPerSecond, 25.0);
        QCOMPARE(video->bitDepth, 10);
        QCOMPARE(video->rotation, 90);
        QCOMPARE(video->hdr, u"pq"_s);
        QVERIFY(video->varyingRate && video->interlaced);
        QCOMPARE(facts.audio()->channels, 2);
        QCOMPARE(facts.audio()->language, u"fra"_s);
        const Flaw *cut = facts.flaw(Flaw::Kind::CutOff);
        QVERIFY(cut && cut->isEstimated && !cut->at);
        QCOMPARE(cut->there.value_or(0), 571.5);
        QCOMPARE(cut->missingBytes.value_or(0), 30267);
    }

    void whatIsKeptIsReadAgain()
    {
        const Facts facts = read(whole);
        QCOMPARE(read(QJsonDocument(toJson(facts)).toJson(QJsonDocument::Compact)), facts);
        QCOMPARE(read(QJsonDocument(toJson(Facts())).toJson()), Facts());
    }

    void noSuchLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("Segmentation fault");
        QTest::newRow("half of it") << whole.first(whole.size() / 2);
        QTest::newRow("two of it") << whole + whole;
        QTest::newRow("a list") << QByteArray("[" + whole + "]");
        QTest::newRow("no size") << QByteArray("{'container':'mp4'}");
        QTest::newRow("a size that is none") << QByteArray("{'size':-1}");
        QTest::newRow("a size that is text") << QByteArray("{'size':'12'}");
        QTest::newRow("a size beyond all") << QByteArray("{'size':1e300}");
        QTest::newRow("too long") << QByteArray("{'size':1,'x':'") + QByteArray(media::longestAnswer, 'x')
                                         + "'}";
        QTest::newRow("too deep") << QByteArray("{'size':1,'streams':") + QByteArray(100'000, '[')
                                         + QByteArray(100'000, ']') + "}";
        QTest::newRow("deep objects") << QByteArray("{'size':1,'streams':")
                                             + QByteArray("{'a':").repeated(40'000) + "1"
                                             + QByteArray(40'000, '}') + "}";
        QTest::newRow("no UTF-8") << QByteArray("{\"size\":1,\"container\":\"\xff\xfe\"}");
    }

    void noSuchLine()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!factsFrom(json(line)));
    }

    // Each of these is as if it were not there; the rest stands.
    void nonsense_data()
    {
        QTest::addColumn<QByteArray>("member");
        for (const char *member : {"'duration':-1",
                                   "'duration':'754'",
                                   "'duration':1e300",
                                   "'duration':[]",
                                   "'bit_rate':-5",
                                   "'bit_rate':1e18",
                                   "'bit_rate':{}",
                                   "'index':1",
                                   "'container':'mp4\\u001b[2J'",
                                   "'container':'\\u202egpj'",
                                   "'container':['mp4']",
                                   "'created':'yesterday'",
                                   "'created':'1904-01-01T00:00:00Z'",
                                   "'created':20261018",
                                   "'created':'9999-01-01T00:00:00Z'",
                                   "'place':{'latitude':48.7}",
                                   "'place':{'latitude':91,'longitude':0}",
                                   "'place':[48.7,87.02]",
                                   "'streams':{}",
                                   "'streams':'h264'",
                                   "'findings':{'kind':'cut_off'}",
                                   "'findings':[1,'cut_off',null]",
                                   "'findings':[{'kind':'a_new_one'}]",
                                   "'a_new_one':{'is':'no matter'}"})
            QTest::newRow(member) << QByteArray(member);
    }

    void nonsense()
    {
        QFETCH(QByteArray, member);
        Facts expected;
        expected.size = 7;
        QCOMPARE(read("{'size':7," + member + "}"), expected);
    }

    void nonsenseInStreams()
    {
        const Facts facts =
            read("{'size':7,'streams':[{'kind':'video','codec':'<b>h264</b>','width':-1920,"
                 "'height':1e12,'fps':'25','bit_depth':1e9,'rotation':123,'pixel_aspect':0,'hdr':7,"
                 "'interlaced':'yes','channels':-1,'language':'a\\nb'}, 5, {'kind':'hologram'}]}");
        QCOMPARE(facts.streams.size(), 3);
        Stream expected;
        expected.kind = Stream::Kind::Video;
        expected.rotation = 90;
        QCOMPARE(facts.streams.first(), expected);
        QCOMPARE(facts.streams.at(1), Stream());
        QCOMPARE(facts.streams.at(2), Stream());
    }

    void bounded()
    {
        const QByteArray stream = "{'kind':'video'},";
        const QByteArray flaw = "{'kind':'cut_off','there':%},";
        QByteArray line = "{'size':1,'streams':[" + stream.repeated(5000) + "{}],'findings':[";
        for (int i = 0; i < 1000; ++i)
            line += QByteArray(flaw).replace('%', QByteArray::number(i));
        const Facts facts = read(line + "{}]}");
        QCOMPARE(facts.streams.size(), 32);
        QCOMPARE(facts.flaws.size(), 1);
        QCOMPARE(facts.flaws.first().there.value_or(-1), 0.0);
        QVERIFY(QJsonDocument(toJson(facts)).toJson().size() < media::longestAnswer);
    }
};

QTEST_GUILESS_MAIN(TestMediaFacts)
#include "tst_media_facts.moc"
