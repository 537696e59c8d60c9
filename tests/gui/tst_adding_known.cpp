// What is in the queue already, or published, is asked about before it is taken a second time.
#include "window_rig.h"

using namespace Qt::StringLiterals;
using transfer::Activity;

class AddingKnownTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init() { QVERIFY(rig.show()); }
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void whatIsQueuedAlreadyIsAskedAboutOnce();
    void whatWasPublishedIsAskedAboutWithItsLink();
    void aCopyOfAVideoIsNoticedOnceItWasRead();
    void aCopyThatIsKeptIsUploadedToo();
    void aCopyNobodyWasAskedAboutWaitsForTheOriginal();
    void whatHoldsAPublishedVideoIsAskedAboutOnce_data();
    void whatHoldsAPublishedVideoIsAskedAboutOnce();
    void severalPublishedOnesAreOneQuestion();
    void whatIsPublishedAlreadyCanBeShownOrUploadedAgain();
    void aVideoThatIsGoneIsNotAskedAbout();
    void theQuestionCanBeSwitchedOff();

private:
    QStringList questions() { return gui::prompts::takeAsked(); }
    // Published; the answer is its id, empty when it does not come to that.
    QString publish(const QString &path)
    {
        const int row = rig.rows();
        rig.window->takeFiles({path});
        if (!QTest::qWaitFor([&] { return rig.rows() == row + 1; }, practice::patienceMs))
            return {};
        rig.queue().start({rig.upload(row)->id()});
        if (!QTest::qWaitFor([&] { return rig.upload(row)->activity() == Activity::Published; },
                             practice::patienceMs))
            return {};
        return rig.upload(row)->record().videoId;
    }
    // As drives do it whose files have local times; old enough not to be watched.
    static bool shiftTime(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadWrite)
               && file.setFileTime(file.fileTime(QFileDevice::FileModificationTime).addSecs(-7200),
                                   QFileDevice::FileModificationTime);
    }

    WindowRig rig;
};

void AddingKnownTest::whatIsQueuedAlreadyIsAskedAboutOnce()
{
    const QString first = rig.practice.file(u"clip 1.mp4"_s, 1000);
    const QString second = rig.practice.file(u"clip 2.mp4"_s, 1000);
    rig.window->takeFiles({first, second});
    QTRY_COMPARE(rig.rows(), 2);
    questions();
    gui::prompts::answerNext(false); // leave out
    rig.window->takeFiles({first, second, rig.practice.file(u"clip 3.mp4"_s, 1000)});
    QTRY_COMPARE(rig.rows(), 3); // what is new comes in meanwhile
    QTRY_VERIFY(!gui::prompts::askedSoFar().isEmpty());
    const QStringList asked = questions();
    QCOMPARE(asked.size(), 1);
    QVERIFY2(asked.first().startsWith(u"2 of these videos are here already. Add them again?\n"
                                      "clip 1.mp4\tIn the queue as “clip 1”\n"_s),
             qPrintable(asked.first()));
    gui::prompts::answerNext(true); // add again
    rig.window->takeFiles({first});
    QTRY_COMPARE(rig.rows(), 4);
    QCOMPARE(rig.titles().last(), u"clip 1"_s);
}

void AddingKnownTest::whatWasPublishedIsAskedAboutWithItsLink()
{
    const QString path = rig.practice.file(u"done.mp4"_s, 1000);
    rig.window->takeFiles({path});
    QTRY_COMPARE(rig.rows(), 1);
    rig.action("startAll")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->activity(), Activity::Published, practice::patienceMs);
    const QString videoId = rig.upload(0)->record().videoId;
    rig.queue().remove(rig.queue().order()); // only the history knows it now
    QTRY_COMPARE(rig.rows(), 0);
    const QString renamed = rig.practice.dir.filePath(u"done, renamed.mp4"_s);
    QVERIFY(QFile::rename(path, renamed));
    questions();

    gui::prompts::answerNext(false);
    rig.window->takeFiles({renamed});
    QTRY_VERIFY(!gui::prompts::askedSoFar().isEmpty());
    const QStringList asked = questions();
    QVERIFY2(asked.first().startsWith(u"1 of these videos is here already. Add it again?\n"
                                      "done, renamed.mp4\tPublished, Today "_s),
             qPrintable(asked.first()));
    QVERIFY(asked.first().contains(u"https://v.youku.com/v_show/id_%1.html"_s.arg(videoId)));
    QCoreApplication::processEvents();
    QCOMPARE(rig.rows(), 0);
}

