// Paths of any bytes as text, and the files they lead to.
#include "transfer/files/file_identity.h"
#include "transfer/files/local_file.h"

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace transfer;

class LocalPathTest : public QObject
{
    Q_OBJECT
private slots:
    void anyBytesComeBackAsTheyWere_data();
    void anyBytesComeBackAsTheyWere();
    void peopleReadText_data();
    void peopleReadText();
    void urlsLeadToTheSameBytes();
    void onlyFilesAreOpened();
    void lookalikesAreFoundButNeverGuessed();
};

void LocalPathTest::anyBytesComeBackAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("text");
    QTest::newRow("plain") << QByteArray("/tmp/a b.mp4") << true;
    QTest::newRow("utf-8") << QByteArray("/tmp/\xe8\xa7\x86\xf0\x9f\x8e\xac\xcc\x81.mp4") << true;
    QTest::newRow("begins with a mark") << QByteArray("\xef\xbb\xbf.mp4") << true;
    QTest::newRow("gbk") << QByteArray("/tmp/\xca\xd3\xc6\xb5.mp4") << false;
    QTest::newRow("both") << QByteArray("/tmp/\xe8\xa7\x86/\xca\xd3\xe8\xa7\x86.mp4") << false;
    QTest::newRow("cut short") << QByteArray("a\xe8\xa7") << false;
    QTest::newRow("overlong, surrogate, too large")
        << QByteArray("\xc0\xaf\xed\xa0\x80\xf5\x80\x80\x80") << false;
    QTest::newRow("the private characters themselves")
        << QByteArray("a\xee\xbe\x80.mp4\xee\xbf\xbf") << false;
    QTest::newRow("other private characters") << QByteArray("\xee\x80\x80\xef\x80\x80") << true;
    QByteArray all;
    for (int byte = 1; byte < 256; ++byte)
        all += char(byte);
    QTest::newRow("all") << all + all << false;
}

void LocalPathTest::anyBytesComeBackAsTheyWere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, text);
    const QString path = pathFromBytes(bytes);
    QCOMPARE(bytesOfPath(path), bytes);
    QCOMPARE(isText(path), text);
    QCOMPARE(pathFromBytes(bytesOfPath(path)), path);
    QCOMPARE(QString::fromUtf8((u'/' + path).toUtf8()), u'/' + path); // so it can be kept anywhere
    QVERIFY(isText(shownPath(path)) || bytes.contains("\xee\xbe"));
}

void LocalPathTest::peopleReadText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("gbk") << QByteArray("/a/\xca\xd3\xc6\xb5.mp4") << u"/a/视频.mp4"_s;
    QTest::newRow("each part by itself") << QByteArray("/\xe8\xa7\x86/\xca\xd3\xc6\xb5") << u"/视/视频"_s;
    QTest::newRow("latin 1") << QByteArray("caf\xe9.mp4") << u"caf\ufffd.mp4"_s;
    QTest::newRow("nothing known") << QByteArray("\xff\xfe.mp4") << u"\ufffd\ufffd.mp4"_s;
    QTest::newRow("private characters") << QByteArray("\xee\xbe\x80.mp4") << u"\uef80.mp4"_s;
}

void LocalPathTest::peopleReadText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, shown);
    QCOMPARE(shownPath(pathFromBytes(bytes)), shown);
    QCOMPARE(shownFileName(pathFromBytes("/x/" + bytes)), shown.section(u'/', -1));
}

void LocalPathTest::urlsLeadToTheSameBytes()
{
#ifdef Q_OS_UNIX
    for (const QByteArray &bytes :
         {QByteArray("/a b/\xe8\xa7\x86#%?.mp4"), QByteArray("/\xca\xd3/\xc6\xb5 #%41?.mp4")})
        QCOMPARE(bytesOfPath(pathFromUrl(urlOfPath(pathFromBytes(bytes)))), bytes);
    const auto pathOf = [](const char *url) {
        return pathFromUrl(QUrl::fromEncoded(url));
    };
    QCOMPARE(bytesOfPath(pathOf("file:///%CA%D3.mp4")), QByteArray("/\xca\xd3.mp4"));
    QCOMPARE(pathOf("file://localhost/a.mp4"), u"/a.mp4"_s);
    QCOMPARE(pathOf("file://elsewhere/a.mp4"), QString());
    QCOMPARE(pathOf("smb://server/a.mp4"), QString());
#endif
}

