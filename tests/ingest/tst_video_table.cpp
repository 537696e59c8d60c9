// Which files a table's rows mean.
#include "ingest/csv.h"
#include "ingest/table_heads.h"
#include "ingest/video_table.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

class VideoTableTest : public QObject
{
    Q_OBJECT
private slots:
    // Of this locale's numbers; others group digits otherwise, or not at all.
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup() { std::filesystem::remove_all(m_dir->path().toStdString()); } // Qt cannot: odd names
    void aNameIsFoundHoweverItIsComposed();
    void aNameThatIsNotUtf8IsFound();
    void whatIsNoFileIsTold();
    void aTableThatIsNoFileIsNotOpened();
    void aTableHasItsBounds();
    void whatLiesOnAnotherMachineIsNotLookedAt();
    void aTitleThatIsCutIsTold();
    void textIsWhatAPersonWouldHaveTyped();
    void anAccountIsNamedOrItsRowIsNotReady();

private:
    QByteArray bytes(const QByteArray &name) const { return m_dir->path().toUtf8() + '/' + name; }
    bool write(const QByteArray &name, const QByteArray &content);
    ingest::VideoTable read(const QByteArray &table);

    std::unique_ptr<QTemporaryDir> m_dir;
};

bool VideoTableTest::write(const QByteArray &name, const QByteArray &content)
{
#ifdef Q_OS_UNIX
    const int file = ::open(bytes(name).constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    return file >= 0 && ::write(file, content.constData(), size_t(content.size())) == content.size()
           && ::close(file) == 0;
#else
    QFile file(m_dir->filePath(QString::fromUtf8(name)));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
#endif
}

ingest::VideoTable VideoTableTest::read(const QByteArray &table)
{
    if (!write("list.csv", table))
        qWarning("no table");
    return ingest::readVideoTable(m_dir->filePath(u"list.csv"_s), {{u"mp4"_s}, {}, QDate(2026, 11, 3)});
}

void VideoTableTest::aNameIsFoundHoweverItIsComposed()
{
#ifdef Q_OS_LINUX
    const QByteArray composed = "caf\xc3\xa9.mp4";
    const QByteArray taken = "cafe\xcc\x81.mp4";
    QDir(m_dir->path()).mkpath(QString::fromUtf8("e\xcc\x81t\xc3\xa9"));
    QVERIFY(write(taken, "x") && write("e\xcc\x81t\xc3\xa9/" + composed, "xy"));
    ingest::VideoTable table =
        read("file,title\n" + composed + ",Tea\n\xc3\xa9te\xcc\x81/" + taken + ",River\n");
    QVERIFY(table.errors.isEmpty());
    QCOMPARE(table.videos.size(), 2);
    QCOMPARE(table.files[0].identity.size, 1);
    QCOMPARE(table.files[1].identity.size, 2);
    table = read("file\n" + composed + "\n" + taken + "\n"); // the same file, spelt twice
    QCOMPARE(table.videos.size(), 1);
    QCOMPARE(table.errors.size(), 1);
    QVERIFY(write(composed, "xyz"));
    table = read("file\n" + composed + "\n" + taken + "\n"); // now each is there
    QCOMPARE(table.videos.size(), 2);
    QCOMPARE(table.files[0].identity.size, 3);
#endif
}

void VideoTableTest::aNameThatIsNotUtf8IsFound()
{
#ifdef Q_OS_LINUX
    QVERIFY(write("\xca\xd3\xc6\xb5.mp4", "xyz"));
    for (const QByteArray &name : {QByteArray("\xe8\xa7\x86\xe9\xa2\x91"), QByteArray("\xca\xd3\xc6\xb5")}) {
        const ingest::VideoTable table = read("file\n" + name + ".mp4\n");
        QCOMPARE(table.files.size(), 1);
        QCOMPARE(table.files[0].identity.size, 3);
        QCOMPARE(table.videos[0].metadata.title, u"视频"_s);
    }
#endif
}

void VideoTableTest::whatIsNoFileIsTold()
{
#ifdef Q_OS_UNIX
    QCOMPARE(::mkfifo(bytes("pipe.mp4").constData(), 0600), 0);
    QVERIFY(QFile::link(u"gone"_s, m_dir->filePath(u"broken.mp4"_s)));
    const ingest::VideoTable table = read("file\npipe.mp4\nbroken.mp4\nnever.mp4\n.\n");
    QVERIFY(table.videos.isEmpty());
    QStringList reasons;
    for (const ingest::RowError &error : table.errors)
        reasons.append(error.reason);
    QCOMPARE(reasons, QStringList({u"Not a file."_s, u"A link that leads nowhere."_s, u"File not found."_s,
                                   u"Not a file."_s}));
#endif
}

void VideoTableTest::aTableThatIsNoFileIsNotOpened()
{
#ifdef Q_OS_UNIX
    QCOMPARE(::mkfifo(bytes("pipe.csv").constData(), 0600), 0);
    for (const QString &name : {u"pipe.csv"_s, u"."_s, u"gone.csv"_s})
        QVERIFY(!ingest::readVideoTable(m_dir->filePath(name), {{u"mp4"_s}, {}, {}}).failure.isEmpty());
    QCOMPARE(ingest::readVideoTable(m_dir->filePath(u"pipe.csv"_s), {}).failure,
             u"The table cannot be read: Not a file"_s);
#endif
}

void VideoTableTest::aTableHasItsBounds()
{
    QVERIFY(write("a.mp4", "x"));
    // Whatever stands in millions of cells, few of them are held.
    ingest::VideoTable table = read(QByteArray(3'000'000, ','));
    QCOMPARE(table.failure, u"A table may have 64 columns at most."_s);
    const QList<ingest::Row> rows = ingest::rowsOfTable(u"file\n"_s + QString(2'000'000, u','));
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[1].cells.size(), 65);
    QCOMPARE(ingest::rowsOfTable(u"file\na"_s + QString(2'000'000, u','))[1].cells.size(), 65);
    QCOMPARE(read("file" + QByteArray(63, ',') + "\na.mp4\n").videos.size(), 1);

    QCOMPARE(ingest::rowsOfTable(QString(2'000'000, u'\n')).size(), ingest::mostRows + 1);
    table = read("file\na.mp4\n" + QByteArray(ingest::mostRows, '\n') + "a.mp4\n");
    QCOMPARE(table.videos.size(), 1);
    QCOMPARE(table.errors.size(), 1);
    QCOMPARE(table.errors[0].reason, u"Only the first 100,000 rows of a table are read."_s);
    table = read("file\na.mp4\n" + QByteArray(ingest::mostRows - 2, '\n'));
    QCOMPARE(table.errors.size(), 0);

    // A quote that would swallow everything ends with its line.
    const QList<ingest::Row> quoted = ingest::rowsOfTable(u"file\n\"a\nb.mp4\n"_s + QString(1'000'000, u'x'));
    QCOMPARE(quoted.size(), 4);
    QVERIFY(!quoted[1].quotesClosed);
    QCOMPARE(quoted[2].cells, QStringList(u"b.mp4"_s));
}

