// What the panel shows of a video whose details can only be read: published, failed after that, or at work.
#include "engine/looks/file_looks.h"
#include "gui/details/blocks/aftermath_block.h"
#include "gui/details/blocks/findings_block.h"
#include "gui/details/blocks/happened_block.h"
#include "gui/details/blocks/issue_block.h"
#include "gui/details/blocks/pair_list.h"
#include "gui/details/details_form.h"
#include "gui/details/details_panel.h"
#include "gui/details/log_window.h"
#include "gui/queue/video_pictures.h"
#include "practice.h"
#include "store/queue/upload_store.h"
#include "words/languages.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using gui::RowCommand;
using transfer::Happened;
using transfer::UploadId;

namespace {

// Somebody who answers everything with a page, as a network does that wants a sign-in.
class Portal : public QTcpServer
{
public:
    Portal()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                    socket->readAll();
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 35\r\n"
                                  "Connection: close\r\n\r\n<html><body>Sign in, please</body></"
                                  "html>");
                    socket->disconnectFromHost();
                });
            }
        });
    }
};

} // namespace

class ReadOnlyPanelTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_panel.reset(); }
    void cleanupTestCase() { QVERIFY(m_practice.close()); }
    void aPublishedVideoTellsHowItWent();
    void theLinkIsCopiedWhole();
    void detailsOfAPublishedVideoOpenInPlace();
    void whatIsNotKnownHasNoLine();
    void lockedDetailsAreText();
    void ofSeveralLockedNothingIsShown();
    void notEncodedNamesLikelyCauses();
    void uploadedAnywayKeepsItsWarning();
    void factsGoBelowThePictureWhereTheyDoNotFit();
    void theFileTakesNoMoreRoomThanItNeeds();
    void everyBlockCopiesItsDetails();
    void theLogOpensBesideTheWork();
    void tabWalksLinksAndButtons();
    void theNetworkBlockSaysSinceWhenAndWhy();

private:
    enum Row : UploadId { Published = 1, NotEncoded, Paused, Doubted, Old };

    template <typename T>
    T *field(const char *name)
    {
        return m_panel->findChild<T *>(QString::fromLatin1(name));
    }
    static transfer::UploadRecord record(UploadId id, transfer::Stage stage);
    bool keep(const QList<transfer::UploadRecord> &records);
    void look(UploadId id, const QList<media::Flaw> &flaws);
    static QStringList labels(const gui::PairList *list);
    static QString value(const gui::PairList *list, const QString &label);

    practice::Practice m_practice;
    std::unique_ptr<gui::DetailsPanel> m_panel;
};

transfer::UploadRecord ReadOnlyPanelTest::record(UploadId id, transfer::Stage stage)
{
    transfer::UploadRecord record;
    record.id = id;
    record.position = qint64(id);
    record.path = u"/nowhere/tea_%1.mp4"_s.arg(id);
    record.metadata.title = u"Tea harvest %1"_s.arg(id);
    record.stage = stage;
    record.intent = transfer::Intent::Pause;
    record.identity.size = 3'100'000'000;
    record.identity.modifiedMs = 1;
    record.md5 = QString(32, u'a');
    record.addedAt = QDateTime::currentDateTimeUtc().addSecs(-3600);
    if (stage >= transfer::Stage::Created) {
        record.videoId = u"XMTI%1=="_s.arg(id);
        record.transferred = 1'000'000'000;
    }
    if (stage == transfer::Stage::Published) {
        record.intent = transfer::Intent::Run;
        record.publishedAt = QDateTime::currentDateTimeUtc();
        record.videoState = u"normal"_s;
        record.transferred = record.identity.size;
    }
    return record;
}

