// Pictures of videos and what stands beside them, as rows show it: over the engine's own looks, each told
// here.
#include "gui/queue/video_pictures.h"

#include "engine/looks/file_looks.h"
#include "gui/queue/queue_model.h"
#include "practice.h"

#include <QBuffer>
#include <QImage>

using namespace Qt::StringLiterals;
using gui::QueueModel;
using gui::VideoPictures;
using transfer::UploadId;

class VideoPicturesTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void isThereOnceItWasReadAtTheSizeThatIsAskedFor();
    void anotherOneTakesItsPlace();
    void whatIsNoJpegIsNotThere();
    void aRowTellsLengthSizeAndRate();
    void aNewRowSaysThatItsFileIsLookedAt();
    void aWarningStandsInTheRowOfADraft();
    void ofWhatEndedComesBackToo();

private:
    engine::FileLooks &looks() { return m_practice.engine->looks(); }
    UploadId add(const QString &name);
    void tell(UploadId id, const QByteArray &picture, const QList<media::Flaw> &flaws = {});
    static QByteArray jpeg(QSize size, const QColor &colour);

    practice::Practice m_practice;
};

void VideoPicturesTest::initTestCase()
{
    QVERIFY(m_practice.open());
}

void VideoPicturesTest::init()
{
    m_practice.engine->queue().remove(m_practice.engine->queue().order());
    QTRY_COMPARE(m_practice.engine->queue().count(), 0);
}

void VideoPicturesTest::cleanupTestCase()
{
    QVERIFY(m_practice.close());
}

// The engine's own look comes first, so that it cannot take the place of what is told here.
UploadId VideoPicturesTest::add(const QString &name)
{
    const UploadId id = m_practice.add(m_practice.file(name, 1000));
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(looks().look(id), 30000);
    }();
    return id;
}

QByteArray VideoPicturesTest::jpeg(QSize size, const QColor &colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpeg");
    return bytes;
}

void VideoPicturesTest::tell(UploadId id, const QByteArray &picture, const QList<media::Flaw> &flaws)
{
    const QString scratch = looks().pictures().scratch();
    QFile file(scratch);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(picture);
    file.close();
    media::Stream video;
    video.kind = media::Stream::Kind::Video;
    video.codec = u"h264"_s;
    video.width = 1920;
    video.height = 1080;
    video.framesPerSecond = 25;
    media::Look look{media::Look::Outcome::Looked};
    look.facts.size = 1000;
    look.facts.duration = 754;
    look.facts.streams = {video};
    look.facts.flaws = flaws;
    look.identity = m_practice.engine->queue().find(id)->record().identity;
    QSignalSpy changed(&looks().pictures(), &engine::PictureFolder::changed);
    looks().take(id, look, scratch);
    QTRY_VERIFY(!changed.isEmpty());
}

void VideoPicturesTest::isThereOnceItWasReadAtTheSizeThatIsAskedFor()
{
    VideoPictures pictures(looks());
    const UploadId id = add(u"a.mp4"_s);
    tell(id, jpeg({640, 360}, Qt::red));
    QVERIFY(pictures.picture(id, {64, 36}).isNull()); // nothing is read while a row is painted
    QTRY_COMPARE(pictures.picture(id, {64, 36}).size(), QSize(64, 36));
    QTRY_COMPARE(pictures.picture(id, {160, 100}).size(), QSize(160, 90)); // the whole of it
}

void VideoPicturesTest::anotherOneTakesItsPlace()
{
    VideoPictures pictures(looks());
    const UploadId id = add(u"a.mp4"_s);
    tell(id, jpeg({640, 360}, Qt::red));
    const auto colour = [&] {
        const QPixmap picture = pictures.picture(id, {64, 36});
        return picture.isNull() ? QColor() : picture.toImage().pixelColor(32, 18);
    };
    QTRY_VERIFY(colour().red() > 200);
    QSignalSpy changed(&pictures, &VideoPictures::changed);
    tell(id, jpeg({640, 360}, Qt::blue));
    QTRY_VERIFY(colour().blue() > 200);
    QVERIFY(!changed.isEmpty());
}