void AddingKnownTest::aCopyOfAVideoIsNoticedOnceItWasRead()
{
    const QString original = rig.practice.file(u"original.mp4"_s, 3000);
    rig.window->takeFiles({original});
    QTRY_COMPARE(rig.rows(), 1);
    QTRY_COMPARE(rig.upload(0)->stage(), transfer::Stage::Hashed);
    const QString copy = rig.practice.dir.filePath(u"a copy.mp4"_s);
    QVERIFY(QFile::copy(original, copy) && shiftTime(copy));
    questions();
    rig.window->takeFiles({copy});
    QTRY_COMPARE(rig.rows(), 2);
    QTRY_COMPARE(rig.message()->text(), u"1 file holds the same video as one that is here already"_s);
    gui::prompts::answerNext(true); // remove it
    rig.clickMessage();
    QVERIFY2(questions().value(0).contains(u"a copy.mp4\tIn the queue as “original”"_s), "the row");
    gui::prompts::answerNext(true);
    rig.clickMessage();
    QTRY_COMPARE(rig.titles(), QStringList(u"original"_s));
}

void AddingKnownTest::aCopyThatIsKeptIsUploadedToo()
{
    const QString original = rig.practice.file(u"kept.mp4"_s, 3000);
    const QString copy = rig.practice.dir.filePath(u"kept, a copy.mp4"_s);
    QVERIFY(QFile::copy(original, copy) && shiftTime(copy));
    rig.window->takeFiles({original, copy});
    QTRY_COMPARE(rig.rows(), 2);
    QTRY_COMPARE(rig.message()->text(), u"1 file holds the same video as one that is here already"_s);
    questions();
    gui::prompts::answerNext(false); // keep it
    rig.clickMessage();
    QTRY_COMPARE(gui::prompts::askedSoFar().size(), 1);
    rig.queue().start(rig.queue().order());
    for (const int row : {0, 1})
        QTRY_COMPARE_WITH_TIMEOUT(rig.upload(row)->activity(), Activity::Published, practice::patienceMs);
    QCOMPARE(questions().size(), 1);
}

void AddingKnownTest::aCopyNobodyWasAskedAboutWaitsForTheOriginal()
{
    const QString original = rig.practice.file(u"waited for.mp4"_s, 3000);
    const QString copy = rig.practice.dir.filePath(u"waits.mp4"_s);
    QVERIFY(QFile::copy(original, copy) && shiftTime(copy));
    rig.window->takeFiles({original, copy});
    QTRY_COMPARE(rig.rows(), 2);
    QTRY_COMPARE(rig.upload(1)->stage(), transfer::Stage::Hashed);
    questions();
    gui::prompts::answerNext(false); // leave out
    rig.queue().start(rig.queue().order());
    QTRY_COMPARE_WITH_TIMEOUT(rig.titles(), QStringList(u"waited for"_s), practice::patienceMs);
    QCOMPARE(rig.upload(0)->activity(), Activity::Published);
    QCOMPARE(questions().size(), 1);
}

void AddingKnownTest::whatHoldsAPublishedVideoIsAskedAboutOnce_data()
{
    QTest::addColumn<bool>("copied");
    QTest::addColumn<bool>("listed");
    QTest::newRow("another date") << false << true;
    QTest::newRow("another date, only in the history") << false << false;
    QTest::newRow("a copy") << true << true;
    QTest::newRow("a copy, only in the history") << true << false;
}

void AddingKnownTest::whatHoldsAPublishedVideoIsAskedAboutOnce()
{
    QFETCH(bool, copied);
    QFETCH(bool, listed);
    const QString path = rig.practice.file(u"%1.mp4"_s.arg(QString::fromUtf8(QTest::currentDataTag())), 1000);
    const QString videoId = publish(path);
    QVERIFY(!videoId.isEmpty());
    if (!listed)
        rig.queue().remove(rig.queue().order());
    const int rows = listed ? 1 : 0;
    QTRY_COMPARE(rig.rows(), rows);
    QString again = path;
    if (copied) {
        again = rig.practice.dir.filePath(u"another name.mp4"_s);
        QFile::remove(again);
        QVERIFY(QFile::copy(path, again));
    }
    QVERIFY(shiftTime(again));
    questions();

    gui::prompts::answerNext(false); // leave out
    rig.window->takeFiles({again});
    QTRY_VERIFY(!gui::prompts::askedSoFar().isEmpty());
    QTRY_COMPARE(rig.rows(), rows);
    const QStringList asked = questions();
    QCOMPARE(asked.size(), 1);
    QVERIFY2(asked.first().startsWith(u"1 of these videos is published already. Upload it anyway?\n"
                                      "%1\tPublished, Today "_s.arg(QFileInfo(again).fileName())),
             qPrintable(asked.first()));
    QVERIFY(asked.first().contains(u"https://v.youku.com/v_show/id_%1.html"_s.arg(videoId)));

    gui::prompts::answerNext(true); // upload anyway
    rig.window->takeFiles({again});
    QTRY_COMPARE(gui::prompts::askedSoFar().size(), 1);
    questions();
    QTRY_COMPARE(rig.rows(), rows + 1);
    QTRY_COMPARE(rig.upload(rows)->activity(), Activity::NotStarted);
    rig.window.reset();
    QVERIFY(rig.show()); // nobody is asked a second time
    rig.queue().start({rig.upload(rows)->id()});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(rows)->activity(), Activity::Published, practice::patienceMs);
    QVERIFY(rig.upload(rows)->record().videoId != videoId);
    QVERIFY(questions().isEmpty());
}

