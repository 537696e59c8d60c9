// What is dropped and pasted: files, addresses, text.
#include "ingest/incoming.h"
#include "transfer/files/local_path.h"

#include <QDir>
#include <QMimeData>
#include <QTest>

using namespace Qt::StringLiterals;

class IncomingTest : public QObject
{
    Q_OBJECT
private slots:
    void filesAreTakenAndTheOthersTold();
    void bytesOfNamesSurviveTheClipboard();
    void textIsTakenOrTold_data();
    void textIsTakenOrTold();
    void draggedTextIsOnlyTakenWhereItNamesFiles();
    void longTextIsShownShort();
};

void IncomingTest::filesAreTakenAndTheOthersTold()
{
    const ingest::Incoming incoming =
        ingest::fromUrls({QUrl(u"file:///a/b%20c.mp4"_s), QUrl(u"smb://me:secret@server/share/d.mp4"_s),
                          QUrl(u"https://v.youku.com/e.mp4?token=1"_s), QUrl(u"sftp://server/f.mp4"_s),
                          QUrl(u"mtp://phone/g.mp4"_s), QUrl(u"trash:///h.mp4"_s),
                          QUrl(u"file://server/share/i.mp4"_s), QUrl(u"/j.mp4"_s)});
    QCOMPARE(incoming.paths, QStringList({u"/a/b c.mp4"_s, u"/j.mp4"_s}));
    QCOMPARE(incoming.count(), 8);
    QCOMPARE(incoming.leftOut.size(), 6);
    QCOMPARE(incoming.leftOut[0].path, u"smb://server/share/d.mp4"_s);
    QVERIFY(incoming.leftOut[1].reason.contains(u"web address"_s));
    for (const qsizetype i : {0, 2, 3, 4, 5})
        QVERIFY2(incoming.leftOut[i].reason.contains(u"Not on this computer"_s),
                 qPrintable(incoming.leftOut[i].path));
}

void IncomingTest::bytesOfNamesSurviveTheClipboard()
{
#ifdef Q_OS_UNIX
    QMimeData data;
    data.setData(u"text/uri-list"_s, "file:///tmp/%CA%D3%C6%B5.mp4\r\n");
    const ingest::Incoming incoming = ingest::fromMimeData(data);
    QCOMPARE(incoming.paths.size(), 1);
    QCOMPARE(transfer::bytesOfPath(incoming.paths[0]), QByteArray("/tmp/\xca\xd3\xc6\xb5.mp4"));
    const ingest::Incoming typed = ingest::fromText(u"file:///tmp/%CA%D3%C6%B5.mp4"_s);
    QCOMPARE(typed.paths, incoming.paths);
#endif
}

void IncomingTest::textIsTakenOrTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<int>("told");
    QTest::newRow("a path") << u"/a/b c.mp4"_s << QStringList{u"/a/b c.mp4"_s} << 0;
    QTest::newRow("several, with spaces around")
        << u" /a.mp4 \r\n\r\n/b.mp4\n"_s << QStringList{u"/a.mp4"_s, u"/b.mp4"_s} << 0;
    QTest::newRow("in quotes") << u"\"/a b.mp4\"\n'/c d.mp4'"_s << QStringList{u"/a b.mp4"_s, u"/c d.mp4"_s}
                               << 0;
#ifdef Q_OS_UNIX
    QTest::newRow("as a shell writes it") << u"/a\\ b\\(1\\).mp4"_s << QStringList{u"/a b(1).mp4"_s} << 0;
#endif
    QTest::newRow("home") << u"~/a.mp4"_s << QStringList{QDir::homePath() + u"/a.mp4"_s} << 0;
    QTest::newRow("file URLs") << u"file:///a%20b.mp4\nfile:///视频.mp4"_s
                               << QStringList{u"/a b.mp4"_s, u"/视频.mp4"_s} << 0;
    QTest::newRow("addresses") << u"https://v.youku.com/a.mp4\nsmb://s/b.mp4"_s << QStringList{} << 2;
    QTest::newRow("a name alone") << u"a.mp4"_s << QStringList{} << 1;
    QTest::newRow("a sentence") << u"Look: here it is"_s << QStringList{} << 1;
    QTest::newRow("some of both") << u"Files:\n/a.mp4\n"_s << QStringList{u"/a.mp4"_s} << 1;
    QTest::newRow("nothing") << u" \n "_s << QStringList{} << 0;
}

void IncomingTest::textIsTakenOrTold()
{
    QFETCH(QString, text);
    QFETCH(QStringList, paths);
    QFETCH(int, told);
    QMimeData data;
    data.setText(text);
    const ingest::Incoming incoming = ingest::fromMimeData(data);
    QCOMPARE(incoming.paths, paths);
    QCOMPARE(incoming.leftOut.size(), told);
    for (const ingest::LeftOut &one : incoming.leftOut)
        QVERIFY(!one.reason.isEmpty());
}

void IncomingTest::draggedTextIsOnlyTakenWhereItNamesFiles()
{
    QMimeData data;
    data.setText(u"some words"_s);
    QVERIFY(ingest::filesDraggedIn(data).isEmpty());
    data.setText(u"/a.mp4"_s);
    QCOMPARE(ingest::filesDraggedIn(data).paths, QStringList(u"/a.mp4"_s));
    data.setText(u"smb://s/b.mp4"_s);
    QCOMPARE(ingest::filesDraggedIn(data).leftOut.size(), 1);
}

void IncomingTest::longTextIsShownShort()
{
    const ingest::Incoming incoming = ingest::fromText(QString(100000, u'x'));
    QCOMPARE(incoming.leftOut.size(), 1);
    QVERIFY(incoming.leftOut[0].path.size() <= 200);
}

QTEST_GUILESS_MAIN(IncomingTest)
#include "tst_incoming.moc"
