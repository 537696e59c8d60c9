// What the window says and offers of what failed or was cancelled.
#include "engine/upload_status.h"
#include "gui/details/blocks/issue_block.h"
#include "gui/queue/earlier_video.h"
#include "transfer/rig.h"
#include "window_rig.h"
#include "words/uploads/upload_words.h"
#include "youku/reactions.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using gui::QueueModel;
using gui::RowCommand;
using transfer::Activity;

class AnotherTryTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void everyRowIsInOneGroup();
    void aCancelledOneIsUploadedAgainWithItsDetails();
    void theKeyboardUploadsAgain();
    void theFormUploadsAgain();
    void aRefusalIsGoneFromTheRowAtOnce();
    void whatWasUploadedAlreadyLeadsToThatVideo();
    void whatAFailedRowOffers_data();
    void whatAFailedRowOffers();
    void whatTheBlockSaysOfTheBytes_data();
    void whatTheBlockSaysOfTheBytes();
    void aPausedOneSaysWhatIsConfirmed();

private:
    WindowRig rig;
};

void AnotherTryTest::initTestCase()
{
    QVERIFY(rig.open());
}

void AnotherTryTest::init()
{
    QVERIFY(rig.show());
}

void AnotherTryTest::cleanup()
{
    QVERIFY(rig.clear());
}

void AnotherTryTest::cleanupTestCase()
{
    QVERIFY(rig.close());
}

void AnotherTryTest::everyRowIsInOneGroup()
{
    for (std::size_t i = 0; i < transfer::activityCount; ++i)
        QVERIFY(gui::groupOf(Activity(i)) != gui::Group::All);
    QVERIFY(rig.add({u"draft.mp4"_s, u"regret.mp4"_s}));
    rig.queue().cancel({rig.upload(1)->id()});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(1)->activity(), Activity::Cancelled, practice::patienceMs);
    QTRY_COMPARE(rig.find<QToolButton>("filter1")->text(), u"Drafts  2"_s);
    int grouped = 0;
    for (int i = 1; i < gui::groupCount; ++i)
        grouped += rig.find<QToolButton>(qPrintable(u"filter%1"_s.arg(i)))->text().section(u' ', -1).toInt();
    QCOMPARE(grouped, 2);
    QCOMPARE(rig.find<QToolButton>("filter0")->text(), u"All  2"_s);
    QTest::keyClick(rig.view(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(rig.rows(), 2);
}

void AnotherTryTest::aCancelledOneIsUploadedAgainWithItsDetails()
{
    QVERIFY(rig.add({u"regret.mp4"_s}));
    QVERIFY(!rig.action("rowUploadAgain")->isEnabled());
    rig.queue().cancel({rig.upload(0)->id()});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Cancelled, practice::patienceMs);
    QTRY_COMPARE(rig.cell(0, QueueModel::State), u"Cancelled, Nothing was published, the details are kept"_s);
    rig.selectRows({0});
    auto *title = rig.find<QLineEdit>("title");
    QTRY_VERIFY(title->isEnabled());
    title->setText(u"Second thoughts"_s);
    QTRY_COMPARE(rig.upload(0)->record().metadata.title, u"Second thoughts"_s);
    QCOMPARE(rig.upload(0)->activity(), Activity::Cancelled); // editing starts nothing
    rig.action("startAll")->trigger();
    QCOMPARE(rig.upload(0)->activity(), Activity::Cancelled);
    QTRY_VERIFY(rig.action("rowUploadAgain")->isEnabled());
    rig.action("rowUploadAgain")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(rig.titles(), QStringList(u"Second thoughts"_s));
}

