// What is said of a file before it is sent.
#include "media/findings.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace media;

namespace {

// Nothing is to be said of it but its level.
Facts sound()
{
    Facts facts;
    facts.size = 762'000'000;
    facts.container = u"mp4"_s;
    facts.duration = 754;
    facts.bitRate = 8'100'000;
    Stream video;
    video.kind = Stream::Kind::Video;
    video.codec = u"h264"_s;
    video.width = 1920;
    video.height = 1080;
    video.bitDepth = 8;
    Stream audio;
    audio.kind = Stream::Kind::Audio;
    audio.codec = u"aac"_s;
    facts.streams = {video, audio};
    return facts;
}

Facts without(Flaw::Kind kind)
{
    Facts facts;
    facts.size = 1000;
    facts.flaws = {Flaw{.kind = kind}};
    return facts;
}

QString told(const Facts &facts, const Measure &measure = {})
{
    QStringList names;
    for (const Finding &finding : findingsOf(facts, measure))
        names.append(weightName(finding.weight) + u' ' + findingName(finding.kind));
    return names.join(u", ");
}

using Change = std::function<void(Facts &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestMediaFindings : public QObject
{
    Q_OBJECT

private slots:
    void stopping_data()
    {
        QTest::addColumn<Flaw::Kind>("flaw");
        QTest::addColumn<QString>("found");
        QTest::newRow("empty") << Flaw::Kind::Empty << u"stops empty"_s;
        QTest::newRow("no media") << Flaw::Kind::NotMedia << u"stops not_media"_s;
        QTest::newRow("no index") << Flaw::Kind::NoIndex << u"stops no_index"_s;
        QTest::newRow("no video") << Flaw::Kind::NoVideo << u"stops no_video"_s;
        QTest::newRow("a head alone") << Flaw::Kind::CutOff << u"stops no_video, warns cut_off"_s;
    }

    void stopping()
    {
        QFETCH(Flaw::Kind, flaw);
        QFETCH(QString, found);
        const Facts facts = without(flaw);
        QCOMPARE(told(facts), found);
        QVERIFY(stops(findingsOf(facts)));
    }

    void emptyWithoutAnyProbe() { QCOMPARE(told(Facts()), u"stops empty"_s); }

    void withoutALook()
    {
        Look look;
        look.outcome = Look::Outcome::NotInstalled;
        look.facts.size = 1000;
        QVERIFY(findingsOf(look).isEmpty());
        look.outcome = Look::Outcome::Failed;
        QVERIFY(findingsOf(look).isEmpty());
        QCOMPARE(findingsOf(look, {.mostBytes = 999}).size(), 1);
        look.outcome = Look::Outcome::Looked;
        QCOMPARE(findingsOf(look).first().kind, FindingKind::NoVideo);
        look = {.outcome = Look::Outcome::Unreadable};
        QVERIFY(findingsOf(look).isEmpty());
    }

    void onlySound()
    {
        Facts facts = sound();
        facts.streams.removeFirst();
        QCOMPARE(told(facts), u"stops no_video"_s);
    }

    // One fact, told once, with the numbers that there are.
    void noIndexIsAlsoCutOff()
    {
        Facts facts = without(Flaw::Kind::NoIndex);
        facts.flaws.append(Flaw{.kind = Flaw::Kind::CutOff, .missingBytes = 12});
        QCOMPARE(told(facts), u"stops no_index"_s);
        QCOMPARE(findingsOf(facts).first().flaw.missingBytes.value_or(0), 12);
    }

    void asMuchAsTheAccountTakes()
    {
        const Facts facts = sound();
        QCOMPARE(told(facts, {.mostBytes = facts.size}), u"notes level"_s);
        QCOMPARE(told(facts, {.mostBytes = facts.size - 1}), u"stops too_large, notes level"_s);
        QCOMPARE(told(facts, {.mostBytes = 0}), u"notes level"_s); // nobody takes nothing
    }

    void warnings_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *found, const Change &change) {
            QTest::newRow(found) << change << QString::fromLatin1(found);
        };
        row("notes level", [](Facts &) {});
        row("warns cut_off, notes level",
            [](Facts &facts) { facts.flaws = {Flaw{.kind = Flaw::Kind::CutOff}}; });
        row("warns damaged, notes level",
            [](Facts &facts) { facts.flaws = {Flaw{.kind = Flaw::Kind::Damaged}}; });
        row("warns no_duration", [](Facts &facts) {
            facts.flaws = {Flaw{.kind = Flaw::Kind::NoDuration}};
            facts.duration.reset();
        });
        row("warns no_sound, notes level", [](Facts &facts) { facts.streams.removeLast(); });
        row("notes level, notes pcm_sound", [](Facts &facts) { facts.streams[1].codec = u"pcm_s16le"_s; });
        row("warns unlisted_codec", [](Facts &facts) { facts.streams[0].codec = u"hevc"_s; });
        row("warns short", [](Facts &facts) { facts.duration = 14.9; });
        row("warns high_depth, notes level", [](Facts &facts) { facts.streams[0].bitDepth = 10; });
        row("warns interlaced, notes level", [](Facts &facts) { facts.streams[0].interlaced = true; });
        row("warns varying_rate, notes level", [](Facts &facts) { facts.streams[0].varyingRate = true; });
        row("warns rotated, notes level", [](Facts &facts) { facts.streams[0].rotation = 180; });
    }

