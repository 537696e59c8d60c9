// Tables: cells and encodings as spreadsheets write them, rows to videos, and the import in the window.
#include "gui/prompts/list_dialog.h"
#include "ingest/csv.h"
#include "ingest/video_table.h"
#include "support/wait.h"
#include "window_rig.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QStringEncoder>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

class TableTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(rig.open()); }
    void init() { QVERIFY(rig.show()); }
    void cleanup() { QVERIFY(rig.clear()); }
    void cleanupTestCase() { QVERIFY(rig.close()); }

    void cellsAreReadAsSpreadsheetsWriteThem_data();
    void cellsAreReadAsSpreadsheetsWriteThem();
    void aQuoteThatIsNotClosedSwallowsNoRow_data();
    void aQuoteThatIsNotClosedSwallowsNoRow();
    void whatTheFormCanMendBecomesADraft();
    void aColumnThatMayConcernPrivacyHoldsItsRows();
    void draftsFromATableAreMendedInTheForm();
    void theExampleTableIsUnderstood();
    void reasonsAreReadableToTheirEnd();
    void encodingsAreRecognised_data();
    void encodingsAreRecognised();
    void allColumnsAreUnderstood();
    void chineseHeadsAndWordsAreUnderstood();
    void eachRowSaysWhatIsWrongWithIt();
    void aTableWithoutFilesIsRefused_data();
    void aTableWithoutFilesIsRefused();
    void anImportedTableFillsTheQueue();
    void wrongRowsAreShownAndTheOthersAddedIfWanted();
    void aTableIsImportedHoweverItComes_data();
    void aTableIsImportedHoweverItComes();
    void aTableInAFolderIsLeftOut();

private:
    QString write(const QByteArray &bytes);
    ingest::VideoTable read(const QByteArray &bytes);

    WindowRig rig;
};