void VideoPicturesTest::whatIsNoJpegIsNotThere()
{
    VideoPictures pictures(looks());
    const UploadId noise = add(u"noise.mp4"_s);
    const UploadId huge = add(u"huge.mp4"_s);
    tell(noise, QByteArray(5000, 'x'));
    tell(huge, jpeg({5000, 10}, Qt::red));
    for (const UploadId id : {noise, huge}) {
        int tried = 0;
        connect(&pictures, &VideoPictures::changed, this, [&tried, id](UploadId one) { tried += one == id; });
        QVERIFY(pictures.picture(id, {64, 36}).isNull());
        QTRY_COMPARE(tried, 1); // once
        disconnect(&pictures, nullptr, this, nullptr);
        QVERIFY(pictures.picture(id, {64, 36}).isNull());
    }
}

void VideoPicturesTest::aRowTellsLengthSizeAndRate()
{
    const QueueModel model(m_practice.engine->queue(), &looks());
    const UploadId id = add(u"a.mp4"_s);
    tell(id, jpeg({640, 360}, Qt::red));
    const auto row = model.index(0, 0).data(QueueModel::PresentationRole).value<gui::RowPresentation>();
    QCOMPARE(row.length, u"12:34"_s);
    QCOMPARE(row.resolution, u"1920×1080"_s);
    QCOMPARE(row.frameRate, u"25 fps"_s);
    const QString sentence = model.index(0, 0).data(Qt::AccessibleDescriptionRole).toString();
    QVERIFY2(sentence.contains(u"12 min 34 s"_s), qPrintable(sentence));
}

void VideoPicturesTest::aNewRowSaysThatItsFileIsLookedAt()
{
    const QueueModel model(m_practice.engine->queue(), &looks());
    const UploadId id = m_practice.add(m_practice.file(u"a.mp4"_s, 1000));
    const auto line = [&] {
        return model.index(0, 0).data(QueueModel::PresentationRole).value<gui::RowPresentation>().secondLine;
    };
    QVERIFY(looks().wants(id));
    QCOMPARE(line(), u"Looking at the file"_s);
    QTRY_VERIFY_WITH_TIMEOUT(looks().look(id), 30000);
    QVERIFY2(line() != u"Looking at the file"_s, qPrintable(line()));
}

void VideoPicturesTest::aWarningStandsInTheRowOfADraft()
{
    const QueueModel model(m_practice.engine->queue(), &looks());
    const UploadId id = add(u"a.mp4"_s);
    media::Flaw cut{media::Flaw::Kind::CutOff};
    cut.promised = 754;
    cut.there = 571;
    tell(id, jpeg({640, 360}, Qt::red), {cut});
    const auto row = model.index(0, 0).data(QueueModel::PresentationRole).value<gui::RowPresentation>();
    QVERIFY2(row.warning.startsWith(u"The last 3 min"_s), qPrintable(row.warning));
    QVERIFY(gui::rowSentence(row).contains(u"warning: The last 3 min"_s));
}

// Switched off and on again.
void VideoPicturesTest::ofWhatEndedComesBackToo()
{
    const UploadId id = add(u"a.mp4"_s);
    tell(id, jpeg({640, 360}, Qt::red));
    m_practice.engine->queue().start({id});
    QTRY_COMPARE_WITH_TIMEOUT(m_practice.upload(id)->stage(), transfer::Stage::Published, 30000);
    QVERIFY(!looks().wants(id));
    looks().setPicturesWanted(false);
    QSignalSpy changed(&looks(), &engine::FileLooks::changed);
    looks().setPicturesWanted(true);
    QVERIFY(looks().wants(id));
    QTRY_VERIFY_WITH_TIMEOUT(!looks().wants(id), 30000); // it was looked into, once
}

QTEST_MAIN(VideoPicturesTest)
#include "tst_video_pictures.moc"