    void warnings()
    {
        QFETCH(Change, change);
        QFETCH(QString, found);
        Facts facts = sound();
        change(facts);
        QCOMPARE(told(facts), found);
        QVERIFY(!stops(findingsOf(facts)));
    }

    void hdrInEightBits()
    {
        Facts facts = sound();
        facts.streams[0].hdr = u"hlg"_s;
        QCOMPARE(told(facts), u"warns high_depth, notes level"_s);
        QCOMPARE(findingsOf(facts).first().hdr, u"hlg"_s);
    }

    // Numbers of resources/media/youku-levels.json.
    void levels_data()
    {
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<qint64>("bitRate");
        QTest::addColumn<QString>("level");
        const auto row = [](const char *codec, QSize size, qint64 bitRate, const char *level) {
            QTest::addRow("%s %dx%d at %lld", codec, size.width(), size.height(), bitRate)
                << QString::fromLatin1(codec) << size << bitRate << QString::fromLatin1(level);
        };
        row("h264", {1920, 1080}, 3'500'000, "1080p");
        row("h264", {1920, 1080}, 3'499'999, "super_hd");
        row("h264", {1920, 1080}, 1'499'999, "hd");
        row("h264", {1920, 1080}, 799'999, "");
        row("h264", {3840, 2160}, 40'000'000, "1080p");
        row("h264", {1918, 1080}, 40'000'000, "super_hd");
        row("h264", {1280, 720}, 5'000'000, "super_hd");
        row("h264", {1280, 543}, 5'000'000, "hd");
        row("h264", {640, 480}, 5'000'000, "");
        row("h264", {1080, 1920}, 5'000'000, "1080p"); // upright
        row("wmv3", {1920, 1080}, 3'500'000, "1080p");
        row("mpeg4", {1920, 1080}, 3'500'000, "super_hd");
        row("mpeg4", {1920, 1080}, 5'000'000, "1080p");
        row("mpeg2video", {1920, 1080}, 7'600'000, "super_hd");
        row("mpeg2video", {1920, 1080}, 3'900'000, "");
        row("hevc", {1920, 1080}, 50'000'000, ""); // not named there
    }

    void levels()
    {
        QFETCH(QString, codec);
        QFETCH(QSize, size);
        QFETCH(qint64, bitRate);
        QFETCH(QString, level);
        Facts facts = sound();
        facts.streams[0].codec = codec;
        facts.streams[0].width = size.width();
        facts.streams[0].height = size.height();
        facts.bitRate = bitRate;
        const auto reached = Levels::ofYouku().reachedBy(facts);
        QCOMPARE(reached ? reached->level.id : QString(), level);
        QVERIFY(!reached || !reached->level.names.value(u"zh"_s).isEmpty());
    }

    void widePixels()
    {
        Facts facts = sound();
        facts.streams[0].width = 1440;
        facts.streams[0].pixelAspect = 4.0 / 3;
        const auto reached = Levels::ofYouku().reachedBy(facts);
        QCOMPARE(reached ? reached->level.id : QString(), u"1080p"_s);
    }

    void dataFileSaysWhereItComesFrom()
    {
        QFile file(u":/media/youku-levels.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject data = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(!data["source"].toString().isEmpty());
        QVERIFY(QDate::fromString(data["read"].toString(), Qt::ISODate).isValid());
        for (const QJsonValue &codecs : data["codecs"].toArray())
            QCOMPARE(codecs["bits_per_second"].toArray().size(), data["levels"].toArray().size());
    }

    void withoutDataNothingIsClaimed()
    {
        const Levels none = Levels::from("no JSON");
        Facts facts = sound();
        facts.streams[0].codec = u"hevc"_s;
        facts.duration = 1;
        QCOMPARE(told(facts, {.levels = none}), QString());
    }
};

QTEST_GUILESS_MAIN(TestMediaFindings)
#include "tst_media_findings.moc"
