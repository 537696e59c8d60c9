// Tables: cells and encodings as spreadsheets write them, rows to videos, and the import in the window.
#include "ingest/csv.h"
#include "ingest/video_table.h"
#include "support/wait.h"
#include "window_rig.h"

#include <QClipboard>
#include <QStringEncoder>

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
    QTest::newRow("never closed") << u"\"a,b\nc"_s << Rows{{u"a,b\nc"_s}};
    QTest::newRow("nothing") << QString() << Rows{};
}

void TableTest::cellsAreReadAsSpreadsheetsWriteThem()
{
    QFETCH(QString, text);
    QFETCH(QList<QStringList>, rows);
    QCOMPARE(ingest::rowsOfTable(text), rows);
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
    QCOMPARE(table.errors.size(), 5);
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
    gui::ask::takeAsked();
    gui::ask::answerNext(
        QStringList{write("file,title,category\nboat.mp4,Slow boat,Travel\ntea.mp4,,\n")});
    rig.action("importTable")->trigger();
    QTRY_COMPARE(rig.titles(), QStringList({u"Slow boat"_s, u"tea"_s}));
    QCOMPARE(rig.upload(0)->record().metadata.category, u"Travel"_s);
    QCOMPARE(rig.upload(0)->record().intent, transfer::Intent::Rest);
    QCOMPARE(gui::ask::takeAsked(), QStringList(u"Import table"_s)); // nothing else was asked
}

void TableTest::wrongRowsAreShownAndTheOthersAddedIfWanted()
{
    rig.practice.file(u"table/boat.mp4"_s, 1000);
    const QString path = write("file,title\nboat.mp4,Slow boat\ngone.mp4,Gone\n");
    for (const bool wanted : {false, true}) {
        gui::ask::takeAsked();
        gui::ask::answerNext(QStringList{path});
        gui::ask::answerNext(wanted);
        rig.action("importTable")->trigger();
        QTRY_COMPARE(gui::ask::askedSoFar().size(), 2);
        QCOMPARE(gui::ask::askedSoFar()[1],
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
