// Every way into the queue, in the real window: what is taken and what is left out.
#include "base/portions.h"
#include "gui/adding/adder.h"
#include "gui/prompts/list_dialog.h"
#include "gui/window/empty_page.h"
#include "window_rig.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QWindow>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using transfer::Activity;

class AddingTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init() { QVERIFY(rig.show()); }
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void theEmptyWindowShowsHowToBegin();
    void theKeyboardFollowsFromPageToPage();
    void aDroppedFolderIsTakenInNaturalOrder();
    void whatIsLeftOutIsListedWithItsReason();
    void anAnswerLiesAboveACauseAndNothingMovesForEither();
    void theLastRowIsScrolledFreeOfAMessage();
    void aMessageNeitherComesNorGoesUnderAPressedButton();
    void anAnswerGoesByItself();
    void whatWasAddedIsSelectedAtOnce();
    void pastedFilesAreAdded();
    void pastedTextIsTakenOrTold();
    void whatIsNotOnThisComputerIsTold();
    void aNameThatIsNotUtf8IsAddedAndShown();
    void aPipeIsToldAndHoldsNothingUp();
    void largeVideosAndCutTitlesAreTold();
    void filesAndFoldersAreChosenInDialogs();
    void aSecondStartHandsItsFilesOver();
    void addedWhileOthersRunWaitsUnlessTheSettingStartsIt();
    void aSearchCanBeCancelled();
    void tenThousandFilesArriveInPortions();
    void theListDialogShowsAndCopiesItsRows();

private:
    QStringList questions() { return gui::prompts::takeAsked(); }
    WindowRig rig;
};

void AddingTest::theEmptyWindowShowsHowToBegin()
{
    QVERIFY(!rig.view()->isVisible());
    QVERIFY(!rig.find<QWidget>("search")->isVisible());
    auto *page = rig.window->findChild<gui::EmptyPage *>();
    QVERIFY(page->isVisible());
    QCOMPARE(page->findChild<QLabel *>(u"heading"_s)->text(), u"Drop videos or folders here"_s);
    gui::prompts::answerNext(QStringList{rig.practice.file(u"first.mp4"_s, 1000)});
    QTest::mouseClick(page->findChild<QPushButton *>(u"addFiles"_s), Qt::LeftButton);
    QTRY_VERIFY(rig.view()->isVisible());
    QTRY_COMPARE(rig.titles(), QStringList(u"first"_s));
    QTRY_COMPARE(rig.view()->selectedIds().size(), 1); // ready to be filled in
}

void AddingTest::theKeyboardFollowsFromPageToPage()
{
    rig.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
    auto *begin = rig.window->findChild<gui::EmptyPage *>()->findChild<QPushButton *>(u"addFiles"_s);
    QTRY_COMPARE(QApplication::focusWidget(), begin);
    QVERIFY(rig.add({u"first.mp4"_s, u"second.mp4"_s}));
    QTRY_COMPARE(QApplication::focusWidget(), rig.view());
    QTest::keyClick(rig.view(), Qt::Key_Down);
    QCOMPARE(rig.view()->currentIndex().row(), 1);
    rig.view()->selectAll();
    QTest::keyClick(rig.view(), Qt::Key_Delete);
    QTRY_COMPARE(QApplication::focusWidget(), begin);
    rig.action("undoRemove")->trigger();
    QTRY_COMPARE(QApplication::focusWidget(), rig.view());
}

void AddingTest::aDroppedFolderIsTakenInNaturalOrder()
{
    for (const QString &name : {u"trip/part 10.mp4"_s, u"trip/part 2.mov"_s, u"trip/more/part 1.mkv"_s})
        rig.practice.file(name, 1000);
    QVERIFY(rig.drop({rig.practice.dir.filePath(u"trip"_s)}));
    QTRY_COMPARE(rig.titles(), QStringList({u"part 1"_s, u"part 2"_s, u"part 10"_s}));
    for (int row = 0; row < 3; ++row)
        QCOMPARE(rig.upload(row)->record().intent, transfer::Intent::Rest);
}

