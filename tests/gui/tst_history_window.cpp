// The window of the history: what it finds while one types, how much of it it fetches, what it copies,
// exports and deletes.
#include "gui/history/history_model.h"
#include "gui/history/history_view.h"
#include "gui/history/history_window.h"
#include "window_rig.h"

#include "store/profile/profile.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using gui::HistoryModel;
using transfer::UploadRecord;

namespace {

constexpr int many = 3000;

QList<UploadRecord> published()
{
    QList<UploadRecord> records;
    for (int i = 1; i <= many; ++i) {
        UploadRecord record;
        record.id = i;
        record.position = i;
        record.listed = false;
        record.stage = transfer::Stage::Published;
        record.path = u"/videos/clip %1.mp4"_s.arg(i);
        record.metadata.title = i == 7 ? u"=cmd|' /C calc'!A1, \"quoted\""_s : u"Title %1"_s.arg(i);
        record.identity = {1000, 1, {}};
        record.videoId = u"XVideo%1=="_s.arg(i);
        record.videoState = i == 8 ? u"fail"_s : u"normal"_s;
        record.publishedAt = QDateTime::currentDateTimeUtc().addSecs(-i);
        records.append(record);
    }
    return records;
}

} // namespace

class HistoryWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const store::Profile profile = store::Profile::at(rig.practice.dir.filePath(u"profile"_s), true);
        QString place;
        QVERIFY(profile.prepare(&place));
        {
            store::UploadStore store(profile.databasePath());
            store.save(published(), transfer::Durability::Process, this, [](const auto &) {});
        }
        QVERIFY(rig.open());
        QVERIFY(rig.show());
    }
    void cleanupTestCase() { QVERIFY(rig.close()); }
    void init()
    {
        gui::prompts::takeAsked();
        history = std::make_unique<gui::HistoryWindow>(rig.engine(), nullptr);
        history->show();
        QTRY_COMPARE(rows(), many - deleted);
    }
    void cleanup() { history.reset(); }

    void ctrlHOpensOneWindow()
    {
        rig.action("history")->trigger();
        rig.action("history")->trigger();
        QCOMPARE(rig.window->findChildren<gui::HistoryWindow *>().size(), 1);
        delete rig.window->findChild<gui::HistoryWindow *>();
    }

    // Where nothing published is listed any more.
    void theListLeadsToIt()
    {
        QVERIFY(rig.add({u"draft.mp4"_s}));
        rig.find<QToolButton>("filter5")->click();
        QCOMPARE(rig.rows(), 0);
        QCOMPARE(rig.view()->hint(), u"Nothing published in this list"_s);
        QSignalSpy wanted(rig.view(), &gui::QueueView::historyWanted);
        auto *link = rig.find<QPushButton>("hintLink");
        QVERIFY(link->isVisible() && link->focusPolicy() & Qt::TabFocus);
        QCOMPARE(link->accessibleName(), u"Open history"_s);
        link->click();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(rig.window->findChild<gui::HistoryWindow *>());
        delete rig.window->findChild<gui::HistoryWindow *>();
        rig.find<QToolButton>("filter0")->click();
        rig.queue().remove(rig.queue().order());
    }

    void allAreThereAndOnlyWhatIsSeenIsFetched()
    {
        QTRY_COMPARE(cell(0, HistoryModel::Title), u"Title 1"_s);
        QCOMPARE(cell(0, HistoryModel::Link), u"XVideo1=="_s);
        QCOMPARE(cell(0, HistoryModel::State), u"Can be watched"_s);
        QVERIFY(!model()->entryAt(2000));
        history->view()->scrollTo(model()->index(2000, 0));
        QTRY_VERIFY(model()->entryAt(2000));
        QTRY_VERIFY(totals().startsWith(QLocale().toString(many)) || totals().startsWith(u"3000"_s));
    }

    void itFindsWhileOneTypes()
    {
        type(u"xvideo12"_s);
        QTRY_COMPARE(rows(), 1 + 10 + 100);
        type(u"https://v.youku.com/v_show/id_XVideo12==.html"_s);
        QTRY_COMPARE(rows(), 1);
        type(u"no such video"_s);
        QTRY_COMPARE(history->view()->accessibleDescription(), u"No video matches"_s);
        QCOMPARE(rows(), 0);
        auto *link = history->findChild<QPushButton *>(u"hintLink"_s);
        QTRY_VERIFY(link->isVisible());
        link->setFocus();
        QTest::keyClick(link, Qt::Key_Return);
        QTRY_COMPARE(rows(), many);
        QVERIFY(history->findChild<QLineEdit *>(u"searchHistory"_s)->text().isEmpty());
    }

    void itFiltersByState()
    {
        auto *states = history->findChild<QComboBox *>(u"stateFilter"_s);
        states->setCurrentIndex(states->findText(u"Not encoded"_s));
        QTRY_COMPARE(rows(), 1);
        QTRY_COMPARE(cell(0, HistoryModel::Title), u"Title 8"_s);
    }

    void aHeadSorts()
    {
        history->view()->sortByColumn(HistoryModel::Published, Qt::AscendingOrder);
        QTRY_COMPARE(cell(0, HistoryModel::Title), u"Title 3000"_s);
    }

    void linksAreCopiedWithTitles()
    {
        QVERIFY(!button("copyHistoryLinks")->isEnabled());
        select({1, 2});
        QTRY_VERIFY(button("copyHistoryLinks")->isEnabled());
        QVERIFY(totals().contains(u"2 selected"_s));
        button("copyHistoryLinks")->click();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(),
                     u"Title 2\thttps://v.youku.com/v_show/id_XVideo2==.html\n"
                     "Title 3\thttps://v.youku.com/v_show/id_XVideo3==.html"_s);
    }

    void theTableIsExportedAndHarmless()
    {
        const QString path = rig.practice.dir.filePath(u"history.csv"_s);
        select({6}); // title 7
        gui::prompts::answerNext(path);
        button("exportHistory")->click();
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].trimmed(),
                 QByteArray("\xEF\xBB\xBFtitle,id,link,account,published,length,bytes,md5,state"));
        QVERIFY2(lines[1].startsWith("\"'=cmd|' /C calc'!A1, \"\"quoted\"\"\",XVideo7==,"),
                 lines[1].constData());
    }

    void allThatFitAreExportedWhereNothingIsSelected()
    {
        const QString path = rig.practice.dir.filePath(u"all.csv"_s);
        gui::prompts::answerNext(path);
        button("exportHistory")->click();
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), many + 1);
    }

    void whatIsDeletedIsGone()
    {
        select({0});
        gui::prompts::answerNext(false);
        emit history->view()->deleteWanted();
        QTRY_COMPARE(gui::prompts::askedSoFar().size(), 1);
        gui::prompts::answerNext(true);
        emit history->view()->deleteWanted();
        QTRY_COMPARE(rows(), many - 1);
        deleted = 1;
        QTRY_COMPARE(cell(0, HistoryModel::Title), u"Title 2"_s);
    }

    void itCanBeUploadedAgain()
    {
        select({0});
        emit history->view()->menuRequested({});
        auto *menu = history->findChild<QMenu *>();
        QVERIFY(menu);
        QStringList texts;
        for (QAction *action : menu->actions())
            texts.append(action->text());
        QVERIFY(texts.contains(u"Delete from history…"_s));
        gui::prompts::answerNext(2);
        menu->actions().at(int(texts.indexOf(u"Upload again…"_s)))->trigger();
        QTRY_COMPARE(rig.queue().count(), 1);
        QCOMPARE(rig.queue().find(rig.queue().order().first())->record().path, u"/videos/clip 2.mp4"_s);
        rig.queue().remove(rig.queue().order());
    }

    void asItNarrowsTheLengthLeavesThenTheSize()
    {
        history->resize(1120, 738);
        QVERIFY(!history->view()->isColumnHidden(HistoryModel::Duration));
        history->resize(890, 738);
        QTRY_VERIFY(history->view()->isColumnHidden(HistoryModel::Duration));
        QVERIFY(!history->view()->isColumnHidden(HistoryModel::Size));
        history->resize(760, 400);
        QTRY_VERIFY(history->view()->isColumnHidden(HistoryModel::Size));
        QVERIFY(!history->view()->isColumnHidden(HistoryModel::Link));
    }

private:
    HistoryModel *model() { return &history->view()->table(); }
    int rows() { return model()->rowCount(); }
    QString cell(int row, int column) { return model()->index(row, column).data().toString(); }
    QString totals() { return history->findChild<QLabel *>(u"historyTotals"_s)->text(); }
    QPushButton *button(const char *name)
    {
        return history->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    void type(const QString &words) { history->findChild<QLineEdit *>(u"searchHistory"_s)->setText(words); }
    void select(const QList<int> &wanted)
    {
        for (const int row : wanted)
            history->view()->selectionModel()->select(
                model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }

    WindowRig rig;
    std::unique_ptr<gui::HistoryWindow> history;
    int deleted = 0;
};

QTEST_MAIN(HistoryWindowTest)
#include "tst_history_window.moc"