QString TableTest::write(const QByteArray &bytes)
{
    const QString path = rig.practice.dir.filePath(u"table/videos.csv"_s);
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

ingest::VideoTable TableTest::read(const QByteArray &bytes)
{
    return ingest::readVideoTable(
        write(bytes), {{u"mp4"_s}, {{u"Travel"_s, u"旅游"_s}, {u"LifeStyle"_s, u"生活"_s}}, {2026, 11, 3}});
}

void TableTest::cellsAreReadAsSpreadsheetsWriteThem_data()
{
    using Rows = QList<QStringList>;
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QStringList>>("rows");
    QTest::newRow("plain") << u"a,b\nc,d\n"_s << Rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    QTest::newRow("crlf, no last line end") << u"a,b\r\nc,d"_s << Rows{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
    QTest::newRow("quotes") << u"\"a,1\",\"say \"\"hi\"\"\"\n"_s << Rows{{u"a,1"_s, u"say \"hi\""_s}};
    QTest::newRow("line in quotes") << u"\"a\nb\",c\n"_s << Rows{{u"a\nb"_s, u"c"_s}};
    QTest::newRow("semicolons") << u"a;b;c\n1,5;e;f\n"_s
                                << Rows{{u"a"_s, u"b"_s, u"c"_s}, {u"1,5"_s, u"e"_s, u"f"_s}};
    QTest::newRow("tabs") << u"a\tb\n"_s << Rows{{u"a"_s, u"b"_s}};
    QTest::newRow("empty cells") << u"a,,\n,,\n,b"_s << Rows{{u"a"_s, u""_s, u""_s}, {}, {u""_s, u"b"_s}};
    QTest::newRow("last cell empty") << u"a,"_s << Rows{{u"a"_s, u""_s}};
    QTest::newRow("sep=") << u"sep=;\r\na;b,c\n"_s << Rows{{u"a"_s, u"b,c"_s}};
    QTest::newRow("sep= quoted, as pasted") << u"\"SEP=|\"\na|b,c;d\n"_s << Rows{{u"a"_s, u"b,c;d"_s}};
    QTest::newRow("sep is a column") << u"sep,b\n"_s << Rows{{u"sep"_s, u"b"_s}};
    QTest::newRow("nothing") << QString() << Rows{};
}

void TableTest::cellsAreReadAsSpreadsheetsWriteThem()
{
    QFETCH(QString, text);
    QFETCH(QList<QStringList>, rows);
    QList<QStringList> read;
    for (const ingest::Row &row : ingest::rowsOfTable(text)) {
        QVERIFY(row.quotesClosed);
        read.append(row.cells);
    }
    QCOMPARE(read, rows);
}

void TableTest::aQuoteThatIsNotClosedSwallowsNoRow_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("never closed") << u"a,b\n1,\"x\n2,y\n3,z\n"_s;
    QTest::newRow("closed by a later row's") << u"a,b\n1,\"x\n2,\"y\"\n3,z\n"_s;
    QTest::newRow("crlf") << u"a,b\r\n1,\"x\r\n2,y\r\n3,z"_s;
    QTest::newRow("quotes within") << u"a,b\n1,\"x\" he said\n2,y\n3,z\n"_s;
}

void TableTest::aQuoteThatIsNotClosedSwallowsNoRow()
{
    QFETCH(QString, text);
    const QList<ingest::Row> rows = ingest::rowsOfTable(text);
    QCOMPARE(rows.size(), 4);
    QList<bool> closed;
    for (const ingest::Row &row : rows)
        closed.append(row.quotesClosed);
    QCOMPARE(closed, QList<bool>({true, false, true, true}));
    QCOMPARE(rows[1].cells.size(), 2);
    QVERIFY(rows[1].cells[1].startsWith(u'x'));
    QCOMPARE(rows[2].cells, QStringList({u"2"_s, u"y"_s}));
}

void TableTest::whatTheFormCanMendBecomesADraft()
{
    for (const char *name : {"a", "b", "c", "d", "e", "f", "g"})
        rig.practice.file(u"table/%1.mp4"_s.arg(QString::fromLatin1(name)), 1000);
    const ingest::VideoTable table = read("file,title,category,latitude,shoot time,privacy,colour\n"
                                          "a.mp4,7,,,,all,\n"
                                          "b.mp4,Fine,Nowhere,north,someday,,\n"
                                          "c.mp4,Fine,,,,everybody,\n"
                                          "d.mp4,Hello, world,,,,all,red\n"
                                          "e.mp4,Fine\n"
                                          "f.mp4,\"Never closed,,,,all,\n"
                                          "g.mp4,Fine,,,,all,red\n");
    QCOMPARE(table.videos.size(), 7);
    using Outcome = ingest::RowError::Outcome;
    QHash<int, ingest::RowError> told;
    for (const ingest::RowError &error : table.errors)
        told.insert(error.row, error);
    QVERIFY(told[1].reason.contains(u"colour"_s));
    QVERIFY(told[1].outcome == Outcome::Taken);
    const QHash<int, QString> words = {{2, u"1 character"_s},
                                       {4, u"everybody"_s},
                                       {5, u"8 cells for 7"_s},
                                       {6, u"cut short"_s},
                                       {7, u"quote"_s}};
    for (auto row = words.cbegin(); row != words.cend(); ++row) {
        QVERIFY2(told[row.key()].reason.contains(row.value()), qPrintable(told[row.key()].reason));
        QVERIFY(told[row.key()].outcome == Outcome::Draft);
    }
    for (const QString &word : {u"Nowhere"_s, u"north"_s, u"someday"_s})
        QVERIFY2(told[3].reason.contains(word), qPrintable(told[3].reason));
    QVERIFY(!told.contains(8));
    for (qsizetype i = 0; i < 6; ++i) {
        const youku::Metadata &metadata = table.videos[i].metadata;
        QVERIFY(!youku::problemsOf(metadata).isEmpty());
        // So they stay through a restart.
        QCOMPARE(youku::metadataFromJson(youku::toJson(metadata), {}, nullptr).notUnderstood,
                 metadata.notUnderstood);
        QVERIFY(i < 2 || metadata.privacy == youku::Privacy::Private);
    }
    QVERIFY(youku::problemsOf(table.videos[6].metadata).isEmpty());
}

void TableTest::aColumnThatMayConcernPrivacyHoldsItsRows()
{
    for (const char *name : {"a", "b", "c"})
        rig.practice.file(u"table/%1.mp4"_s.arg(QString::fromLatin1(name)), 1000);
    const ingest::VideoTable table = read("file,visibility,watch password\n"
                                          "a.mp4,private,\n"
                                          "b.mp4,,\n"
                                          "c.mp4,,abc123\n");
    QCOMPARE(table.videos.size(), 3);
    QVERIFY(!youku::problemsOf(table.videos[0].metadata).isEmpty());
    QVERIFY(youku::problemsOf(table.videos[1].metadata).isEmpty());
    QCOMPARE(table.videos[2].metadata.privacy, youku::Privacy::Password);
}

void TableTest::draftsFromATableAreMendedInTheForm()
{
    rig.practice.file(u"table/boat.mp4"_s, 1000);
    gui::prompts::takeAsked();
    gui::prompts::answerNext(
        QStringList{write("file,title,latitude,privacy\nboat.mp4,Slow boat,north,nobody\n")});
    gui::prompts::answerNext(true);
    rig.action("importTable")->trigger();
    QTRY_COMPARE(rig.titles(), QStringList(u"Slow boat"_s));
    QVERIFY2(gui::prompts::askedSoFar().value(1).startsWith(u"1 row becomes a draft that needs details.\n"_s),
             qPrintable(gui::prompts::askedSoFar().value(1)));
    rig.selectRows({0});
    QCOMPARE(rig.find<QLineEdit>("latitude")->text(), u"north"_s);
    QCOMPARE(rig.find<QComboBox>("privacy")->currentIndex(), -1);
    QVERIFY(!rig.upload(0)->problems().isEmpty());
    rig.find<QLineEdit>("latitude")->setText(u"31.2"_s);
    rig.find<QComboBox>("privacy")->setCurrentIndex(0);
    TRY_VERIFY(rig.upload(0)->problems().isEmpty());
    QCOMPARE(rig.upload(0)->record().metadata.latitude, std::optional(31.2));
    QCOMPARE(rig.upload(0)->record().metadata.privacy, youku::Privacy::All);
}

void TableTest::theExampleTableIsUnderstood()
{
    for (const char *name : {"river", "tea", "night market"})
        rig.practice.file(u"table/videos/%1.mp4"_s.arg(QString::fromLatin1(name)), 1000);
    const ingest::VideoTable table = read(ingest::exampleTable());
    QVERIFY2(table.errors.isEmpty(), qPrintable(table.errors.value(0).reason));
    QCOMPARE(table.videos.size(), 3);
    QCOMPARE(table.videos[1].metadata.title, u"Tea harvest 2026-11-03"_s);
    const QString path = rig.practice.dir.filePath(u"saved.csv"_s);
    gui::prompts::answerNext(path);
    rig.action("saveExampleTable")->trigger();
    TRY_VERIFY(QFile::exists(path));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), ingest::exampleTable());
}

