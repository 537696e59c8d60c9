// Renders the window's main states to PNG files, to be looked at: screens OUT [--language zh_CN] [--dark |
// --contrast] [--accounts]. Runs in practice mode in a folder of its own; QT_QPA_PLATFORM=offscreen and
// QT_SCALE_FACTOR do what they say.
#include "accounts_rig.h"
#include "engine/looks/file_looks.h"
#include "gui/account/accounts_dialog.h"
#include "gui/account/accounts_list.h"
#include "gui/account/keys_dialog.h"
#include "gui/account/name_and_use_dialog.h"
#include "gui/adding/adder.h"
#include "gui/adding/known_sentence.h"
#include "gui/desktop/countdown_dialog.h"
#include "gui/desktop/when_done.h"
#include "gui/details/log_window.h"
#include "gui/history/history_view.h"
#include "gui/history/history_window.h"
#include "gui/messages/blocking_notices.h"
#include "gui/messages/message_bar.h"
#include "gui/presets/save_template_dialog.h"
#include "gui/presets/templates_dialog.h"
#include "gui/queue/view/queue_view.h"
#include "gui/settings/day_dialog.h"
#include "gui/settings/settings_dialog.h"
#include "gui/settings/week_grid.h"
#include "gui/speed/lane_rows.h"
#include "gui/speed/map_view.h"
#include "gui/speed/sparkline.h"
#include "gui/speed/speed_graph.h"
#include "gui/speed/speed_words.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/window/account_button.h"
#include "gui/window/main_window.h"
#include "practice.h"
#include "store/queue/upload_store.h"
#include "words/languages.h"
#include "words/uploads/video_words.h"

#include <QApplication>
#include <QCheckBox>
#include <QCommandLineParser>
#include <QDir>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadRecord;

namespace {

constexpr qint64 gigabyte = 1000 * 1000 * 1000;

class Screens
{
public:
    enum class Scheme { Light, Dark, Contrast };
    Screens(const QString &out, Scheme scheme, bool chinese)
        : m_out(out)
        , m_scheme(scheme)
        , m_chinese(chinese)
    {
    }

    // Nothing but these, for who works on them.
    bool runAccounts()
    {
        gui::applyColorScheme(m_scheme == Scheme::Light ? u"light"_s : u"dark"_s);
        if (m_scheme == Scheme::Contrast)
            QApplication::setPalette(contrastPalette());
        return severalAccounts();
    }

    bool run()
    {
        gui::applyColorScheme(m_scheme == Scheme::Light ? u"light"_s : u"dark"_s);
        if (m_scheme == Scheme::Contrast)
            QApplication::setPalette(contrastPalette());
        if (!empty())
            return false;
        prepare();
        if (!m_practice.open())
            return false;
        m_practice.engine->settings().setValue(store::Setting::SpeedLimit, 2500000);
        gui::MainWindow window(*m_practice.engine);
        window.resize(1200, 780);
        window.show();
        QTest::qWait(9000); // until bytes have moved for a while
        tellOfFiles();
        auto *view = window.findChild<gui::QueueView *>();
        view->select(4);
        QTest::qWait(300);
        save(&window, u"work"_s);
        speed(&window);
        view->select(7);
        QTest::qWait(300);
        save(&window, u"not-encoded"_s);
        view->select(1);
        QTest::qWait(300);
        save(&window, u"published"_s);
        published(&window);
        view->select(3);
        QTest::qWait(300);
        save(&window, u"locked"_s);
        view->select(5);
        QTest::qWait(300);
        save(&window, u"draft"_s);
        m_practice.engine->queue().setDoubt(5, u"no_index"_s);
        QTest::qWait(300);
        save(&window, u"check-file"_s);
        several(&window, view);
        history(&window);
        dialog(gui::AccountsDialog(*m_practice.engine, &window), u"accounts-practice"_s);
        settings(&window);
        if (!realAccount() || !severalAccounts())
            return false;
        drag(&window);
        messages(&window);
        view->select(2);
        window.resize(760, 780);
        QTest::qWait(300);
        save(&window, u"compact"_s);
        window.resize(640, 480);
        QTest::qWait(300);
        save(&window, u"smallest"_s);
        window.resize(1200, 780);
        dialogs(&window);
        moving(&window, view);
        window.letGo();
        window.close();
        return m_practice.close();
    }

private:
    // As a contrast theme of the system gives it.
    static QPalette contrastPalette()
    {
        QPalette palette(Qt::white, Qt::black, Qt::white, Qt::white, Qt::white, Qt::white, Qt::white,
                         Qt::black, Qt::black);
        palette.setColor(QPalette::Highlight, QColor(0x1AEBFF));
        palette.setColor(QPalette::HighlightedText, Qt::black);
        palette.setColor(QPalette::Link, Qt::yellow);
        return palette;
    }