void AddingTest::whatIsLeftOutIsListedWithItsReason()
{
    gui::prompts::answerNext(false); // no dialog opens
    QVERIFY(rig.drop({rig.practice.file(u"real.mp4"_s, 1000), rig.practice.file(u"notes.txt"_s, 10),
                      rig.practice.dir.filePath(u"gone.mp4"_s)}));
    QTRY_COMPARE(rig.message()->text(), u"1 video added, 2 files left out"_s);
    QCOMPARE(rig.rows(), 1);
    rig.clickMessage(); // Show
    const QString shown = questions().join(u'\n');
    QVERIFY2(shown.contains(u"notes.txt\tNot a video that Youku takes"_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"gone.mp4\tFile not found"_s), qPrintable(shown));
}

void AddingTest::anAnswerLiesAboveACauseAndNothingMovesForEither()
{
    gui::MessageBar *bar = rig.message();
    auto *cause = bar->findChild<QWidget *>(u"cause"_s);
    auto *answer = bar->findChild<QWidget *>(u"answer"_s);
    QVERIFY(rig.add({u"taken.mp4"_s}));
    const QRect list = rig.view()->geometry();
    const QWidget *focused = rig.window->focusWidget();
    gui::Message trouble;
    trouble.sentence = u"No way"_s;
    trouble.detail = u"1 upload waits."_s;
    trouble.steps = {{u"Try now"_s, u"causeTryNow"_s, {}}};
    bar->setCause(trouble);
    QVERIFY(rig.drop({rig.practice.file(u"notes.txt"_s, 10)}));
    QTRY_COMPARE(bar->text(), u"1 file left out"_s); // in place of the one before
    QCOMPARE(bar->causeText(), u"No way"_s);
    QTRY_VERIFY(cause->isVisible() && answer->isVisible());
    QCOMPARE(cause->height(), 58);
    QCOMPARE(answer->height(), 40);
    QVERIFY(answer->geometry().bottom() < cause->geometry().top());
    QCOMPARE(rig.view()->geometry(), list);
    QCOMPARE(rig.window->focusWidget(), focused);
    const QPoint foot = bar->mapTo(rig.window.get(), QPoint(0, bar->height()));
    QCOMPARE(foot, rig.view()->mapTo(rig.window.get(), QPoint(0, rig.view()->height())));
    QCOMPARE(bar->width(), rig.view()->width());

    answer->findChild<QToolButton *>()->click();
    QTRY_VERIFY(answer->isHidden());
    QVERIFY(cause->isVisible());
    QVERIFY(!cause->findChild<QToolButton *>()); // it goes when it is over
    bar->setCause(std::nullopt);
    QTRY_VERIFY(bar->isHidden());
}

void AddingTest::theLastRowIsScrolledFreeOfAMessage()
{
    QStringList names;
    for (int i = 0; i < 20; ++i)
        names.append(u"clip %1.mp4"_s.arg(i));
    QVERIFY(rig.add(names));
    QTRY_COMPARE(rig.rows(), 20);
    QTRY_VERIFY(rig.message()->isVisible());
    rig.view()->scrollTo(rig.view()->model()->index(19, 0));
    const int free = rig.view()->viewport()->height() - rig.message()->height();
    QTRY_VERIFY(rig.view()->visualRect(rig.view()->model()->index(19, 0)).bottom() < free);
    rig.view()->scrollToTop();
    QTest::keyClick(rig.view(), Qt::Key_End);
    QVERIFY(rig.view()->visualRect(rig.view()->model()->index(19, 0)).bottom() < free);
}

void AddingTest::aMessageNeitherComesNorGoesUnderAPressedButton()
{
    QVERIFY(rig.add({u"taken.mp4"_s}));
    QTRY_VERIFY(rig.message()->isVisible());
    QWindow *handle = rig.window->windowHandle();
    const QPoint place = rig.view()->mapTo(rig.window.get(), QPoint(200, 300));
    QTest::mousePress(handle, Qt::LeftButton, {}, place);
    rig.message()->settleAnswer();
    QCOMPARE(rig.message()->text(), QString());
    QVERIFY(rig.message()->isVisible());
    QTest::mouseRelease(handle, Qt::LeftButton, {}, place);
    QTRY_VERIFY(!rig.message()->isVisible());
}