void TableTest::reasonsAreReadableToTheirEnd()
{
    const QString reason =
        u"The row has 8 cells for 7 columns; a text that holds it needs quotes. "_s.repeated(4);
    gui::ListDialog dialog({u"Import table"_s,
                            u"Some rows"_s,
                            u"Row"_s,
                            u"What is wrong"_s,
                            {{u"2: a.mp4"_s, reason, {}}, {u"3: b.mp4"_s, u"Short."_s, {}}},
                            {},
                            {}});
    dialog.show();
    auto *list = dialog.findChild<QTreeWidget *>();
    QVERIFY(list);
    const auto height = [list](int row) {
        return list->visualItemRect(list->topLevelItem(row)).height();
    };
    const auto needed = [list, reason] {
        return list->fontMetrics()
            .boundingRect(QRect(0, 0, list->columnWidth(1) - 8, 10000), Qt::TextWordWrap, reason)
            .height();
    };
    QTRY_VERIFY(height(0) >= needed());
    QVERIFY(height(1) < height(0));
}

void TableTest::encodingsAreRecognised_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("utf-8") << QByteArray("标题,清晨采茶");
    QTest::newRow("utf-8 with mark") << QByteArray("\xEF\xBB\xBF标题,清晨采茶");
    QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("utf-16 with mark") << QByteArray(utf16.encode(u"标题,清晨采茶"_s));
    QTest::newRow("gb18030") << QByteArray("\xB1\xEA\xCC\xE2,\xC7\xE5\xB3\xBF\xB2\xC9\xB2\xE8");
}

