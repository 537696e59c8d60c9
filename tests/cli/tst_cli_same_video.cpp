// The same file is the same video: what was published once is told and not sent a second time, however it
// looks by now.
#include "programs.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// As drives do it whose files have local times, when summer time comes and goes.
bool shiftTime(const QString &path, qint64 seconds)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite)
           && file.setFileTime(file.fileTime(QFileDevice::FileModificationTime).addSecs(seconds),
                               QFileDevice::FileModificationTime);
}

} // namespace

class CliSameVideoTest : public QObject
{
    Q_OBJECT

private slots:
    void whatLooksChangedOnlyIsKnown_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"touched an hour ahead", "touched an hour back", "copied", "moved", "renamed",
                                "linked by another name"})
            QTest::newRow(how) << how;
    }

    void whatLooksChangedOnlyIsKnown()
    {
        QFETCH(QString, how);
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QString file = cli.file(u"a.mp4"_s, 3000000);
        const Outcome first = cli.run({"upload", "--json", file});
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QVERIFY(change(&file, how));

        const qint64 calls = youku.counter("creates");
        const Outcome text = cli.run({"upload", file});
        QVERIFY2(text.code == 0, qPrintable(text.err));
        const QString videoId = first.last("published")[u"video_id"].toString();
        QVERIFY2(text.out.contains(videoId), qPrintable(text.out + text.err));
        const Outcome json = cli.run({"upload", "--json", file});
        QVERIFY2(json.code == 0, qPrintable(json.err));
        QCOMPARE(json.lines().last(), json.last("published"));
        QCOMPARE(json.lines().last()[u"video_id"].toString(), videoId);
        QCOMPARE(youku.counter("creates"), calls);
        QCOMPARE(youku.videos().size(), 1);
        QCOMPARE(cli.run({"list", "--json"}).lines().size(), 1); // nothing waits there for an answer

        const Outcome again = cli.run({"upload", "--json", "--again", file});
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QCOMPARE(youku.videos().size(), 2);
    }

    void itIsSaidInASentence()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 100000);
        QCOMPARE(cli.run({"upload", file}).code, 0);
        QVERIFY(shiftTime(file, 1800));
        const QString videoId = youku.videos().constFirst()[u"video_id"].toString();
        const Outcome told = cli.run({"upload", "--title", "Another title", file});
        QCOMPARE(told.code, 0);
        QVERIFY2(told.err.contains(u"published already"_s) && told.err.contains(u"--again"_s),
                 qPrintable(told.err));
        QVERIFY(told.err.contains(u"https://v.youku.com/v_show/id_%1.html"_s.arg(videoId)));
        const Outcome quiet = cli.run({"upload", "--quiet", file});
        QCOMPARE(quiet.code, 0);
        QVERIFY2(quiet.err.isEmpty(), qPrintable(quiet.err));
        QCOMPARE(quiet.out.count(u'\n'), 1);
        QVERIFY(quiet.out.contains(videoId) && quiet.out.contains(file));
    }

    void twoFilesOfTheSameBytesAreOneVideo()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QStringList files = {cli.file(u"a.mp4"_s, 3000000), cli.file(u"b.mp4"_s, 3000000),
                                   cli.file(u"c.mp4"_s, 3000000, 2)};
        const Outcome run = cli.run(QStringList{"upload", "--json"} + files);
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QCOMPARE(youku.videos().size(), 2);
        QHash<QString, QString> videos;
        for (const QJsonObject &line : run.lines()) {
            QVERIFY(line[u"error"].isNull()); // waiting for the other one is none
            if (line[u"event"].toString() == "published"_L1)
                videos.insert(line[u"file"].toString(), line[u"video_id"].toString());
        }
        QCOMPARE(videos.size(), 3);
        QCOMPARE(videos[files[0]], videos[files[1]]);
        QVERIFY(videos[files[0]] != videos[files[2]]);

        QCOMPARE(cli.run(QStringList{"upload", "--again"} + files).code, 0);
        QCOMPARE(youku.videos().size(), 5); // each of them was meant
    }

    void otherBytesOfTheSameLengthAreAnotherVideo()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QCOMPARE(cli.run({"upload", cli.file(u"a.mp4"_s, 100000, 1)}).code, 0);
        QCOMPARE(cli.run({"upload", cli.file(u"a.mp4"_s, 100000, 2)}).code, 0);
        QCOMPARE(youku.videos().size(), 2);
    }

    void anotherProfileKnowsNothingOfIt()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString file = cli.file(u"a.mp4"_s, 100000);
        QCOMPARE(cli.run({"upload", file}).code, 0);
        QCOMPARE(cli.run({"upload", "--profile", cli.dir() + u"/other"_s, file}).code, 0);
        QCOMPARE(youku.videos().size(), 2);
    }

private:
    static bool change(QString *file, const QString &how)
    {
        if (how.startsWith(u"touched"))
            return shiftTime(*file, how.endsWith(u"back") ? -3600 : 3600);
        const QDir dir = QFileInfo(*file).dir();
        const QString old = *file;
        *file = dir.filePath(how == "moved"_L1 ? u"elsewhere/a.mp4"_s : u"b.mp4"_s);
        if (how == "copied"_L1)
            return QFile::copy(old, *file) && shiftTime(*file, -7200);
        if (how == "linked by another name"_L1)
            return QFile::link(old, *file) && shiftTime(old, 1800);
        return dir.mkpath(u"elsewhere"_s) && QFile::rename(old, *file) && shiftTime(*file, 1800);
    }
};

QTEST_GUILESS_MAIN(CliSameVideoTest)
#include "tst_cli_same_video.moc"