void AddingTest::anAnswerGoesByItself()
{
    QVERIFY(rig.add({u"taken.mp4"_s}));
    gui::MessageBar *line = rig.message();
    QTRY_COMPARE(line->text(), u"1 video added"_s);
    QTRY_VERIFY(line->isVisible());
    auto *passing = line->findChild<QTimer *>(u"passing"_s);
    QVERIFY(passing->isActive());
    // Not while somebody is at it.
    line->findChild<QToolButton *>()->setFocus();
    passing->start(0); // instead of some seconds
    QTRY_COMPARE(passing->remainingTime() > 1000, true);
    QVERIFY(line->isVisible());
    rig.view()->setFocus();
    passing->start(0);
    QTRY_VERIFY(!line->isVisible());
}

void AddingTest::whatWasAddedIsSelectedAtOnce()
{
    QVERIFY(rig.add({u"old.mp4"_s}));
    QTRY_COMPARE(rig.message()->text(), u"1 video added"_s);
    QTRY_COMPARE(rig.view()->selectedIds().size(), 1);
    QVERIFY(rig.add({u"new 1.mp4"_s, u"new 2.mp4"_s}));
    QTRY_COMPARE(rig.message()->text(), u"2 videos added"_s);
    QCOMPARE(rig.view()->selectedIds(), QList{rig.upload(0)->id()}); // not taken out of the user's hands
    rig.clickMessage();
    QCOMPARE(rig.view()->selectedIds(), QList({rig.upload(1)->id(), rig.upload(2)->id()}));
    QCOMPARE(rig.view()->currentIndex().row(), 1);
}

void AddingTest::pastedFilesAreAdded()
{
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(rig.practice.file(u"pasted.mp4"_s, 1000))});
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(rig.window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(rig.titles(), QStringList(u"pasted"_s));
}