bool ReadOnlyPanelTest::keep(const QList<transfer::UploadRecord> &records)
{
    const store::Profile profile = store::Profile::at(m_practice.dir.filePath(u"profile"_s), true);
    QString place;
    if (!profile.prepare(&place))
        return false;
    store::UploadStore store(profile.databasePath());
    QObject context;
    bool kept = false;
    store.load(&context, [&](const store::Loaded &) {
        store.save(records, transfer::Durability::Fsync, &context,
                   [&kept](const std::optional<base::Error> &) { kept = true; });
    });
    return QTest::qWaitFor([&kept] { return kept; }, practice::patienceMs);
}

void ReadOnlyPanelTest::initTestCase()
{
    words::installLanguage(u"en"_s);
    transfer::UploadRecord published = record(Published, transfer::Stage::Published);
    published.metadata.category = u"LifeStyle"_s;
    published.metadata.tags = {u"tea"_s, u"dawn"_s, u"hills"_s};
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    transfer::Happening created{Happened::Created, now - 660'000};
    transfer::Happening sent{Happened::Sent, now - 120'000};
    sent.bytes = published.identity.size;
    transfer::Happening normal{Happened::AtYouku, now};
    normal.word = u"normal"_s;
    published.happenings = {created, sent, {Happened::Published, now - 60'000}, normal};
    transfer::UploadRecord failed = record(NotEncoded, transfer::Stage::Published);
    failed.videoState = u"fail"_s;
    transfer::UploadRecord doubted = record(Doubted, transfer::Stage::New);
    doubted.intent = transfer::Intent::Rest;
    doubted.md5.clear();
    QVERIFY(keep({published, failed, record(Paused, transfer::Stage::Prepared), doubted,
                  record(Old, transfer::Stage::Published)}));
    QVERIFY(m_practice.open());
    QTRY_COMPARE(m_practice.engine->queue().count(), 5);
}

void ReadOnlyPanelTest::init()
{
    m_panel = std::make_unique<gui::DetailsPanel>(m_practice.engine->queue());
    engine::FileLooks &looks = m_practice.engine->looks();
    m_panel->setLooks(looks, *new gui::VideoPictures(looks, m_panel.get()));
    m_panel->setAccountNames([](const transfer::AccountId &) { return u"North Bank Films"_s; });
    m_panel->resize(400, 900);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void ReadOnlyPanelTest::look(UploadId id, const QList<media::Flaw> &flaws)
{
    media::Look look;
    look.outcome = media::Look::Outcome::Looked;
    look.identity = m_practice.upload(id)->record().identity;
    look.facts.size = look.identity.size;
    look.facts.duration = 744;
    look.facts.bitRate = 33'000'000;
    media::Stream video;
    video.kind = media::Stream::Kind::Video;
    video.codec = u"h264"_s;
    video.width = 1920;
    video.height = 1080;
    video.framesPerSecond = 25;
    look.facts.streams = {video};
    look.facts.flaws = flaws;
    m_practice.engine->looks().take(id, look, {});
}

QStringList ReadOnlyPanelTest::labels(const gui::PairList *list)
{
    QStringList all;
    for (const words::LabelledText &pair : list->pairs())
        all.append(pair.label);
    return all;
}

QString ReadOnlyPanelTest::value(const gui::PairList *list, const QString &label)
{
    for (const words::LabelledText &pair : list->pairs()) {
        if (pair.label == label)
            return pair.text;
    }
    return {};
}

void ReadOnlyPanelTest::aPublishedVideoTellsHowItWent()
{
    look(Published, {});
    m_panel->showUploads({Published});
    QCOMPARE(field<QLabel>("heading")->text(), u"Published video"_s);
    QVERIFY(!field<gui::DetailsForm>("form")->isVisible());
    QVERIFY(!field<QWidget>("footer")->isVisible());
    QVERIFY(!field<QWidget>("templates")->isVisible());
    QCOMPARE(field<QLabel>("videoState")->text(), u"Can be watched"_s);
    QVERIFY(field<QLabel>("videoStateSince")->text().startsWith(u"since "_s));
    const auto *pairs = field<gui::PairList>("publishedPairs");
    QCOMPARE(labels(pairs),
             QStringList({u"Video id"_s, u"Published"_s, u"Took"_s, u"Average speed"_s, u"Account"_s}));
    QCOMPARE(value(pairs, u"Took"_s), u"10 min, 9 min of it sending"_s);
    QCOMPARE(value(pairs, u"Account"_s), u"North Bank Films"_s);
    const QList<gui::HappenedBlock *> blocks = m_panel->findChildren<gui::HappenedBlock *>();
    QCOMPARE(std::count_if(blocks.begin(), blocks.end(), [](const auto *each) { return each->isVisible(); }),
             1);

    QSignalSpy asked(m_panel.get(), &gui::DetailsPanel::stepRequested);
    QCOMPARE(field<QPushButton>("publishedCopyLink")->accessibleName(), u"Copy link"_s);
    field<QPushButton>("publishedCopyLink")->click();
    QCOMPARE(field<QPushButton>("publishedOpenPage")->accessibleName(), u"Open video page"_s);
    field<QPushButton>("publishedOpenPage")->click();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].value<RowCommand>(), RowCommand::CopyLink);
    QCOMPARE(asked[1][0].value<RowCommand>(), RowCommand::OpenPage);
    QCOMPARE(asked[1][1].value<QList<UploadId>>(), QList<UploadId>{Published});
}

void ReadOnlyPanelTest::theLinkIsCopiedWhole()
{
    m_panel->showUploads({Published});
    auto *link = field<QLineEdit>("videoLink");
    QCOMPARE(link->accessibleName(), u"Video link"_s);
    QCOMPARE(link->text(), u"v.youku.com/v_show/id_XMTI1==.html"_s);
    QVERIFY(link->isReadOnly());
    link->setFocus();
    link->setSelection(0, 3); // whatever is selected
    QGuiApplication::clipboard()->clear();
    QTest::keySequence(link, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"https://v.youku.com/v_show/id_XMTI1==.html"_s);
}

void ReadOnlyPanelTest::detailsOfAPublishedVideoOpenInPlace()
{
    m_panel->showUploads({Published});
    auto *brief = field<QLabel>("briefDetails");
    const auto *details = field<gui::PairList>("publishedDetails");
    QVERIFY2(brief->text().startsWith(u"Lifestyle · Public · 3 tags · <a"_s), qPrintable(brief->text()));
    QVERIFY(!details->isVisible());
    emit brief->linkActivated(u"details"_s);
    QVERIFY(details->isVisible());
    QCOMPARE(value(details, u"Tags"_s), u"tea, dawn, hills"_s);
    QVERIFY(brief->text().contains(u">Hide<"_s));
    m_panel->showUploads({Old});
    QVERIFY(!details->isVisible()); // another one
    emit brief->linkActivated(u"details"_s);
    emit brief->linkActivated(u"details"_s);
    QVERIFY(!details->isVisible());
}

// Of an upload of an earlier version, without a look into its file.
void ReadOnlyPanelTest::whatIsNotKnownHasNoLine()
{
    m_panel->setAccountNames({});
    m_panel->showUploads({Old});
    QCOMPARE(labels(field<gui::PairList>("publishedPairs")), QStringList({u"Video id"_s, u"Published"_s}));
    QCOMPARE(field<QLabel>("videoStateSince")->text(), QString());
}

void ReadOnlyPanelTest::lockedDetailsAreText()
{
    m_panel->showUploads({Paused});
    const auto *list = field<gui::PairList>("readOnly");
    QVERIFY(list->isVisible());
    QVERIFY(!field<gui::DetailsForm>("form")->isVisible());
    QCOMPARE(field<QLabel>("heading")->text(), u"Video details"_s);
    QCOMPARE(labels(list), QStringList({u"Title"_s, u"Copyright"_s, u"Privacy"_s, u"Account"_s}));
    QCOMPARE(value(list, u"Title"_s), u"Tea harvest 3"_s);
    for (const QLabel *label : list->findChildren<QLabel *>()) {
        const bool isValue = label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse);
        QCOMPARE(isValue, !label->buddy());
        QVERIFY(!(label->focusPolicy() & Qt::TabFocus));
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QCOMPARE(field<QLabel>("note")->text(), QString());
    m_panel->showUploads({Doubted});
    QVERIFY(!list->isVisible());
    QVERIFY(field<gui::DetailsForm>("form")->isVisible());
}

void ReadOnlyPanelTest::ofSeveralLockedNothingIsShown()
{
    m_panel->showUploads({Published, Paused});
    QVERIFY(!field<gui::PairList>("readOnly")->isVisible());
    QVERIFY(!field<gui::DetailsForm>("form")->isVisible());
    QVERIFY(!field<QWidget>("publishedPairs")->isVisible());
    QCOMPARE(field<QLabel>("note")->text(),
             u"Youku has the details of all of them already. Each can be read once it is selected alone."_s);
}

void ReadOnlyPanelTest::notEncodedNamesLikelyCauses()
{
    media::Flaw cut{media::Flaw::Kind::CutOff};
    cut.promised = 744;
    cut.there = 561;
    look(NotEncoded, {cut}); // which would also be shown as 1080p, and has no sound
    m_panel->showUploads({NotEncoded});
    auto *findings = field<gui::FindingsBlock>("findings");
    QVERIFY(findings->isVisible());
    QStringList said;
    for (const QLabel *label : findings->findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            said.append(label->text());
    }
    QCOMPARE(said, QStringList({u"The last 3 min are missing from the file"_s,
                                u"Seen when the file was added. A likely cause."_s}));
    QVERIFY(field<gui::PairList>("readOnly")->isVisible());
    QVERIFY(!field<QWidget>("footer")->isVisible());
}

void ReadOnlyPanelTest::uploadedAnywayKeepsItsWarning()
{
    m_practice.engine->queue().setDoubt(Doubted, u"no_video"_s);
    m_panel->showUploads({Doubted});
    auto *findings = field<gui::FindingsBlock>("findings");
    QVERIFY(!findings->isVisible()); // the block has it
    m_practice.engine->queue().acceptFiles({Doubted});
    QTRY_VERIFY(findings->isVisible());
    const QList<QLabel *> labels = findings->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == "There is no picture in this file"_L1;
    }));
}