void LocalPathTest::onlyFilesAreOpened()
{
#ifdef Q_OS_UNIX
    QTemporaryDir dir;
    const auto gone =
        qScopeGuard([&dir] { std::filesystem::remove_all(dir.path().toStdString()); }); // Qt cannot
    const QString odd = pathFromBytes(dir.path().toUtf8() + "/\xca\xd3.mp4");
    const int made = ::open(bytesOfPath(odd).constData(), O_WRONLY | O_CREAT, 0600);
    QVERIFY(made >= 0 && ::write(made, "xyz", 3) == 3 && ::close(made) == 0);
    QCOMPARE(kindOf(odd), PathKind::File);
    QCOMPARE(identityOf(odd).size, 3);
    QString reason;
    QFile file;
    QVERIFY(openForReading(file, odd, &reason, QIODevice::Unbuffered));
    QCOMPARE(file.size(), 3);
    QVERIFY(file.seek(1));
    QCOMPARE(file.readAll(), QByteArray("yz"));

    const QString pipe = dir.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(bytesOfPath(pipe).constData(), 0600), 0);
    for (const QString &path : {pipe, dir.path(), u"/dev/zero"_s}) {
        QFile other;
        QVERIFY(!openForReading(other, path, &reason));
        QCOMPARE(reason, u"Not a file"_s);
    }
    QFile other;
    QVERIFY(!openForReading(other, dir.filePath(u"gone"_s), &reason));
    QVERIFY(!reason.isEmpty() && reason != "Not a file"_L1);
    QVERIFY(!openForReading(other, odd + QChar(QChar::Null), &reason));
    QCOMPARE(kindOf(odd + QChar(QChar::Null)), PathKind::Missing);
#endif
}

void LocalPathTest::lookalikesAreFoundButNeverGuessed()
{
#ifdef Q_OS_LINUX
    QTemporaryDir dir;
    const auto gone =
        qScopeGuard([&dir] { std::filesystem::remove_all(dir.path().toStdString()); }); // Qt cannot
    const auto make = [&dir](const QByteArray &name) {
        const int made = ::open((dir.path().toUtf8() + '/' + name).constData(), O_WRONLY | O_CREAT, 0600);
        return made >= 0 && ::close(made) == 0;
    };
    QVERIFY(make("\xca\xd3.mp4") && make("cafe\xcc\x81.mp4"));
    const auto found = [&dir](const QString &name) {
        return bytesOfPath(existingPath(dir.filePath(name))).mid(dir.path().toUtf8().size() + 1);
    };
    QCOMPARE(found(u"视.mp4"_s), QByteArray("\xca\xd3.mp4"));
    QCOMPARE(found(u"\ufffd\ufffd.mp4"_s), QByteArray("\xca\xd3.mp4")); // as Qt's dialogs name it
    QCOMPARE(found(u"caf\u00e9.mp4"_s), QByteArray("cafe\xcc\x81.mp4"));
    QCOMPARE(found(u"gone.mp4"_s), QByteArray("gone.mp4"));
    QCOMPARE(found(u"gone/caf\u00e9.mp4"_s), QByteArray("gone/caf\xc3\xa9.mp4"));
    QVERIFY(make("\xca\xd4.mp4"));
    QCOMPARE(found(u"\ufffd\ufffd.mp4"_s), u"\ufffd\ufffd.mp4"_s.toUtf8()); // one of two
#endif
}

QTEST_GUILESS_MAIN(LocalPathTest)
#include "tst_local_path.moc"
