// What a look tells of sound films of every kind.
#include "probe/ffmpeg.h"
#include "probe/look.h"
#include "probe/samples.h"

#include <QBuffer>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

QJsonObject lookAt(QByteArray bytes, QByteArray *picture = nullptr)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const probe::Looked looked = probe::look(buffer, picture != nullptr);
    if (picture)
        *picture = looked.picture;
    return looked.answer;
}

QJsonObject videoOf(const QJsonObject &answer)
{
    return answer["streams"].toArray().first().toObject();
}

QStringList findingsOf(const QJsonObject &answer)
{
    QStringList kinds;
    for (const QJsonValue &finding : answer["findings"].toArray())
        kinds.append(finding["kind"].toString());
    return kinds;
}

bool isJpeg(const QByteArray &bytes)
{
    return bytes.startsWith("\xFF\xD8") && bytes.endsWith("\xFF\xD9");
}

} // namespace

class TestProbeFacts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { av_log_set_level(AV_LOG_QUIET); }

    void kinds_data()
    {
        QTest::addColumn<QString>("container");
        QTest::addColumn<QString>("video");
        QTest::addColumn<QString>("audio");
        QTest::addColumn<int>("index"); // 1 there, 0 not, -1 no business of this kind
        QTest::newRow("h264.mp4") << "mp4"
                                  << "h264"
                                  << "aac" << 1;
        QTest::newRow("faststart.mp4") << "mp4"
                                       << "h264"
                                       << "aac" << 1;
        QTest::newRow("fragmented.mp4") << "mp4"
                                        << "h264"
                                        << "aac" << 1;
        QTest::newRow("one-group.mp4") << "mp4"
                                       << "h264"
                                       << "aac" << 1;
        QTest::newRow("hevc.mp4") << "mp4"
                                  << "hevc"
                                  << "aac" << 1;
        QTest::newRow("mpeg4.mp4") << "mp4"
                                   << "mpeg4"
                                   << "aac" << 1;
        QTest::newRow("av1.mp4") << "mp4"
                                 << "av1"
                                 << "aac" << 1;
        QTest::newRow("prores.mov") << "mov"
                                    << "prores"
                                    << "pcm_s16le" << 1;
        QTest::newRow("h264.mkv") << "mkv"
                                  << "h264"
                                  << "aac" << 1;
        QTest::newRow("vp9.webm") << "webm"
                                  << "vp9"
                                  << "opus" << 1;
        QTest::newRow("mpeg4.avi") << "avi"
                                   << "mpeg4"
                                   << "mp3" << 1;
        QTest::newRow("h264.flv") << "flv"
                                  << "h264"
                                  << "aac" << 0;
        QTest::newRow("live.flv") << "flv"
                                  << "h264"
                                  << "aac" << 0;
        QTest::newRow("indexed.flv") << "flv"
                                     << "h264"
                                     << "aac" << 1;
        QTest::newRow("wmv2.wmv") << "wmv"
                                  << "wmv2"
                                  << "wmav2" << 1;
        QTest::newRow("mpeg2.mpg") << "mpg"
                                   << "mpeg2video"
                                   << "mp2" << -1;
        QTest::newRow("h264.ts") << "ts"
                                 << "h264"
                                 << "aac" << -1;
        QTest::newRow("h264.m2ts") << "ts"
                                   << "h264"
                                   << "ac3" << -1;
        QTest::newRow("mpeg2.mxf") << "mxf"
                                   << "mpeg2video"
                                   << "pcm_s16le" << 1;
        QTest::newRow("theora.ogv") << "ogg"
                                    << "theora"
                                    << "vorbis" << -1;
        QTest::newRow("silent.mp4") << "mp4"
                                    << "h264"
                                    << "" << 1;
    }

    void kinds()
    {
        QFETCH(QString, container);
        QFETCH(QString, video);
        QFETCH(QString, audio);
        QFETCH(int, index);
        const QByteArray film = samples::bytesOf(samples::film(QTest::currentDataTag()));
        QByteArray picture;
        const QJsonObject answer = lookAt(film, &picture);

        QCOMPARE(answer["container"].toString(), container);
        QCOMPARE(answer["size"].toInteger(), film.size());
        QCOMPARE(findingsOf(answer), QStringList());
        QVERIFY2(qAbs(answer["duration"].toDouble() - 2) < 0.1,
                 qPrintable(answer["duration"].toVariant().toString()));
        QVERIFY(qAbs(answer["bit_rate"].toDouble() - double(film.size()) * 4) < double(film.size()) * 0.2);
        QCOMPARE(answer.contains("index") ? int(answer["index"].toBool()) : -1, index);
        const QJsonObject stream = videoOf(answer);
        QCOMPARE(stream["kind"].toString(), "video");
        QCOMPARE(stream["codec"].toString(), video);
        QCOMPARE(stream["width"].toInt(), video == "av1" ? 160 : 320);
        QCOMPARE(stream["height"].toInt(), video == "av1" ? 90 : 180);
        QCOMPARE(stream["fps"].toDouble(), 25.0);
        QCOMPARE(stream["bit_depth"].toInt(), video == "prores" ? 10 : 8);
        for (const char *odd : {"varying_rate", "interlaced"})
            QCOMPARE(stream[QLatin1String(odd)], QJsonValue(false));
        for (const char *odd : {"hdr", "pixel_aspect"})
            QVERIFY(!stream.contains(QLatin1String(odd)));
        const QJsonObject sound = answer["streams"].toArray().at(1).toObject();
        QCOMPARE(sound["codec"].toString(), audio);
        if (!audio.isEmpty()) {
            QCOMPARE(sound["kind"].toString(), "audio");
            QCOMPARE(sound["channels"].toInt(), 1);
            QVERIFY(sound["sample_rate"].toInt() >= 44100);
        }
        QVERIFY(isJpeg(picture));
        QCOMPARE(answer["picture"]["width"].toInt(), stream["width"].toInt());
        const double at = answer["picture"]["at"].toDouble();
        QVERIFY2(at > 0.03 && at < 0.6,
                 qPrintable(QString::number(at))); // not the first, and near to a tenth
    }

    void depth()
    {
        const QJsonObject stream = videoOf(lookAt(samples::bytesOf(samples::film("deep.mp4"))));
        QCOMPARE(stream["bit_depth"].toInt(), 10);
        QCOMPARE(stream["profile"].toString(), "High 10");
        QCOMPARE(stream["pixel_format"].toString(), "yuv420p10le");
        QVERIFY(!stream.contains("hdr"));
    }

    void hdr_data()
    {
        QTest::addColumn<QString>("hdr");
        QTest::addColumn<QString>("curve");
        QTest::newRow("hdr.mp4") << "pq"
                                 << "smpte2084";
        QTest::newRow("hlg.mp4") << "hlg"
                                 << "arib-std-b67";
    }

    void hdr()
    {
        QFETCH(QString, hdr);
        QFETCH(QString, curve);
        QByteArray picture;
        const QJsonObject stream =
            videoOf(lookAt(samples::bytesOf(samples::film(QTest::currentDataTag())), &picture));
        QCOMPARE(stream["hdr"].toString(), hdr);
        QCOMPARE(stream["color_transfer"].toString(), curve);
        QCOMPARE(stream["color_primaries"].toString(), "bt2020");
        QVERIFY(isJpeg(picture));
    }

    void interlaced()
    {
        const QJsonObject stream = videoOf(lookAt(samples::bytesOf(samples::film("interlaced.mp4"))));
        QCOMPARE(stream["interlaced"], QJsonValue(true));
        QCOMPARE(stream["fps"].toDouble(), 25.0);
    }

    void turned()
    {
        QByteArray picture;
        const QByteArray film = samples::turnedOnce(samples::bytesOf(samples::film("h264.mp4")));
        const QJsonObject answer = lookAt(film, &picture);
        QCOMPARE(videoOf(answer)["rotation"].toInt(), 90);
        QCOMPARE(videoOf(answer)["width"].toInt(), 320);   // as it lies in the file
        QCOMPARE(answer["picture"]["width"].toInt(), 180); // upright
        QCOMPARE(answer["picture"]["height"].toInt(), 320);
        QCOMPARE(findingsOf(answer), QStringList());
    }

    void varyingRate_data()
    {
        QTest::addColumn<bool>("varies");
        for (const char *film : {"varying.mp4", "varying.mkv"})
            QTest::newRow(film) << true;
        for (const char *film : {"h264.ts", "h264.mkv", "fragmented.mp4"})
            QTest::newRow(film) << false;
    }

    void varyingRate()
    {
        QFETCH(bool, varies);
        const QJsonObject stream = videoOf(lookAt(samples::bytesOf(samples::film(QTest::currentDataTag()))));
        QCOMPARE(stream["varying_rate"], QJsonValue(varies));
    }

    void widePixels()
    {
        QByteArray picture;
        const QJsonObject answer = lookAt(samples::bytesOf(samples::film("wide-pixels.mp4")), &picture);
        QCOMPARE(videoOf(answer)["pixel_aspect"].toDouble(), 1.333);
        QCOMPARE(answer["picture"]["width"].toInt(), 426);
        QCOMPARE(answer["picture"]["height"].toInt(), 180);
    }

    void picturesAreNotBlack()
    {
        QByteArray picture;
        const QJsonObject answer = lookAt(samples::bytesOf(samples::film("dark-start.mp4")), &picture);
        QVERIFY(answer["picture"]["at"].toDouble() > 0.5);
    }

    void picturesOnlyWhereAskedFor()
    {
        const QJsonObject answer = lookAt(samples::bytesOf(samples::film("h264.mp4")));
        QVERIFY(!answer.contains("picture"));
    }

    void origin()
    {
        const QJsonObject answer = lookAt(samples::bytesOf(samples::film("origin.mov")));
        QCOMPARE(answer["created"].toString(), "2026-10-18T06:41:00Z");
        QCOMPARE(answer["place"]["latitude"].toDouble(), 48.7);
        QCOMPARE(answer["place"]["longitude"].toDouble(), 87.02);
        QCOMPARE(answer["streams"][1]["language"].toString(), "fra");
        QVERIFY(!videoOf(answer).contains("language"));
        const QJsonObject without = lookAt(samples::bytesOf(samples::film("h264.mp4")));
        QVERIFY(!without.contains("created") && !without.contains("place"));
    }

    void noLength()
    {
        QByteArray picture;
        const QJsonObject answer = lookAt(samples::bytesOf(samples::film("live.mkv")), &picture);
        QCOMPARE(findingsOf(answer), QStringList{"no_duration"});
        QVERIFY(qAbs(answer["findings"][0]["there"].toDouble() - 2) < 0.05);
        QVERIFY(!answer.contains("duration"));
        QCOMPARE(answer["index"], QJsonValue(false));
        QVERIFY(isJpeg(picture));

        const QJsonObject bare = lookAt(samples::bytesOf(samples::film("raw.h264")), &picture);
        QCOMPARE(findingsOf(bare), QStringList{"no_duration"});
        QVERIFY(!bare["findings"][0].toObject().contains("there"));
        QCOMPARE(bare["container"].toString(), "h264");
        QVERIFY(isJpeg(picture));
    }

    void large()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath("large.mp4"));
        const qint64 size = 5'000'000'000;
        if (!samples::makeLarge(file.fileName(), samples::bytesOf(samples::film("h264.mp4")), size))
            QSKIP("There is no room for a file of 5 GB, not even for one full of holes.");
        QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
        const probe::Looked looked = probe::look(file, true);
        QCOMPARE(looked.answer["size"].toInteger(), size);
        QCOMPARE(findingsOf(looked.answer), QStringList());
        QCOMPARE(looked.answer["duration"].toDouble(), 2.0);
        QVERIFY(isJpeg(looked.picture));
    }
};

QTEST_GUILESS_MAIN(TestProbeFacts)
#include "tst_probe_facts.moc"