    void save(QWidget *widget, const QString &name) const
    {
        widget->grab().save(QDir(m_out).filePath(name + u".png"_s));
    }

    bool empty() const
    {
        practice::Practice practice;
        if (!practice.open())
            return false;
        gui::MainWindow window(*practice.engine);
        window.resize(1200, 780);
        window.show();
        QTest::qWait(300);
        save(&window, u"empty"_s);
        window.letGo();
        window.close();
        return practice.close();
    }

    QString say(const char *english, const char *chinese) const
    {
        return QString::fromUtf8(m_chinese ? chinese : english);
    }

    UploadRecord record(const QString &title, const QString &file, double gigabytes, Stage stage,
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
        return record;
    }

    // So many minutes ago.
    transfer::Happening happened(transfer::Happened what, int minutesAgo)
    {
        m_records.last().addedAt = QDateTime::currentDateTimeUtc().addSecs(-60 * 55);
        return {what, QDateTime::currentMSecsSinceEpoch() - minutesAgo * 60'000LL};
    }

    // Of the last record, with every look a line of it has.
    void tellItsLife()
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

    // A queue with one upload in each state, as an earlier run would have left it.
    void prepare()
    {
        record(say("Tea harvest at dawn", "清晨采茶"), u"tea_harvest_dawn.mp4"_s, 3.1, Stage::Published,
               Intent::Run);
        m_records.last().videoId = u"XMTIz"_s;
        m_records.last().videoState =
            u"normal"_s; // settled: else the practice Youku, which never had it, is asked
        m_records.last().transferred = m_records.last().identity.size;
        m_records.last().publishedAt = QDateTime::currentDateTimeUtc();
        tellItsLife();

        record(say("Slow boat through Guizhou, part 3", "慢船下贵州 第三集"), u"guizhou_ep03_final_4k.mov"_s,
               0, Stage::New, Intent::Run);
        m_records.last().path = m_practice.file(u"guizhou_ep03_final_4k.mov"_s, 60 * 1000 * 1000);
        m_records.last().identity = {};

        record(say("Rehearsal, camera B", "彩排 B 机位"), u"rehearsal_cam_b.mp4"_s, 9.4, Stage::Prepared,
               Intent::Pause);
        m_records.last().transferred = qint64(2.6 * gigabyte);

        record(say("How we light a lantern street", "花灯街是怎样布光的"), u"lantern_street_bts.mp4"_s, 1.9,
               Stage::Hashed, Intent::Run);
        m_records.last().metadata.tags =
            m_chinese ? QStringList{u"幕后"_s, u"布光"_s, u"花灯"_s, u"摄影幕后花絮集"_s}
                      : QStringList{u"lantern"_s, u"lighting"_s, u"street"_s, u"cinematography"_s};
        m_records.last().metadata.category = u"LifeStyle"_s;
        m_records.last().metadata.description =
            say("Three hundred lanterns, four people, one night. From the first "
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

        record(say("Interview with the lantern maker", "扎灯人访谈"), u"lantern_maker_interview_v2.mp4"_s,
               24.1, Stage::New, Intent::Rest);
        QFile sparse(m_records.last().path);
        if (sparse.open(QIODevice::WriteOnly))
            sparse.resize(qint64(24.1 * gigabyte));
        record(say("Autumn in Kanas, 8K timelapse", "喀纳斯之秋 8K 延时"),
               u"DJI_20261018_0641_kanas_autumn_timelapse_8k_master_final_v3.mkv"_s, 42.7, Stage::Hashed,
               Intent::Run);

        record(say("Night market, one take", "夜市一镜到底"), u"night_market.mov"_s, 6.2, Stage::Published,
               Intent::Run);
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
                store.saveLook(record.id,
                               {record.identity, u"looked"_s,
                                "{\"duration\":" + QByteArray::number(record.id * 53 % 3000) + '}'});
        });
        if (!QTest::qWaitFor([&kept] { return kept; }, practice::patienceMs))
            qWarning("the queue was not prepared");
    }