void ReadOnlyPanelTest::factsGoBelowThePictureWhereTheyDoNotFit()
{
    look(Paused, {});
    m_panel->showUploads({Paused});
    const auto *facts = field<QLabel>("fileFacts");
    m_panel->resize(480, 900);
    QTRY_VERIFY(facts->x() > 144);
    m_panel->resize(300, 900);
    QTRY_COMPARE(facts->x(), 0);
    QVERIFY(facts->y() >= 81);
}

// Also when another video was shown before.
void ReadOnlyPanelTest::theFileTakesNoMoreRoomThanItNeeds()
{
    look(Paused, {});
    look(Published, {});
    m_panel->resize(300, 700);
    m_panel->showUploads({Published});
    m_panel->showUploads({Paused});
    const auto *file = field<QWidget>("file");
    const auto *facts = field<QLabel>("fileFacts");
    QTRY_COMPARE(facts->x(), 0);
    QTRY_COMPARE(file->height(), file->heightForWidth(file->width()));
}

void ReadOnlyPanelTest::everyBlockCopiesItsDetails()
{
    m_panel->showUploads({NotEncoded});
    auto *block = field<gui::AftermathBlock>("aftermath");
    auto *links = block->findChild<QLabel *>(u"blockLinks"_s);
    QCOMPARE(links->accessibleName(), u"Mark as dealt with, Copy details"_s);
    emit links->linkActivated(u"copy"_s);
    const QString copied = QGuiApplication::clipboard()->text();
    for (const QString &part : {u"state: not_encoded"_s, u"at Youku: fail"_s, u"video: XMTI2=="_s})
        QVERIFY2(copied.contains(part), qPrintable(copied));
    QSignalSpy asked(m_panel.get(), &gui::DetailsPanel::stepRequested);
    emit links->linkActivated(u"done"_s);
    QCOMPARE(asked.value(0).value(0).value<RowCommand>(), RowCommand::DealtWith);
}