void AddingTest::pastedTextIsTakenOrTold()
{
    QGuiApplication::clipboard()->setText(u"\"%1\"\n"_s.arg(rig.practice.file(u"by path.mp4"_s, 1000)));
    QTest::keyClick(rig.window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(rig.titles(), QStringList(u"by path"_s));
    QTRY_COMPARE(rig.message()->text(), u"1 video added"_s);
    QGuiApplication::clipboard()->setText(u"no path.mp4"_s);
    QTest::keyClick(rig.window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(rig.message()->text(), u"1 file left out"_s);
    rig.clickMessage();
    QVERIFY(questions().join(u'\n').contains(u"no path.mp4\tNot the whole path"_s));
}

void AddingTest::whatIsNotOnThisComputerIsTold()
{
    QMimeData data;
    data.setUrls({QUrl(u"smb://server/share/a.mp4"_s), QUrl(u"https://v.youku.com/b.mp4"_s)});
    for (const bool alone : {true, false}) {
        if (!alone)
            data.setUrls(data.urls() << QUrl::fromLocalFile(rig.practice.file(u"here.mp4"_s, 1000)));
        QVERIFY(rig.drop(data));
        QTRY_COMPARE(rig.message()->text(),
                     alone ? u"2 files left out"_s : u"1 video added, 2 files left out"_s);
        rig.clickMessage();
        const QString shown = questions().join(u'\n');
        QVERIFY2(shown.contains(u"smb://server/share/a.mp4\tNot on this computer"_s), qPrintable(shown));
        QVERIFY2(shown.contains(u"https://v.youku.com/b.mp4\tA web address"_s), qPrintable(shown));
    }
}

void AddingTest::aNameThatIsNotUtf8IsAddedAndShown()
{
#ifdef Q_OS_LINUX
    const QByteArray path = rig.practice.dir.path().toUtf8() + "/\xca\xd3\xc6\xb5.mp4";
    const QByteArray plain = rig.practice.file(u"plain.mp4"_s, 1000).toUtf8();
    QCOMPARE(std::rename(plain.constData(), path.constData()), 0);
    const auto gone = qScopeGuard([&path] { std::remove(path.constData()); });
    QMimeData data;
    data.setData(u"text/uri-list"_s, "file://" + path.toPercentEncoding("/") + "\r\n");
    QVERIFY(rig.drop(data));
    QTRY_COMPARE(rig.titles(), QStringList(u"视频"_s));
    QTRY_COMPARE(rig.upload(0)->record().identity.size, 1000); // it was found
    const QModelIndex index = rig.view()->model()->index(0, gui::QueueModel::Video);
    QVERIFY(index.data(Qt::ToolTipRole).toString().endsWith(u"/视频.mp4"_s));
    rig.queue().start(rig.queue().order());
    QTRY_COMPARE_WITH_TIMEOUT(rig.upload(0)->stage(), transfer::Stage::Published, 6 * practice::patienceMs);
#endif
}

void AddingTest::aPipeIsToldAndHoldsNothingUp()
{
#ifdef Q_OS_UNIX
    QStringList pipes;
    for (const QString &name : {u"pipe.mp4"_s, u"pipe.csv"_s}) {
        pipes.append(rig.practice.dir.filePath(name));
        QCOMPARE(::mkfifo(pipes.last().toUtf8().constData(), 0600), 0);
    }
    QVERIFY(rig.drop(pipes));
    QTRY_COMPARE(rig.message()->text(), u"2 files left out"_s);
    rig.clickMessage();
    QCOMPARE(questions().join(u'\n').count(u"\tNot a file"_s), 2);
    gui::prompts::answerNext(QStringList(pipes.last()));
    rig.action("importTable")->trigger();
    QString told;
    QTRY_VERIFY((told += questions().join(u'\n')).contains(u"cannot be read: Not a file"_s));
#endif
}

void AddingTest::largeVideosAndCutTitlesAreTold()
{
    rig.practice.file(u"some/%1.mp4"_s.arg(QString(60, u'a')), 1000);
    rig.practice.file(u"some/fits.mp4"_s, 1000);
    QTRY_VERIFY(rig.engine().spec() && rig.engine().spec()->maxFileSize);
    const qint64 most = *rig.engine().spec()->maxFileSize;
    QFile large(rig.practice.file(u"some/large.mp4"_s, 1000));
    QVERIFY(large.open(QIODevice::ReadWrite) && large.resize(most + 1)); // a hole
    QVERIFY(rig.drop({rig.practice.dir.filePath(u"some"_s)}));
    QTRY_COMPARE(rig.message()->text(), u"3 videos added, 1 larger than your account takes, 1 title cut"_s);
    rig.clickMessage();
    const QString shown = questions().join(u'\n');
    QVERIFY2(shown.contains(u"large.mp4\tLarger than the "_s), qPrintable(shown));
    QVERIFY2(shown.contains(u"aaa.mp4\tOnly the beginning of the name"_s), qPrintable(shown));
    QVERIFY2(!shown.contains(u"fits.mp4"_s), qPrintable(shown));
}

void AddingTest::filesAndFoldersAreChosenInDialogs()
{
    gui::prompts::answerNext(QStringList{rig.practice.file(u"chosen.mp4"_s, 1000)});
    QTest::keyClick(rig.window.get(), Qt::Key_O, Qt::ControlModifier);
    QTRY_COMPARE(rig.rows(), 1);
    rig.practice.file(u"folder/inside.mp4"_s, 1000);
    rig.window->activateWindow(); // after its dialog
    QVERIFY(QTest::qWaitForWindowActive(rig.window.get()));
    gui::prompts::answerNext(rig.practice.dir.filePath(u"folder"_s));
    QTest::keyClick(rig.window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(rig.titles(), QStringList({u"chosen"_s, u"inside"_s}));
}

void AddingTest::aSecondStartHandsItsFilesOver()
{
    rig.window->showMinimized();
    rig.window->takeFiles({rig.practice.file(u"handed over.mp4"_s, 1000)});
    QTRY_COMPARE(rig.titles(), QStringList(u"handed over"_s));
    QVERIFY(!rig.window->isMinimized());
}

void AddingTest::addedWhileOthersRunWaitsUnlessTheSettingStartsIt()
{
    rig.engine().settings().setValue(store::Setting::SpeedLimit, 200000);
    rig.window->takeFiles({rig.practice.file(u"runs.mp4"_s, 8000000)});
    QTRY_COMPARE(rig.rows(), 1);
    rig.action("startAll")->trigger();
    QTRY_VERIFY(rig.queue().anythingRunning());
    rig.window->takeFiles({rig.practice.file(u"rests.mp4"_s, 1000)});
    QTRY_COMPARE(rig.rows(), 2);
    QCOMPARE(rig.upload(1)->record().intent, transfer::Intent::Rest);
    rig.engine().settings().setValue(store::Setting::StartAddedFiles, true);
    rig.window->takeFiles({rig.practice.file(u"goes too.mp4"_s, 1000)});
    QTRY_COMPARE(rig.rows(), 3);
    QTRY_COMPARE(rig.upload(2)->record().intent, transfer::Intent::Run);
    QCOMPARE(rig.upload(1)->record().intent, transfer::Intent::Rest);
    rig.engine().settings().setValue(store::Setting::StartAddedFiles, false);
}

void AddingTest::aSearchCanBeCancelled()
{
    for (int i = 0; i < 2000; ++i)
        rig.practice.file(u"long/%1.mp4"_s.arg(i), 1);
    QSignalSpy added(&rig.queue(), &transfer::UploadQueue::added);
    rig.window->takeFiles({rig.practice.dir.filePath(u"long"_s)});
    rig.window->findChild<gui::Adder *>()->cancel();
    // The next one is answered after the cancelled one.
    rig.window->takeFiles({rig.practice.file(u"after.mp4"_s, 1000)});
    QTRY_COMPARE(rig.titles(), QStringList(u"after"_s));
    QCOMPARE(added.count(), 1);
}

void AddingTest::tenThousandFilesArriveInPortions()
{
    constexpr int count = 10000;
    for (int i = 0; i < count; ++i)
        rig.practice.file(u"many/clip %1.mp4"_s.arg(i), 1);
    QSignalSpy inserted(rig.window->findChild<gui::QueueModel *>(), &QAbstractItemModel::rowsInserted);
    rig.window->takeFiles({rig.practice.dir.filePath(u"many"_s)});
    QCOMPARE(inserted.count(), 0); // it returns at once
    // Each turn of the event loop brings a portion, and between them others have their turn.
    int turns = 0;
    QTimer others;
    connect(&others, &QTimer::timeout, &others, [&turns, &inserted] { turns += inserted.count() > 0; });
    others.start(0);
    QTRY_COMPARE_WITH_TIMEOUT(rig.queue().count(), count, 6 * practice::patienceMs);
    QCOMPARE(inserted.count(), count / int(base::portionSize));
    for (const QList<QVariant> &one : inserted)
        QVERIFY(one[2].toInt() - one[1].toInt() + 1 <= int(base::portionSize));
    QVERIFY2(turns >= inserted.count() / 2, qPrintable(QString::number(turns)));
    QCOMPARE(rig.cell(9, gui::QueueModel::Video), u"clip 9"_s);
    QCOMPARE(rig.cell(count - 1, gui::QueueModel::Video), u"clip 9999"_s);
}

void AddingTest::theListDialogShowsAndCopiesItsRows()
{
    gui::ListDialog dialog({u"Added before"_s,
                            u"Here already"_s,
                            u"File"_s,
                            u"Where"_s,
                            {{u"a.mp4"_s, u"In the queue"_s, {}},
                             {u"b.mp4"_s, u"Published"_s, u"https://v.youku.com/v_show/id_X.html"_s}},
                            u"Add again"_s,
                            u"Leave out"_s},
                           rig.window.get());
    dialog.show();
    auto *list = dialog.findChild<QTreeWidget *>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QHash<QString, QPushButton *> buttons;
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        buttons.insert(button->text(), button);
    QVERIFY(!buttons[u"Open video page"_s]->isEnabled());
    list->setCurrentItem(list->topLevelItem(1));
    QVERIFY(buttons[u"Open video page"_s]->isEnabled());
    buttons[u"Copy list"_s]->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"b.mp4\tPublished\thttps://v.youku.com/"_s));
    QVERIFY(buttons[u"Leave out"_s]->isDefault());
    QSignalSpy finished(&dialog, &QDialog::finished);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(finished.first().first().toInt(), int(QDialog::Rejected)); // the harmless answer
}

QTEST_MAIN(AddingTest)
#include "tst_adding.moc"