void AddingKnownTest::severalPublishedOnesAreOneQuestion()
{
    const QStringList paths = {rig.practice.file(u"several 1.mp4"_s, 3000000),
                               rig.practice.file(u"several 2.mp4"_s, 3000000),
                               rig.practice.file(u"several 3.mp4"_s, 3000000)};
    for (const QString &path : paths)
        QVERIFY(!publish(path).isEmpty() && shiftTime(path));
    rig.queue().remove(rig.queue().order());
    questions();
    gui::prompts::answerNext(false);
    rig.window->takeFiles(paths + QStringList{rig.practice.file(u"several new.mp4"_s, 3000000)});
    QTRY_COMPARE(rig.titles(), QStringList(u"several new"_s));
    const QStringList asked = questions();
    QCOMPARE(asked.size(), 1);
    QVERIFY2(asked.first().startsWith(u"3 of these videos are published already. Upload them anyway?\n"_s),
             qPrintable(asked.first()));
}

void AddingKnownTest::whatIsPublishedAlreadyCanBeShownOrUploadedAgain()
{
    const QString path = rig.practice.file(u"shown.mp4"_s, 1000);
    const QString videoId = publish(path);
    QVERIFY(!videoId.isEmpty() && shiftTime(path));
    questions();
    gui::prompts::answerNext(false);
    rig.window->takeFiles({path});
    QTRY_COMPARE(gui::prompts::askedSoFar().size(), 1);
    questions();
    QTRY_COMPARE(rig.rows(), 1);
    rig.clickMessage(); // undo
    QTRY_COMPARE(rig.rows(), 2);
    const transfer::Upload &upload = *rig.upload(1);
    QVERIFY(upload.publishedAlready());
    const gui::RowPresentation facts = gui::rowPresentation(upload, 0, 0);
    QVERIFY2(facts.secondLine.startsWith(u"You uploaded this video already, on "_s),
             qPrintable(facts.secondLine));
    QCOMPARE(facts.buttonText, u"Show it"_s);
    QCOMPARE(facts.button, gui::RowCommand::ShowVideo);
    QVERIFY(!gui::applies(gui::RowCommand::Retry, upload));
    QVERIFY(!gui::applies(gui::RowCommand::StartOver, upload));
    rig.selectRows({1});
    rig.action("rowUploadAgain")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(upload.activity(), Activity::Published, practice::patienceMs);
    QVERIFY(upload.record().videoId != videoId);
}

void AddingKnownTest::aVideoThatIsGoneIsNotAskedAbout()
{
    const QString path = rig.practice.file(u"gone.mp4"_s, 1000);
    QVERIFY(!publish(path).isEmpty());
    rig.queue().setVideoState(rig.upload(0)->id(), u"gone"_s);
    questions();
    rig.window->takeFiles({path});
    QTRY_COMPARE(rig.rows(), 2);
    QTRY_COMPARE(rig.upload(1)->stage(), transfer::Stage::Hashed);
    rig.queue().start({rig.upload(1)->id()});
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(1)->activity(), Activity::Published, practice::patienceMs);
    QVERIFY(questions().isEmpty());
}

void AddingKnownTest::theQuestionCanBeSwitchedOff()
{
    rig.engine().settings().setValue(store::Setting::CheckDuplicates, false);
    const QString path = rig.practice.file(u"twice.mp4"_s, 1000);
    rig.window->takeFiles({path});
    QTRY_COMPARE(rig.rows(), 1);
    rig.window->takeFiles({path});
    QTRY_COMPARE(rig.rows(), 2);
    rig.queue().start(rig.queue().order());
    for (const int row : {0, 1})
        QTRY_COMPARE_WITH_TIMEOUT(rig.upload(row)->activity(), Activity::Published, practice::patienceMs);
    QVERIFY(questions().isEmpty());
    rig.engine().settings().setValue(store::Setting::CheckDuplicates, true);
}

QTEST_MAIN(AddingKnownTest)
#include "tst_adding_known.moc"