void ReadOnlyPanelTest::theLogOpensBesideTheWork()
{
    QSignalSpy wanted(m_panel.get(), &gui::DetailsPanel::logWanted);
    m_panel->showUploads({Published});
    for (QLabel *link : m_panel->findChildren<QLabel *>(u"showLog"_s)) {
        QCOMPARE(link->accessibleName(), u"Show log"_s);
        if (link->isVisible())
            emit link->linkActivated(u"log"_s);
    }
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<UploadId>(), UploadId(Published));

    const transfer::UploadRecord &shown = m_practice.upload(Published)->record();
    for (int again = 0; again < 2; ++again)
        gui::LogWindow::show(m_practice.engine->profile(), shown, m_panel.get());
    const QList<gui::LogWindow *> windows = m_panel->findChildren<gui::LogWindow *>();
    QCOMPARE(windows.size(), 1); // one each
    QVERIFY(!windows[0]->isModal());
    const auto *text = windows[0]->findChild<QPlainTextEdit *>();
    auto *copy = windows[0]->findChild<QPushButton *>(u"logCopy"_s);
    QTRY_VERIFY(copy->isEnabled());
    QVERIFY2(text->toPlainText().contains(u" published"_s), qPrintable(text->toPlainText()));
    QVERIFY(!text->toPlainText().contains(u"tea_1.mp4"_s));
    copy->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), text->toPlainText());
    windows[0]->close();
}