void TableTest::encodingsAreRecognised()
{
    QFETCH(QByteArray, bytes);
    if (!QStringDecoder("GB18030").isValid() && bytes.startsWith('\xB1'))
        QSKIP("this Qt does not know GB18030");
    QCOMPARE(ingest::textOfTable(bytes), u"标题,清晨采茶"_s);
}

void TableTest::allColumnsAreUnderstood()
{
    const QString path = rig.practice.file(u"table/boat.mp4"_s, 1000);
    const ingest::VideoTable table =
        read("File,Title,Tags,Category,Description,Copyright,Privacy,Watch password,Latitude,Longitude,Shoot "
             "time\n"
             "boat.mp4,\"{n}: {name}\",\"boat, river\",travel,\"Two\nlines\",reproduced,With password,"
             "abc123,26.5,106.7,2026/11/3 14:32\n");
    QCOMPARE(table.failure, QString());
    QVERIFY2(table.errors.isEmpty(), qPrintable(table.errors.value(0).reason));
    QCOMPARE(table.videos.size(), 1);
    QCOMPARE(table.videos[0].path, path);
    QCOMPARE(table.files[0].identity.size, 1000);
    const youku::Metadata &metadata = table.videos[0].metadata;
    QCOMPARE(metadata.title, u"1: boat"_s);
    QCOMPARE(metadata.tags, QStringList({u"boat"_s, u"river"_s}));
    QCOMPARE(metadata.category, u"Travel"_s);
    QCOMPARE(metadata.description, u"Two\nlines"_s);
    QCOMPARE(metadata.copyright, youku::Copyright::Reproduced);
    QCOMPARE(metadata.privacy, youku::Privacy::Password);
    QCOMPARE(metadata.watchPassword, u"abc123"_s);
    QCOMPARE(metadata.latitude, std::optional(26.5));
    QCOMPARE(metadata.longitude, std::optional(106.7));
    QCOMPARE(metadata.shootTime, QDateTime({2026, 11, 3}, {14, 32}));
}

void TableTest::chineseHeadsAndWordsAreUnderstood()
{
    rig.practice.file(u"table/采茶.mp4"_s, 1000);
    const ingest::VideoTable table = read("\xEF\xBB\xBF文件,标题,标签,分类,版权,观看权限\r\n"
                                          "采茶.mp4,清晨采茶,茶园、清晨，云南,生活,原创,仅好友观看\r\n");
    QCOMPARE(table.failure, QString());
    QVERIFY2(table.errors.isEmpty(), qPrintable(table.errors.value(0).reason));
    const youku::Metadata &metadata = table.videos.value(0).metadata;
    QCOMPARE(metadata.title, u"清晨采茶"_s);
    QCOMPARE(metadata.tags, QStringList({u"茶园"_s, u"清晨"_s, u"云南"_s}));
    QCOMPARE(metadata.category, u"LifeStyle"_s);
    QCOMPARE(metadata.privacy, youku::Privacy::Friend);
}

void TableTest::eachRowSaysWhatIsWrongWithIt()
{
    rig.practice.file(u"table/good.mp4"_s, 1000);
    rig.practice.file(u"table/notes.txt"_s, 10);
    const ingest::VideoTable table = read("file,title,category,privacy,latitude\n"
                                          "good.mp4\n"
                                          "gone.mp4,A title\n"
                                          "notes.txt,A title\n"
                                          ",A title\n"
                                          "\n"
                                          "good.mp4,Again\n"
                                          "sub/../good2.mp4,7,Nowhere,everybody,north\n");
    QCOMPARE(table.videos.size(), 1);
    QCOMPARE(table.videos[0].metadata.title, u"good"_s);
    const auto reason = [&table](int row) {
        for (const ingest::RowError &error : table.errors) {
            if (error.row == row)
                return error.reason;
        }
        return QString();
    };
    QCOMPARE(reason(3), u"File not found."_s);
    QCOMPARE(reason(4), u"Not a video that Youku takes."_s);
    QCOMPARE(reason(5), u"No file is named."_s);
    QCOMPARE(reason(6), QString());
    QCOMPARE(reason(7), u"The same file stands in row 2."_s);
    for (const QString &part : {u"File not found."_s, u"Nowhere"_s, u"everybody"_s, u"north"_s,
                                u"The title has 1 character, 2 at least"_s})
        QVERIFY2(reason(8).contains(part), qPrintable(reason(8)));
    QVERIFY(reason(2).contains(u"cut short"_s)); // and is taken all the same, as a draft: privacy is cut off
    QCOMPARE(table.errors.size(), 6);
}

