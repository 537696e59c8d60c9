// What a look tells of files that are broken, cut off or no films at all.
#include "probe/ffmpeg.h"
#include "probe/look.h"
#include "probe/samples.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

struct Result {
    QJsonObject answer;
    QStringList kinds;
    bool hasPicture = false;

    QJsonObject finding(const QString &kind) const
    {
        return answer["findings"].toArray().at(kinds.indexOf(kind)).toObject();
    }
};

Result lookAt(QIODevice &device)
{
    const probe::Looked looked = probe::look(device, true);
    Result result{looked.answer, {}, !looked.picture.isEmpty()};
    for (const QJsonValue &finding : looked.answer["findings"].toArray())
        result.kinds.append(finding["kind"].toString());
    return result;
}

Result lookAt(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return lookAt(buffer);
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size / 4 * 4, Qt::Uninitialized);
    QRandomGenerator(14).fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return bytes;
}

} // namespace

class TestProbeFindings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { av_log_set_level(AV_LOG_QUIET); }

    // The film, how much of it is left in percent, what is found, and whether there is still a picture to be
    // had.
    void cutOff_data()
    {
        QTest::addColumn<QString>("film");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QString>("found");
        QTest::addColumn<bool>("picture");
        const auto rows = [](const char *film, const char *at95, const char *at50, const char *at10,
                             int pictures) {
            for (const auto &[percent, found, needs] :
                 {std::tuple(95, at95, 1), {50, at50, 2}, {10, at10, 3}})
                QTest::addRow("%s %d", film, percent)
                    << QString(film) << percent << QString(found) << (pictures >= needs);
        };
        // Without the index at its end, an mp4 is lost.
        for (const char *film :
             {"h264.mp4", "hevc.mp4", "mpeg4.mp4", "av1.mp4", "prores.mov", "one-group.mp4"})
            rows(film, "no_index cut_off", "no_index cut_off", "no_index cut_off", 0);
        for (const char *film : {"faststart.mp4", "fragmented.mp4", "h264.mkv", "vp9.webm", "mpeg4.avi",
                                 "h264.flv", "indexed.flv", "wmv2.wmv", "mpeg2.mxf", "h264.ts"})
            rows(film, "cut_off", "cut_off", "cut_off", 3);
        rows("theora.ogv", "cut_off", "cut_off", "cut_off", 2); // at 10 % its heads are cut
        rows("live.mkv", "no_duration", "no_duration", "no_duration", 3);
        rows("live.flv", "no_duration cut_off", "no_duration cut_off", "no_duration cut_off", 3);
        rows("mpeg2.mpg", "", "", "", 3); // packets that promise nothing
    }

    void cutOff()
    {
        QFETCH(QString, film);
        QFETCH(int, percent);
        QFETCH(QString, found);
        QFETCH(bool, picture);
        const QByteArray whole = samples::bytesOf(samples::film(film));
        const Result result = lookAt(whole.first(whole.size() * percent / 100));
        QCOMPARE(result.kinds.join(u' '), found);
        QCOMPARE(result.hasPicture, picture);
        if (!result.kinds.contains("cut_off"))
            return;
        const QJsonObject cut = result.finding("cut_off");
        if (cut.contains("there")
            && film != "fragmented.mp4") { // which promises only what stands in its fragments
            QVERIFY2(qAbs(cut["promised"].toDouble() - 2) < 0.1,
                     qPrintable(cut["promised"].toVariant().toString()));
            const double there = cut["there"].toDouble();
            QVERIFY2(qAbs(there - 2.0 * percent / 100) < 0.25, qPrintable(QString::number(there)));
        }
        const QStringList untold{"theora.ogv", "live.flv", "h264.ts"};
        QCOMPARE(cut.contains("missing_bytes"), !untold.contains(film));
    }

    void exactNumbers()
    {
        const QByteArray whole = samples::bytesOf(samples::film("faststart.mp4"));
        const QJsonObject cut = lookAt(whole.first(whole.size() / 2)).finding("cut_off");
        QVERIFY(!cut["estimated"].toBool());
        QVERIFY(cut["there"].toDouble() > 0.8 && cut["there"].toDouble() < 1.2);
        QVERIFY(qAbs(cut["missing_bytes"].toDouble() - double(whole.size()) / 2) < 500);
        QVERIFY(lookAt(whole.first(whole.size() / 2)).answer["index"].toBool());
    }

    // As a camera leaves it whose battery ran out: pictures, and nothing after them.
    void withoutIndex()
    {
        const QByteArray whole = samples::bytesOf(samples::film("h264.mp4"));
        const Result result = lookAt(whole.first(whole.indexOf("moov") - 4));
        QCOMPARE(result.kinds, QStringList{"no_index"});
        QCOMPARE(result.answer["container"].toString(), "mp4");
        QVERIFY(!result.hasPicture);

        QByteArray unfinished = whole.first(whole.indexOf("moov") - 4);
        unfinished.replace(samples::beginOfPictures(whole) - 8, 4,
                           QByteArray(4, '\0')); // a length nobody wrote
        QCOMPARE(lookAt(unfinished).kinds, QStringList{"no_index"});
    }

    // As a copy or a download leaves it that made room first.
    void nothingButZeros_data()
    {
        QTest::addColumn<QString>("found");
        QTest::newRow("faststart.mp4") << "cut_off";
        QTest::newRow("clusters.mkv") << "cut_off";
        QTest::newRow("mpeg4.avi") << "cut_off";
    }

    void nothingButZeros()
    {
        QFETCH(QString, found);
        QByteArray film = samples::bytesOf(samples::film(QTest::currentDataTag()));
        // The index of an mkv and an avi stands at the end: only pictures are lost here.
        const qsizetype begin = film.size() * 6 / 10;
        const qsizetype end =
            QByteArray(QTest::currentDataTag()).endsWith(".mp4") ? film.size() : film.size() * 99 / 100;
        const qsizetype index = qMax(film.lastIndexOf("\x1C\x53\xBB\x6B"), film.lastIndexOf("idx1"));
        const qsizetype until = index > begin ? index : end;
        std::fill(film.begin() + begin, film.begin() + until, '\0');
        const Result result = lookAt(film);
        QVERIFY2(result.kinds.contains(found), qPrintable(result.kinds.join(u' ')));
        const double there = result.finding("cut_off")["there"].toDouble();
        QVERIFY2(there > 0.8 && there < 1.6, qPrintable(QString::number(there)));
        QVERIFY(result.hasPicture);
    }

    void hole()
    {
        QByteArray film = samples::bytesOf(samples::film("faststart.mp4"));
        std::fill(film.begin() + film.size() * 4 / 10, film.begin() + film.size() * 6 / 10, '\0');
        const Result result = lookAt(film);
        QCOMPARE(result.kinds, QStringList{"damaged"});
        const double at = result.finding("damaged")["at"].toDouble();
        QVERIFY2(at > 0.6 && at < 1.3, qPrintable(QString::number(at)));
    }

    // Programs that change a film often leave the number of bytes as it was.
    void wrongNumberOfBytes()
    {
        QByteArray film = samples::bytesOf(samples::film("h264.flv"));
        const qsizetype number = film.indexOf("filesize") + 9;
        QCOMPARE(film.at(number - 1), '\0');
        film[number + 1] = char(film.at(number + 1) + 0x20); // several times as many
        QCOMPARE(lookAt(film).kinds, QStringList());
        QCOMPARE(lookAt(film.first(film.size() / 2)).kinds, QStringList{"cut_off"});
    }

    void onlySound()
    {
        const Result result = lookAt(samples::bytesOf(samples::film("sound.m4a")));
        QCOMPARE(result.kinds, QStringList{"no_video"});
        QCOMPARE(result.answer["duration"].toDouble(), 2.0);
        QVERIFY(!result.hasPicture);
    }

    void noFilms_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("found");
        QTest::newRow("nothing") << QByteArray() << "empty";
        QTest::newRow("one byte") << QByteArray("\0", 1) << "not_media";
        QTest::newRow("noise") << noise(300'000) << "not_media";
        QTest::newRow("a little noise") << noise(2000) << "not_media";
        QTest::newRow("text") << QByteArray("I am a film, says my name.\n").repeated(500) << "not_media";
        QTest::newRow("subtitles") << QByteArray("1\n00:00:01,000 --> 00:00:02,000\nHello\n\n").repeated(50)
                                   << "not_media";
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html><body>Not found</body></html>")
                                  << "not_media";
        QTest::newRow("zeros") << QByteArray(100'000, '\0') << "not_media";
        QTest::newRow("playlist") << QByteArray(
            "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")
                                  << "not_media";
        QTest::newRow("list of files")
            << QByteArray("ffconcat version 1.0\nfile /etc/passwd\n") << "not_media";
        QTest::newRow("description of streams") << QByteArray(
            "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
            "a=rtpmap:96 H264/90000\n") << "not_media";
        QTest::newRow("head of an mp4") << QByteArray("\0\0\0\x18"
                                                      "ftypisom\0\0\0\0isommp42",
                                                      24)
                                        << "no_index";
        QTest::newRow("head of an mkv")
            << QByteArray::fromHex("1A45DFA3A34286810142F7810142F2810442F381084282886D6174726F736B61")
            << "cut_off";
    }

    void noFilms()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, found);
        const Result result = lookAt(bytes);
        QCOMPARE(result.kinds, QStringList{found});
        QVERIFY(!result.answer.contains("streams"));
        QVERIFY(!result.hasPicture);
    }

    void picture()
    {
        QByteArray film = samples::bytesOf(samples::film("h264.mp4"));
        QBuffer buffer(&film);
        buffer.open(QIODevice::ReadOnly);
        QCOMPARE(lookAt(probe::look(buffer, true).picture).kinds, QStringList{"not_media"});
    }

    void largeHole()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        if (!file.resize(5'000'000'000))
            QSKIP("There is no room for a file of 5 GB, not even for one that is a hole.");
        QCOMPARE(lookAt(file).kinds, QStringList{"not_media"});
    }

    // References to other files are not followed: no byte of another file comes into the answer or the
    // picture.
    void otherFiles()
    {
        QByteArray film = samples::bytesOf(samples::film("h264.mp4"));
        const qsizetype url = film.indexOf("url ");
        QVERIFY(url > 0);
        film[url + 7] = '\0'; // "the pictures are in this very file" no more
        const Result result = lookAt(film);
        QVERIFY(result.answer.contains("streams"));
    }
};

QTEST_GUILESS_MAIN(TestProbeFindings)
#include "tst_probe_findings.moc"