void AnotherTryTest::theKeyboardUploadsAgain()
{
    QVERIFY(rig.add({u"regret.mp4"_s}));
    rig.queue().cancel({rig.upload(0)->id()});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Cancelled, practice::patienceMs);
    rig.selectRows({0});
    rig.view()->setFocus();
    QTest::keyClick(rig.view(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
}

void AnotherTryTest::theFormUploadsAgain()
{
    QVERIFY(rig.add({u"regret.mp4"_s}));
    rig.queue().cancel({rig.upload(0)->id()});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Cancelled, practice::patienceMs);
    rig.selectRows({0});
    auto *step = rig.find<QPushButton>("step");
    QTRY_COMPARE(step->text(), u"Upload again"_s);
    rig.find<QLineEdit>("title")->setText(QString());
    QTRY_VERIFY(rig.upload(0)->record().metadata.title.isEmpty());
    QTRY_VERIFY(!step->isEnabled());
    QTRY_VERIFY(!rig.action("rowUploadAgain")->isEnabled());
    rig.find<QLineEdit>("title")->setText(u"Better"_s);
    QVERIFY(step->isEnabled());
    step->click();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(rig.titles(), QStringList(u"Better"_s));
}

void AnotherTryTest::aRefusalIsGoneFromTheRowAtOnce()
{
    QVERIFY(rig.add({u"refused.mp4"_s}));
    rig.selectRows({0});
    auto *title = rig.find<QLineEdit>("title");
    title->setText(u"A forbiddenword in it"_s);
    QTRY_VERIFY(rig.upload(0)->record().metadata.title.startsWith(u"A "));
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Failed, practice::patienceMs);
    QTRY_COMPARE(rig.find<QToolButton>("filter4")->text(), u"Needs you  1"_s);
    title->setText(u"A better word"_s);
    QTRY_COMPARE(rig.cell(0, QueueModel::State), u"Ready to start, Corrected, not sent again yet"_s);
    QTRY_COMPARE(rig.find<QToolButton>("filter4")->text(), u"Needs you  0"_s);
    QVERIFY(!rig.window->findChild<gui::IssueBlock *>()->isVisible());
    rig.find<QPushButton>("step")->click();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
}

void AnotherTryTest::whatWasUploadedAlreadyLeadsToThatVideo()
{
    QVERIFY(rig.add({u"first.mp4"_s, u"copy.mp4"_s}));
    rig.queue().start({rig.upload(0)->id()});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    const QString md5 = rig.upload(0)->record().md5;
    transfer::UploadId refused = 0;
    const auto show = [&] {
        gui::EarlierVideo earlier(rig.engine());
        QSignalSpy selected(&earlier, &gui::EarlierVideo::selectWanted);
        earlier.show(refused, rig.view()->shownIds());
        return selected.isEmpty() ? QList<transfer::UploadId>()
                                  : selected[0][0].value<QList<transfer::UploadId>>();
    };
    refused =
        rig.queue()
            .add({{rig.practice.dir.filePath(u"copy.mp4"_s), {}, {}, rig.upload(1)->record().identity, md5}})
            .first();
    QCOMPARE(show(), QList<transfer::UploadId>{rig.upload(0)->id()});
}

void AnotherTryTest::whatAFailedRowOffers_data()
{
    QTest::addColumn<base::Error>("failure");
    QTest::addColumn<bool>("retry");
    QTest::addColumn<bool>("startOver");
    QTest::addColumn<QString>("button");
    const auto coded = [](qint64 code) {
        base::Error error;
        error.fault = base::Fault::Code;
        error.code = base::codeText(code);
        error.kind = youku::reactions().kindOf(error);
        return error;
    };
    using base::ErrorKind;
    using base::localError;
    QTest::newRow("refused") << coded(120010104) << false << false << "Edit details";
    QTest::newRow("duplicate") << coded(120010111) << false << false << "Show it";
    QTest::newRow("account") << coded(1006) << false << false << "Account…";
    QTest::newRow("busy") << coded(1001) << true << true << "Retry";
    QTest::newRow("forgotten") << coded(120010223) << true << true << "Start over";
    QTest::newRow("changed") << localError(ErrorKind::FileChanged) << false << true << "Start over";
    QTest::newRow("gone") << localError(ErrorKind::FileMissing) << false << false << "Locate…";
    QTest::newRow("empty") << localError(ErrorKind::FileEmpty) << false << false << "Choose file…";
    QTest::newRow("large") << localError(ErrorKind::FileTooLarge) << false << false << "Choose file…";
}

