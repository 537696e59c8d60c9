// Facts and findings of a look in words, in both languages.
#include "words/languages.h"
#include "words/media_words.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using media::Finding;
using media::FindingKind;
using media::Flaw;

namespace {

Finding found(FindingKind kind)
{
    Finding finding;
    finding.kind = kind;
    return finding;
}

media::Facts film()
{
    media::Facts facts;
    facts.size = 762'000'000;
    facts.duration = 754;
    facts.bitRate = 8'100'000;
    media::Stream video;
    video.kind = media::Stream::Kind::Video;
    video.codec = u"h264"_s;
    video.width = 1440;
    video.height = 1080;
    video.pixelAspect = 4.0 / 3;
    video.framesPerSecond = 29.97;
    media::Stream audio;
    audio.kind = media::Stream::Kind::Audio;
    audio.codec = u"pcm_s16le"_s;
    facts.streams = {video, audio};
    return facts;
}

} // namespace

class TestMediaWords : public QObject
{
    Q_OBJECT

private slots:
    void init() { words::installLanguage(u"en"_s); }

    void lengths_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << u"0:00"_s;
        QTest::newRow("rounded") << 59.6 << u"1:00"_s;
        QTest::newRow("minutes") << 754.0 << u"12:34"_s;
        QTest::newRow("hours") << 3856.0 << u"1:04:16"_s;
        QTest::newRow("many hours") << 36'060.0 << u"10:01:00"_s;
    }

    void lengths()
    {
        QFETCH(double, seconds);
        QTEST(words::lengthText(seconds), "text");
    }

    void facts()
    {
        QCOMPARE(words::factsOf(film()), (QStringList{u"12:34"_s, u"1920×1080"_s, u"29.97 fps"_s, u"H.264"_s,
                                                      u"PCM"_s, u"8.1 Mbit/s"_s}));
        media::Facts upright = film();
        upright.streams[0].rotation = 90;
        upright.streams[0].framesPerSecond = 25;
        QCOMPARE(words::factsOf(upright).at(1), u"1080×1920"_s);
        QCOMPARE(words::factsOf(upright).at(2), u"25 fps"_s);
        QCOMPARE(words::factsOf({}), QStringList());
    }

    void whenAndWhereItWasShot()
    {
        media::Facts facts;
        QCOMPARE(words::shotWords(facts), QString());
        facts.place = media::Place{-33.4567, -70.6};
        QCOMPARE(words::shotWords(facts), u"33.46° S 70.60° W"_s);
        facts.place = media::Place{48.7, 87.02};
        facts.created = QDateTime({2026, 10, 18}, {6, 41, 30});
        QCOMPARE(words::shotWords(facts), u"shot 18 Oct 2026 06:41, 48.70° N 87.02° E"_s);
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(words::shotWords(facts), u"拍摄于 2026-10-18 06:41，北纬 48.70° 东经 87.02°"_s);
    }

    // Each says what it is in its own words, and nothing of it is left untranslated.
    void everyFinding()
    {
        QSet<QString> said;
        QList<words::FindingWords> english;
        for (int kind = 0; kind <= int(FindingKind::Level); ++kind) {
            const words::FindingWords words = words::findingWords(found(FindingKind(kind)));
            QVERIFY(!words.what.isEmpty());
            QVERIFY(!words.what.endsWith(u'.') && !words.why.endsWith(u'.') && !words.toDo.endsWith(u'.'));
            said.insert(words.what);
            english.append(words);
        }
        QCOMPARE(said.size(), int(FindingKind::Level) + 1);
        words::installLanguage(u"zh_CN"_s);
        for (int kind = 0; kind <= int(FindingKind::Level); ++kind) {
            const words::FindingWords words = words::findingWords(found(FindingKind(kind)));
            QVERIFY2(words.what != english[kind].what, qPrintable(words.what));
            QVERIFY2(words.why.isEmpty() || words.why != english[kind].why, qPrintable(words.why));
            QVERIFY2(words.toDo.isEmpty() || words.toDo != english[kind].toDo, qPrintable(words.toDo));
        }
    }

    void theEndThatIsMissing()
    {
        Finding finding = found(FindingKind::CutOff);
        QCOMPARE(words::findingWords(finding).what, u"The end is missing from the file"_s);
        finding.flaw.promised = 754;
        finding.flaw.there = 571;
        QCOMPARE(words::findingWords(finding).what, u"The last 3 min are missing from the file"_s);
        QCOMPARE(words::findingWords(finding).why,
                 u"It promises 12:34 and ends at 9:31. Youku would show the short one"_s);
        finding.flaw.isEstimated = true;
        QVERIFY(words::findingWords(finding).why.contains(u"about 9:31"_s));
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(words::findingWords(finding).what, u"文件缺少最后 3 分钟"_s);
        finding.flaw.there = 900; // more than it promised
        QCOMPARE(words::findingWords(finding).what, u"文件缺少结尾"_s);
    }

    void levels()
    {
        media::Facts facts = film();
        facts.streams.last().codec = u"aac"_s; // of which there is nothing to say
        const QList<Finding> findings = media::findingsOf(facts);
        QCOMPARE(findings.size(), 1);
        QCOMPARE(words::findingWords(findings.first()).what, u"Youku should show this as 1080p"_s);
        QCOMPARE(
            words::findingWords(findings.first()).why,
            u"1080p asks for 3.5 Mbit/s at least, this has 8.1. An estimate from Youku’s published advice"_s);
        facts.bitRate = 900'000;
        words::installLanguage(u"zh_CN"_s);
        QCOMPARE(words::findingWords(media::findingsOf(facts).first()).what, u"预计优酷可提供：高清"_s);
    }
};

QTEST_GUILESS_MAIN(TestMediaWords)
#include "tst_media_words.moc"
