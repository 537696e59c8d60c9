#include "example_queue.h"

#include "engine/looks/file_looks.h"
#include "store/queue/upload_store.h"

#include <QPainter>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadRecord;

namespace screens {

namespace {
constexpr qint64 gigabyte = 1000 * 1000 * 1000;
}

UploadRecord &ExampleQueue::record(const QString &title, const QString &file, double gigabytes, Stage stage,
                                   Intent intent)
{
    UploadRecord record;
    record.id = ++m_lastId;
    record.position = record.id;
    record.path = m_practice.dir.filePath(file);
    record.metadata.title = title;
    record.identity = {qint64(gigabytes * gigabyte), 1, {}};
    record.stage = stage;
    record.intent = intent;
    record.md5 = stage == Stage::New ? QString() : QString(32, u'a');
    record.addedAt = QDateTime::currentDateTimeUtc();
    if (stage >= Stage::Created)
        record.accountId = {u"practice"_s};
    m_records.append(record);
    return m_records.last();
}

// So many minutes ago.
transfer::Happening ExampleQueue::happened(transfer::Happened what, int minutesAgo)
{
    m_records.last().addedAt = QDateTime::currentDateTimeUtc().addSecs(-60 * 55);
    return {what, QDateTime::currentMSecsSinceEpoch() - minutesAgo * 60'000LL};
}

// Of the last record, with every look a line of it has.
void ExampleQueue::tellItsLife()
{
    using transfer::Cause;
    using transfer::Happened;
    transfer::Happening created = happened(Happened::Created, 30);
    created.word = u"oss"_s;
    created.place = u"youku-upload.oss-cn-shanghai.aliyuncs.com"_s;
    transfer::Happening interrupted = happened(Happened::Interrupted, 28);
    interrupted.lastedMs = 48'000;
    Cause away;
    away.why = Cause::Why::Network;
    Cause busy;
    busy.why = Cause::Why::Busy;
    busy.fault = base::Fault::HttpStatus;
    busy.httpStatus = 503;
    busy.times = 2;
    interrupted.causes = {away, busy};
    transfer::Happening sent = happened(Happened::Sent, 21);
    sent.lanes = 4;
    transfer::Happening encoding = happened(Happened::AtYouku, 19);
    encoding.word = u"encoding"_s;
    transfer::Happening normal = happened(Happened::AtYouku, 1);
    normal.word = u"normal"_s;
    m_records.last().happenings = {happened(Happened::Checked, 54),   created,  interrupted, sent,
                                   happened(Happened::Published, 20), encoding, normal};
}

bool ExampleQueue::fill()
{
    record(m_camera.say("Tea harvest at dawn", "清晨采茶"), u"tea_harvest_dawn.mp4"_s, 3.1, Stage::Published,
           Intent::Run);
    m_records.last().videoId = u"XMTIz"_s;
    m_records.last().videoState =
        u"normal"_s; // settled: else the practice Youku, which never had it, is asked
    m_records.last().transferred = m_records.last().identity.size;
    m_records.last().publishedAt = QDateTime::currentDateTimeUtc();
    tellItsLife();

    record(m_camera.say("Slow boat through Guizhou, part 3", "慢船下贵州 第三集"),
           u"guizhou_ep03_final_4k.mov"_s, 0, Stage::New, Intent::Run);
    m_records.last().path = m_practice.file(u"guizhou_ep03_final_4k.mov"_s, 60 * 1000 * 1000);
    m_records.last().identity = {};

    record(m_camera.say("Rehearsal, camera B", "彩排 B 机位"), u"rehearsal_cam_b.mp4"_s, 9.4, Stage::Prepared,
           Intent::Pause);
    m_records.last().transferred = qint64(2.6 * gigabyte);

    record(m_camera.say("How we light a lantern street", "花灯街是怎样布光的"), u"lantern_street_bts.mp4"_s,
           1.9, Stage::Hashed, Intent::Run);
    m_records.last().metadata.tags =
        m_camera.chinese() ? QStringList{u"幕后"_s, u"布光"_s, u"花灯"_s, u"摄影幕后花絮集"_s}
                           : QStringList{u"lantern"_s, u"lighting"_s, u"street"_s, u"cinematography"_s};
    m_records.last().metadata.category = u"LifeStyle"_s;
    m_records.last().metadata.description =
        m_camera.say("Three hundred lanterns, four people, one night. From the first "
                     "walk along the street to the last lamp: how the light was built.",
                     "三百盏花灯，四个人，一个晚上。从踩点、布线到最后一盏灯亮起。");
    base::Error refusal = base::localError(base::ErrorKind::Metadata, u"tag too long"_s);
    refusal.fault = base::Fault::Code;
    refusal.code = u"120010125"_s;
    refusal.httpStatus = 400;
    m_records.last().failure = refusal;
    transfer::Happening failed = happened(transfer::Happened::Failed, 2);
    failed.causes = transfer::Cause::of(*m_records.last().failure);
    m_records.last().happenings = {happened(transfer::Happened::Checked, 54), failed};

    record(m_camera.say("Interview with the lantern maker", "扎灯人访谈"),
           u"lantern_maker_interview_v2.mp4"_s, 24.1, Stage::New, Intent::Rest);
    QFile sparse(m_records.last().path);
    if (sparse.open(QIODevice::WriteOnly))
        sparse.resize(qint64(24.1 * gigabyte));
    record(m_camera.say("Autumn in Kanas, 8K timelapse", "喀纳斯之秋 8K 延时"),
           u"DJI_20261018_0641_kanas_autumn_timelapse_8k_master_final_v3.mkv"_s, 42.7, Stage::Hashed,
           Intent::Run);

    record(m_camera.say("Night market, one take", "夜市一镜到底"), u"night_market.mov"_s, 6.2,
           Stage::Published, Intent::Run);
    m_records.last().videoId = u"XMTI0"_s;
    m_records.last().videoState = u"fail"_s;
    m_records.last().transferred = m_records.last().identity.size;
    m_records.last().publishedAt = QDateTime::currentDateTimeUtc();

    const store::Profile profile = store::Profile::at(m_practice.dir.filePath(u"profile"_s), true);
    QString place;
    profile.prepare(&place);
    store::UploadStore store(profile.databasePath());
    QObject context;
    bool kept = false;
    store.load(&context, [&](const store::Loaded &) {
        store.save(m_records + published(), transfer::Durability::Fsync, &context,
                   [&kept](const std::optional<base::Error> &) { kept = true; });
        for (const UploadRecord &record : published())
            store.saveLook(record.id, {record.identity, u"looked"_s,
                                       "{\"duration\":" + QByteArray::number(record.id * 53 % 3000) + '}'});
    });
    return QTest::qWaitFor([&kept] { return kept; }, practice::patienceMs);
}

QList<UploadRecord> ExampleQueue::published() const
{
    struct Video {
        const char *english;
        const char *chinese;
        const char *file;
        double gigabytes;
        const char *state;
        int hoursAgo;
    };
    constexpr Video videos[] = {
        {"Tea harvest at dawn", "清晨采茶", "tea_harvest_dawn.mp4", 3.1, "normal", 1},
        {"Night market, one take", "夜市一镜到底", "C0412.MP4", 6.2, "fail", 3},
        {"Interview with the lantern maker", "灯笼匠人访谈", "lantern_maker_interview_v2.mp4", 24.1,
         "in_review", 19},
        {"Autumn in Kanas", "喀纳斯之秋", "kanas_autumn_0641.mp4", 0.763, "normal", 30},
        {"Rehearsal, camera B", "排练 B 机位", "rehearsal_cam_b.mp4", 9.4, "normal", 140},
        {"Kiln opening in Jingdezhen", "景德镇开窑", "kiln_opening_master.mov", 3.1, "normal", 142},
        {"Guizhou by river, trailer", "贵州水路 预告", "guizhou_trailer_4k.mov", 2.6, "blocked", 170},
        {"Slow boat through Guizhou, part 2", "慢船过贵州 第二集", "guizhou_ep02_final_4k.mov", 17.1,
         "normal", 190},
        {"City at six in the morning", "清晨六点的城市", "C0398.MP4", 1.5, "gone", 600},
        {"How we light a lantern street", "灯街是怎样点亮的", "lantern_street_bts.mp4", 1.9, "normal", 620},
    };
    QList<UploadRecord> records;
    for (const Video &video : videos) {
        UploadRecord record;
        record.id = 101 + records.size();
        record.position = record.id;
        record.listed = false;
        record.stage = Stage::Published;
        record.path = u"/home/me/Videos/"_s + QString::fromLatin1(video.file);
        record.identity.size = qint64(video.gigabytes * gigabyte);
        record.metadata.title = m_camera.say(video.english, video.chinese);
        record.videoId = u"XNTkzMTQ%1MDEzMg=="_s.arg(records.size());
        record.videoState = QString::fromLatin1(video.state);
        record.publishedAt = QDateTime::currentDateTimeUtc().addSecs(-3600 * video.hoursAgo);
        record.addedAt = record.publishedAt.addSecs(-600);
        records.append(record);
    }
    return records;
}

void ExampleQueue::tellOfFiles()
{
    engine::FileLooks &looks = m_practice.engine->looks();
    for (const transfer::UploadId id : {1, 2, 3, 4, 5, 7}) {
        const QString picture = looks.pictures().scratch();
        landscape(int(id)).save(picture, "jpeg", 90);
        media::Stream video;
        video.kind = media::Stream::Kind::Video;
        video.codec = u"h264"_s;
        video.width = id % 2 == 0 ? 3840 : 1920;
        video.height = video.width * 9 / 16;
        video.framesPerSecond = id % 3 == 0 ? 50 : 25;
        media::Stream sound;
        sound.kind = media::Stream::Kind::Audio;
        sound.codec = id == 7 ? u"pcm_s16le"_s : u"aac"_s;
        media::Look look{media::Look::Outcome::Looked};
        look.identity = m_practice.upload(id)->record().identity;
        look.facts.size = look.identity.size;
        look.facts.duration = 197.0 * double(id) * double(id);
        look.facts.bitRate = 8'100'000;
        look.facts.streams = {video, sound};
        look.facts.created = QDateTime({2026, 10, 18}, {6, 41}, QTimeZone::utc());
        if (id == 5) {
            media::Flaw cut{media::Flaw::Kind::CutOff};
            cut.promised = look.facts.duration;
            cut.there = *look.facts.duration - 183;
            look.facts.flaws.append(cut);
        }
        looks.take(id, look, picture);
    }
    QTest::qWait(500);
}

QImage landscape(int number)
{
    QImage image(640, 360, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const int hue = number * 83 % 360;
    QLinearGradient sky(0, 0, 0, 360);
    sky.setColorAt(0, QColor::fromHsv(hue, 70, 240));
    sky.setColorAt(1, QColor::fromHsv((hue + 40) % 360, 120, 250));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 250, 220));
    painter.drawEllipse(QPoint(120 + number * 60, 90), 34, 34);
    for (int hill = 0; hill < 3; ++hill) {
        painter.setBrush(QColor::fromHsv((hue + 150) % 360, 90 + 30 * hill, 190 - 50 * hill));
        painter.drawEllipse(QPoint(100 + 230 * hill - 20 * number, 400), 330, 250 - 50 * hill);
    }
    return image;
}

} // namespace screens