    // That are not listed any more.
    QList<UploadRecord> published() const
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
            {"How we light a lantern street", "灯街是怎样点亮的", "lantern_street_bts.mp4", 1.9, "normal",
             620},
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
            record.metadata.title = say(video.english, video.chinese);
            record.videoId = u"XNTkzMTQ%1MDEzMg=="_s.arg(records.size());
            record.videoState = QString::fromLatin1(video.state);
            record.publishedAt = QDateTime::currentDateTimeUtc().addSecs(-3600 * video.hoursAgo);
            record.addedAt = record.publishedAt.addSecs(-600);
            records.append(record);
        }
        return records;
    }

    void history(gui::MainWindow *window) const
    {
        engine::PictureFolder &pictures = m_practice.engine->looks().pictures();
        for (const UploadRecord &record : published()) {
            if (record.id == 109)
                continue;
            const QString picture = pictures.scratch();
            landscape(int(record.id)).save(picture, "jpeg", 90);
            pictures.keep(record.id, picture);
        }
        QTest::qWait(300);
        gui::HistoryWindow history(*m_practice.engine, window);
        history.show();
        QTest::qWait(800);
        for (const int row : {1, 4})
            history.view()->selectionModel()->select(history.view()->model()->index(row, 0),
                                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
        history.view()->setFocus();
        history.view()->selectionModel()->setCurrentIndex(history.view()->model()->index(4, 0),
                                                          QItemSelectionModel::NoUpdate);
        QTest::qWait(300);
        save(&history, u"history"_s);
        history.resize(760, 400);
        QTest::qWait(300);
        save(&history, u"history-narrow"_s);
        history.resize(1120, 738);
        history.findChild<QLineEdit *>(u"searchHistory"_s)->setText(u"nothing like this"_s);
        QTest::qWait(300);
        save(&history, u"history-nothing"_s);
    }

    // As looks into them would: a landscape of its own for each, and what there is to say of it.
    void tellOfFiles()
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

    static QImage landscape(int number)
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

    // The whole of its panel, its details, and its log.
    void published(gui::MainWindow *window) const
    {
        window->resize(1200, 910);
        QTest::qWait(200);
        save(window, u"published-high"_s);
        emit window->findChild<QLabel *>(u"briefDetails"_s)->linkActivated(u"details"_s);
        QTest::qWait(200);
        save(window, u"published-details"_s);
        window->resize(1200, 780);
        gui::LogWindow log(m_practice.engine->profile(), m_practice.upload(2)->record(), window);
        log.setAttribute(Qt::WA_DeleteOnClose, false);
        log.QDialog::show();
        QTest::qWait(500);
        save(&log, u"log"_s);
    }

    // With what it shows of a longer time.
    void speed(gui::MainWindow *window) const
    {
        auto *action = window->findChild<QAction *>(u"showSpeed"_s);
        action->trigger();
        QTest::qWait(3300);
        save(window, u"speed"_s);
        window->resize(760, 780);
        QTest::qWait(300);
        save(window, u"speed-compact"_s);
        window->resize(700, 480);
        QTest::qWait(300);
        save(window, u"speed-narrow"_s);
        window->resize(1200, 780);
        QTest::qWait(300);
        speedExample(window);
        action->trigger();
    }

    // Ten minutes at 10 MB/s, half a minute of them without a network, and 12.5 at the end.
    void speedExample(gui::MainWindow *window) const
    {
        using State = gui::SpeedRecord::State;
        gui::SpeedRecord record;
        gui::SpeedRecord::Moment now{QDateTime::currentMSecsSinceEpoch() - 600'000, 0};
        for (int second = 0; second < 600; ++second) {
            now.wallMs += 1000;
            now.monotonicMs += 1000;
            const bool away = second > 230 && second <= 260;
            const bool late = second >= 500;
            const qint64 left = away ? 0 : (late ? 12'200'000 : 9'800'000) + (second * 7919) % 13 * 60'000;
            record.add(now, left, away ? 0 : left - 200'000, away ? State::NoNetwork : State::Sending);
        }
        auto *graph = window->findChild<gui::SpeedGraph *>();
        graph->showRecord(record, 12.2e6, 12'500'000, now.wallMs);
        window->findChild<gui::Sparkline *>()->showRecord(record, 12'500'000);
        constexpr qint64 slice = 10'000'000;
        constexpr qint64 there = 1180 * slice;
        QList<transfer::ByteRange> underWay;
        QList<gui::LaneRow> rows;
        const qint64 left[] = {7'200'000, 6'900'000, 5'800'000, 4'100'000};
        for (int lane = 0; lane < 4; ++lane) {
            underWay.append({there + lane * slice, left[lane]});
            const transfer::SliceTask task{1181 + lane, there + lane * slice, slice};
            rows.append({2.6e6 - lane * 1e5, gui::sliceText({lane, task, left[lane], 0}, slice)});
        }
        window->findChild<gui::MapView *>()->showMap(
            gui::mapOf(18'600'000'000, slice, {{0, there}}, underWay));
        window->findChild<gui::LaneRows *>()->showRows(rows);
        QTest::qWait(50);
        save(window, u"speed-example"_s);
    }

    void several(gui::MainWindow *window, gui::QueueView *view)
    {
        const QModelIndex first = view->model()->index(2, 0);
        const QModelIndex last = view->model()->index(5, 3);
        view->selectionModel()->select(QItemSelection(first, last), QItemSelectionModel::ClearAndSelect);
        QTest::qWait(300);
        save(window, u"several"_s);
    }

    void dialog(QDialog &&shown, const QString &name) const
    {
        shown.show();
        QTest::qWait(200);
        save(&shown, name);
    }

    static transfer::WeekPlan examplePlan()
    {
        transfer::WeekPlan plan;
        const auto set = [&plan](int day, int from, int to, transfer::Pace pace) {
            for (int at = from; at < to; ++at)
                plan.setPace(day, at, pace);
        };
        for (int day = 0; day < 5; ++day)
            set(day, 16, 46, transfer::Pace::Limited);
        set(5, 20, 38, transfer::Pace::Limited);
        set(5, 38, 45, transfer::Pace::Nothing);
        set(6, 38, 45, transfer::Pace::Nothing);
        return plan;
    }

    void settings(gui::MainWindow *window) const
    {
        const engine::NetworkStatus network;
        gui::SettingsDialog shown(*m_practice.engine, network, window);
        shown.findChild<QCheckBox *>(u"follow"_s)->setChecked(true);
        shown.findChild<gui::WeekGrid *>()->plan().load(examplePlan());
        auto *tabs = shown.findChild<QTabWidget *>();
        for (int page = 0; page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            dialog(std::move(shown), u"settings-%1"_s.arg(page + 1));
        }
        tabs->setCurrentIndex(2);
        shown.show();
        shown.resize(640, 460);
        save(&shown, u"settings-narrow"_s);
        shown.findChild<QPushButton *>(u"edit"_s)->click();
        if (auto *day = shown.findChild<gui::DayDialog *>())
            save(day, u"settings-day"_s);
    }

    // Nobody is asked: there is no answer at that address.
    bool realAccount() const
    {
        qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
        QTemporaryDir dir;
        engine::Options options;
        options.profileDir = dir.path();
        OpenEngine engine;
        if (!engine.open(options))
            return false;
        engine->account().signIn({u"c0ffee0123456789"_s, QString(32, u'a'), QString(32, u'b'), {}});
        engine->account().setValidUntil(QDateTime::currentDateTime().addDays(30));
        engine->account().signIn({});
        gui::MainWindow first(*engine);
        first.resize(1200, 780);
        first.show();
        QTest::qWait(300);
        save(&first, u"first-start"_s);
        first.resize(640, 480);
        QTest::qWait(100);
        save(&first, u"first-start-small"_s);
        first.letGo();
        first.close();
        engine->account().signIn({u"c0ffee0123456789"_s, QString(32, u'a'), QString(32, u'b'), {}});
        gui::KeysDialog shown(*engine, gui::KeysDialog::Way::Keys, {});
        dialog(std::move(shown), u"account"_s);
        emit shown.findChild<QLabel *>(u"accessTokenHelp"_s)->linkActivated(u"browser"_s);
        dialog(std::move(shown), u"account-browser"_s);
        return engine.close();
    }

    // Three of them, one of which Youku has signed out.
    bool severalAccounts() const
    {
        AccountsRig rig;
        if (!rig.openReached())
            return false;
        gui::AccountsDialog nobody(*rig.engine);
        dialog(std::move(nobody), u"accounts-none"_s);
        const QDate end(QDate::currentDate().year(), 12, 24);
        const auto films = rig.signIn(u"films"_s, say("North Bank Films", "北岸影像"),
                                      {.renews = true, .validUntil = QDateTime(end, QTime(12, 0))});
        const auto travel = rig.signIn(u"travel"_s, say("North Bank Travel", "北岸旅行"),
                                       {.validUntil = QDateTime(end.addDays(-12), QTime(12, 0))});
        const auto studio = rig.signIn(u"studio"_s, say("Lantern Street Studio", "灯街工作室"), {});
        rig.store().rename(films, {}, say("Documentaries and series", "纪录片和系列节目"));
        rig.store().rename(travel, {}, say("Travel channel", "旅行频道"));
        rig.store().rename(studio, {}, say("For a client", "为客户制作"));
        rig.refuse(studio);
        rig.engine->queue().start(
            {rig.add(u"lantern_street_bts.mp4"_s, studio), rig.add(u"lantern_street_cut.mp4"_s, studio)});
        const auto draft = rig.add(u"guizhou_ep03_final_4k.mov"_s, films);
        const auto other = rig.add(u"tea_harvest_dawn.mp4"_s, travel);
        QTest::qWait(1500);
        gui::AccountsDialog accounts(*rig.engine);
        dialog(std::move(accounts), u"accounts-waiting"_s);
        accounts.findChild<gui::AccountsList *>()->select(films);
        dialog(std::move(accounts), u"accounts"_s);
        gui::NameAndUseDialog naming(rig.store(), rig.store().find(films), &accounts);
        dialog(std::move(naming), u"accounts-name"_s);
        gui::KeysDialog browser(*rig.engine, gui::KeysDialog::Way::Browser, {});
        dialog(std::move(browser), u"accounts-browser"_s);
        accounts.close();
        gui::MainWindow window(*rig.engine);
        window.resize(1200, 780);
        window.show();
        auto *view = window.findChild<gui::QueueView *>();
        view->select(draft);
        QTest::qWait(300);
        save(&window, u"accounts-draft"_s);
        view->selectThese({draft, other});
        QTest::qWait(300);
        save(&window, u"accounts-drafts"_s);
        auto *menu = window.findChild<gui::AccountButton *>()->menu();
        menu->popup(QPoint(20, 20));
        QTest::qWait(200);
        save(menu, u"accounts-menu"_s);
        menu->close();
        window.letGo();
        window.close();
        return rig.close();
    }

    void dialogs(gui::MainWindow *window)
    {
        ingest::Templates templates(m_practice.engine->settings());
        templates.save({say("Travel films", "旅行"), {{u"category"_s, u"Travel"_s}}});
        templates.save({say("Making of", "幕后花絮"), {{u"category"_s, u"LifeStyle"_s}}});
        gui::TemplatesDialog managing(templates, window);
        gui::SaveTemplateDialog saving({}, {}, say("North Bank Films", "北岸影像"), window);
        gui::ListDialog list(
            {gui::Adder::tr("Added before"),
             gui::Adder::tr("%n of these videos is here already. Add it again?", nullptr, 1),
             gui::Adder::tr("File"),
             gui::Adder::tr("Where it is"),
             {{u"tea_harvest_dawn.mp4"_s, gui::knownSentence(ingest::knownVideo(m_records.first())),
               words::videoLink(u"XMTIz"_s)}},
             gui::Adder::tr("Add again"),
             gui::Adder::tr("Leave out")},
            window);
        gui::CountdownDialog countdown(
            {gui::WhenDone::tr("The computer is shut down in %1."), gui::WhenDone::tr("Shut down now")}, 58,
            window);
        countdown.setAttribute(Qt::WA_DeleteOnClose, false);
        for (const auto &[dialog, name] : {std::pair<QDialog *, QString>{&managing, u"templates"_s},
                                           {&saving, u"save-template"_s},
                                           {&list, u"added-before"_s},
                                           {&countdown, u"countdown"_s}}) {
            dialog->show();
            QTest::qWait(200);
            save(dialog, name);
            dialog->close();
        }
    }

    // A cause, and above it the answer to what was just done.
    void messages(gui::MainWindow *window)
    {
        auto *bar = window->findChild<gui::MessageBar *>();
        using gui::BlockingNotices;
        gui::Message cause;
        cause.tone = gui::Message::Tone::Attention;
        cause.icon = u"state-network"_s;
        cause.sentence =
            BlockingNotices::tr("This network wants you to sign in before it lets anything through");
        cause.detail = BlockingNotices::tr("%n upload(s) wait and go on by themselves. Nothing sent is lost.",
                                           nullptr, 3);
        cause.steps = {{BlockingNotices::tr("Open sign-in page"), {}, {}},
                       {BlockingNotices::tr("Try now"), {}, {}}};
        window->takeFiles({m_practice.file(u"notes.txt"_s, 10)});
        QTest::qWait(500);
        bar->setCause(cause);
        save(window, u"message"_s);
        window->resize(760, 780);
        bar->setCause(cause);
        QTest::qWait(100);
        bar->setCause(cause);
        save(window, u"message-narrow"_s);
        window->resize(1200, 780);
        bar->setCause(std::nullopt);
        bar->settleAnswer();
    }

    // A row on its way to another place, and the line that shows where it would go.
    void moving(gui::MainWindow *window, gui::QueueView *view)
    {
        window->takeFiles({m_practice.file(u"notes.txt"_s, 10)});
        QTest::qWait(500);
        const auto middle = [view](int row) {
            return view->visualRect(view->model()->index(row, 0)).center();
        };
        QWidget *viewport = view->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, middle(4));
        for (const QPoint &point : {middle(3), middle(2) - QPoint(0, 12)}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(point), viewport->mapToGlobal(QPointF(point)),
                             Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(viewport, &move);
        }
        QTest::qWait(100);
        save(window, u"moving"_s);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, middle(4));
    }

    void drag(gui::MainWindow *window)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (int i = 0; i < 5; ++i)
            urls.append(QUrl::fromLocalFile(u"/videos/%1.mp4"_s.arg(i)));
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(500, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window, &enter);
        QTest::qWait(200);
        save(window, u"drag"_s);
        QDragLeaveEvent leave;
        QApplication::sendEvent(window, &leave);
    }

    QString m_out;
    Scheme m_scheme;
    bool m_chinese;
    practice::Practice m_practice;
    QList<UploadRecord> m_records;
    transfer::UploadId m_lastId = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption language(u"language"_s, u"en or zh_CN"_s, u"LANGUAGE"_s, u"en"_s);
    const QCommandLineOption dark(u"dark"_s, u"the dark palette"_s);
    const QCommandLineOption contrast(u"contrast"_s, u"a contrast theme"_s);
    const QCommandLineOption accounts(u"accounts"_s, u"those of several accounts alone"_s);
    parser.addOptions({language, dark, contrast, accounts});
    parser.addPositionalArgument(u"OUT"_s, u"folder for the pictures"_s);
    parser.process(app);
    const QString out = parser.positionalArguments().value(0, u"."_s);
    QDir().mkpath(out);
    words::installLanguage(parser.value(language));
    // A desktop in Chinese has a font for it; the platform that draws here has one for Latin letters only.
    if (parser.value(language) == "zh_CN"_L1) {
        QFont chinese(u"Noto Sans CJK SC"_s);
        chinese.setPixelSize(13);
        QApplication::setFont(chinese);
    }
    const Screens::Scheme scheme = parser.isSet(contrast) ? Screens::Scheme::Contrast
                                   : parser.isSet(dark)   ? Screens::Scheme::Dark
                                                          : Screens::Scheme::Light;
    Screens screens(out, scheme, parser.value(language) == "zh_CN"_L1);
    return (parser.isSet(accounts) ? screens.runAccounts() : screens.run()) ? 0 : 1;
}