void TableTest::aTableWithoutFilesIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no file column") << QByteArray("title,tags\nA,b\n");
    QTest::newRow("heads alone") << QByteArray("file,title\n");
    QTest::newRow("not text") << QByteArray("\0\1\2\377\376\n\0,", 9);
}

void TableTest::aTableWithoutFilesIsRefused()
{
    QFETCH(QByteArray, bytes);
    const ingest::VideoTable table = read(bytes);
    QVERIFY(!table.failure.isEmpty());
    QVERIFY(table.videos.isEmpty());
}

void TableTest::anImportedTableFillsTheQueue()
{
    rig.practice.file(u"table/boat.mp4"_s, 1000);
    rig.practice.file(u"table/tea.mp4"_s, 1000);
    gui::prompts::takeAsked();
    gui::prompts::answerNext(
        QStringList{write("file,title,category\nboat.mp4,Slow boat,Travel\ntea.mp4,,\n")});
    rig.action("importTable")->trigger();
    QTRY_COMPARE(rig.titles(), QStringList({u"Slow boat"_s, u"tea"_s}));
    QCOMPARE(rig.upload(0)->record().metadata.category, u"Travel"_s);
    QCOMPARE(rig.upload(0)->record().intent, transfer::Intent::Rest);
    QCOMPARE(gui::prompts::takeAsked(), QStringList(u"Import table"_s)); // nothing else was asked
}

void TableTest::wrongRowsAreShownAndTheOthersAddedIfWanted()
{
    rig.practice.file(u"table/boat.mp4"_s, 1000);
    const QString path = write("file,title\nboat.mp4,Slow boat\ngone.mp4,Gone\n");
    for (const bool wanted : {false, true}) {
        gui::prompts::takeAsked();
        gui::prompts::answerNext(QStringList{path});
        gui::prompts::answerNext(wanted);
        rig.action("importTable")->trigger();
        QTRY_COMPARE(gui::prompts::askedSoFar().size(), 2);
        QCOMPARE(gui::prompts::askedSoFar()[1],
                 u"1 row cannot be taken as it is.\n3: gone.mp4\tFile not found.\n"_s);
        QTRY_COMPARE(rig.queue().count(), wanted ? 1 : 0);
    }
    QCOMPARE(rig.titles(), QStringList(u"Slow boat"_s));
}

void TableTest::aTableIsImportedHoweverItComes_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"dropped", "pasted", "handed over"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TableTest::aTableIsImportedHoweverItComes()
{
    QFETCH(QString, way);
    rig.practice.file(u"table/boat.mp4"_s, 1000);
    const QStringList paths{rig.practice.file(u"beside.mp4"_s, 1000),
                            write("file,title\nboat.mp4,Slow boat\n")};
    if (way == u"dropped"_s) {
        QVERIFY(rig.drop(paths));
    } else if (way == u"pasted"_s) {
        auto *data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(paths[0]), QUrl::fromLocalFile(paths[1])});
        QGuiApplication::clipboard()->setMimeData(data);
        rig.action("paste")->trigger();
    } else {
        rig.window->takeFiles(paths);
    }
    TRY_COMPARE(rig.rows(), 2);
    QStringList titles = rig.titles();
    titles.sort();
    QCOMPARE(titles, QStringList({u"Slow boat"_s, u"beside"_s}));
    QVERIFY(!rig.message()->text().contains(u"left out"_s));
}

void TableTest::aTableInAFolderIsLeftOut()
{
    rig.practice.file(u"table/boat.mp4"_s, 1000);
    QVERIFY(rig.drop({QFileInfo(write("file,title\nboat.mp4,Slow boat\n")).absolutePath()}));
    TRY_VERIFY(rig.message()->text().contains(u"left out"_s));
    QVERIFY(!rig.titles().contains(u"Slow boat"_s));
}

QTEST_MAIN(TableTest)
#include "tst_table.moc"