void VideoTableTest::whatLiesOnAnotherMachineIsNotLookedAt()
{
    const ingest::VideoTable table =
        read("file\n\\\\host\\share\\a.mp4\n//host/share/a.mp4\n\\/host/a.mp4\n\\\\?\\UNC\\host\\a.mp4\n");
    QVERIFY(table.videos.isEmpty());
    QCOMPARE(table.errors.size(), 4);
    for (const ingest::RowError &error : table.errors)
        QCOMPARE(error.reason, u"On another computer: add the file itself."_s);
}

void VideoTableTest::aTitleThatIsCutIsTold()
{
    const QByteArray name(60, 'a');
    QVERIFY(write(name + ".mp4", "x"));
    for (const QByteArray &title : {QByteArray(), QByteArray("{name}"), QByteArray("Tea {name} {n}")}) {
        const ingest::VideoTable table = read("file,title\n" + name + ".mp4," + title + "\n");
        QCOMPARE(table.videos.size(), 1);
        QCOMPARE(youku::textLength(table.videos[0].metadata.title), youku::limits::titleMax);
        QCOMPARE(table.errors.size(), 1);
        QCOMPARE(table.errors[0].outcome, ingest::RowError::Outcome::Taken);
        QCOMPARE(table.errors[0].reason, u"Only the beginning of the file's name fits into the title."_s);
    }
    QVERIFY(read("file,title\n" + name + ".mp4,Tea\n").errors.isEmpty());
}

void VideoTableTest::textIsWhatAPersonWouldHaveTyped()
{
    QVERIFY(write("a.mp4", "x"));
    const ingest::VideoTable table =
        read("file,title,tags,description\na.mp4,\"Cafe\xcc\x81\xe2\x80\xae\nin\tParis\x07 \","
             "\"re\xcc\x81ve\xe3\x80\x81night\x1b walk;#tea #rain\",\"one\r\ntwo\x08\"\n");
    QCOMPARE(table.videos.size(), 1);
    const youku::Metadata &metadata = table.videos[0].metadata;
    QCOMPARE(metadata.title, u"Café in Paris"_s);
    QCOMPARE(metadata.tags, QStringList({u"réve"_s, u"night walk"_s, u"tea"_s, u"rain"_s}));
    QCOMPARE(metadata.description, u"one\ntwo"_s);
}

// Nothing is sent for another account than the one that was named.
void VideoTableTest::anAccountIsNamedOrItsRowIsNotReady()
{
    QVERIFY(write("a.mp4", "a") && write("b.mp4", "b") && write("c.mp4", "c"));
    QVERIFY(write("list.csv", "file,Account\na.mp4,north bank films\nb.mp4,Nobody's\nc.mp4,\n"));
    const ingest::VideoTable table = ingest::readVideoTable(
        m_dir->filePath(u"list.csv"_s),
        {{u"mp4"_s}, {}, QDate(2026, 11, 3), {{u"Travel"_s, {u"2"_s}}, {u"North Bank Films"_s, {u"1"_s}}}});
    QCOMPARE(table.videos.size(), 3);
    QCOMPARE(table.videos[0].account, transfer::AccountId{u"1"_s});
    QVERIFY(table.videos[0].metadata.notUnderstood.isEmpty());
    QCOMPARE(table.videos[1].account, transfer::AccountId());
    QCOMPARE(table.videos[1].metadata.notUnderstood.value(youku::Field::Account), u"Nobody's"_s);
    QCOMPARE(table.errors.size(), 1);
    QCOMPARE(table.errors[0].row, 3);
    QCOMPARE(table.errors[0].reason, u"There is no account “Nobody's”."_s);
    QVERIFY(table.errors[0].outcome == ingest::RowError::Outcome::Draft);
    QCOMPARE(table.videos[2].account, transfer::AccountId());
    QCOMPARE(ingest::headNamed(u"账号"_s), ingest::headNamed(u"account"_s));
}

QTEST_GUILESS_MAIN(VideoTableTest)
#include "tst_video_table.moc"