void ReadOnlyPanelTest::tabWalksLinksAndButtons()
{
    m_panel->showUploads({Published});
    m_panel->focusFirst();
    QStringList walked;
    for (int step = 0; step < 12; ++step) {
        const QString now = m_panel->focusWidget()->objectName();
        if (walked.isEmpty() || walked.last() != now) // a label takes the keyboard, then each of its links
            walked.append(now);
        if (walked.size() == 6)
            break;
        QTest::keyClick(m_panel->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(walked.join(u' '),
             u"videoLink publishedCopyLink publishedOpenPage briefDetails showLog happened"_s);
}

void ReadOnlyPanelTest::theNetworkBlockSaysSinceWhenAndWhy()
{
    Portal portal;
    QVERIFY(portal.listen(QHostAddress::LocalHost));
    qputenv("YOUCHUAN_API_URL", u"http://127.0.0.1:%1"_s.arg(portal.serverPort()).toLatin1());
    QTemporaryDir dir;
    engine::Options options;
    options.profileDir = dir.path();
    OpenEngine engine;
    QVERIFY(engine.open(options));
    engine->account().signIn({u"c0ffee0123456789"_s, QString(32, u'a'), QString(32, u'b'), {}});
    engine->account().setValidUntil(QDateTime::currentDateTime().addDays(30));
    const UploadId id = engine->queue().add({{m_practice.file(u"portal.mp4"_s, 1000), {}, {}}}).value(0);
    engine->queue().start({id});
    QTRY_COMPARE_WITH_TIMEOUT(engine->queue().find(id)->activity(), transfer::Activity::WaitingForNetwork,
                              practice::patienceMs);
    {
        gui::DetailsPanel panel(engine->queue());
        panel.showUploads({id});
        auto *block = panel.findChild<gui::IssueBlock *>(u"issue"_s);
        QVERIFY(!block->isHidden());
        QVERIFY(block->accessibleName().startsWith(u"Waiting for network since "_s));
        QCOMPARE(block->accessibleDescription(),
                 u"A web page answered in Youku’s place: this network wants you to sign in to it first. "
                 "Nothing was sent."_s);
        emit block->findChild<QLabel *>(u"blockLinks"_s)->linkActivated(u"copy"_s);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"state: waiting_for_network"_s));
    }
    QVERIFY(engine.close());
}

QTEST_MAIN(ReadOnlyPanelTest)
#include "tst_read_only_panel.moc"