void AnotherTryTest::whatAFailedRowOffers()
{
    QFETCH(base::Error, failure);
    QFETCH(bool, retry);
    QFETCH(bool, startOver);
    QFETCH(QString, button);
    Rig small;
    transfer::UploadRecord record;
    record.id = 1;
    record.path = small.dir.filePath("never.mp4");
    record.metadata.title = "A title";
    record.intent = transfer::Intent::Run;
    record.failure = failure;
    small.disk.records.insert(1, record);
    small.newQueue();
    const transfer::Upload *upload = small.queue->find(1);
    QCOMPARE(upload->activity(), Activity::Failed);
    QCOMPARE(gui::applies(RowCommand::Retry, *upload), retry);
    QCOMPARE(gui::applies(RowCommand::StartOver, *upload), startOver);
    QCOMPARE(gui::applies(RowCommand::SignIn, *upload), button == "Account…");
    QCOMPARE(gui::rowPresentation(*upload, 0, 0).buttonText, button);
    gui::QueueModel model(*small.queue);
    QCOMPARE(model.counts().retryable(), int(retry));
}

void AnotherTryTest::whatTheBlockSaysOfTheBytes_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<int>("nth");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("said");
    QTest::newRow("details refused") << "create" << 1 << 120010104 << "Youku refused the details"
                                     << "Nothing was sent.";
    QTest::newRow("duplicate") << "create" << 1 << 120010111 << "Youku has this video already"
                               << "Nothing was sent.";
    QTest::newRow("not allowed") << "create" << 1 << 1006 << "Youku did not accept the upload"
                                 << "Nothing was sent.";
    QTest::newRow("not begun") << "create_file" << 1 << 120010220 << "Sending the file could not begin"
                               << "Nothing was sent.";
    QTest::newRow("first slice") << "upload_slice" << 1 << 120010225 << "Sending the file was interrupted"
                                 << "Nothing of what was sent is confirmed.";
    QTest::newRow("second slice") << "upload_slice" << 2 << 120010225 << "Sending the file was interrupted"
                                  << "are kept.";
    QTest::newRow("at the end") << "commit" << 1 << 120010141 << "Youku refused the details"
                                << "What was sent before no longer counts.";
}

void AnotherTryTest::whatTheBlockSaysOfTheBytes()
{
    QFETCH(QString, endpoint);
    QFETCH(int, nth);
    QFETCH(int, code);
    QFETCH(QString, step);
    QFETCH(QString, said);
    QJsonArray faults;
    for (int i = nth; i < nth + 12; ++i)
        faults.append(QJsonObject{{"endpoint", endpoint}, {"nth", i}, {"action", "error"}, {"code", code}});
    Rig small(faults);
    small.lanes.setLanes(1);
    const transfer::UploadId id = small.upload(small.makeFile("video.mp4", 6000000));
    TRY_COMPARE(small.activity(id), Activity::Failed);
    gui::IssueBlock block;
    block.showFor(small.queue->find(id));
    QCOMPARE(block.accessibleName(), step);
    QVERIFY2(block.accessibleDescription().contains(said), qPrintable(block.accessibleDescription()));
    QCOMPARE(block.accessibleDescription().contains("Nothing was sent"), said.startsWith("Nothing was sent"));
}

void AnotherTryTest::aPausedOneSaysWhatIsConfirmed()
{
    Rig small({QJsonObject{{"endpoint", "upload_slice"}, {"action", "error"}, {"code", 120010225}}});
    const transfer::UploadId id = small.upload(small.makeFile("video.mp4", 3000000));
    TRY_COMPARE(small.activity(id), Activity::Retrying);
    small.queue->pause({id});
    TRY_COMPARE(small.activity(id), Activity::Paused);
    QCOMPARE(
        words::detailLine(small.queue->find(id)->record(), engine::statusOf(*small.queue->find(id), 0), 0),
        u"Nothing confirmed yet"_s);
    const transfer::UploadId other = small.add(small.makeFile("other.mp4", 1000, 2));
    small.queue->setUploadsAtOnce(1);
    small.queue->start({other});
    small.queue->pause({other});
    QCOMPARE(words::detailLine(small.queue->find(other)->record(),
                               engine::statusOf(*small.queue->find(other), 0), 0),
             u"Nothing sent yet"_s);
}

QTEST_MAIN(AnotherTryTest)
#include "tst_another_try.moc"
