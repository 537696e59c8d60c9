// The program itself: what it prints and how it ends; and its walls.
#include "probe/limits.h"
#include "probe/samples.h"

#include <QFileInfo>
#include <QProcess>
#include <QtTest>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/stat.h>
#endif

namespace {

struct Run {
    int exitCode = -1; // -1: it was ended
    QByteArray out;
    QByteArray err;

    QJsonObject answer() const { return QJsonDocument::fromJson(out).object(); }
};

Run run(const QStringList &arguments, const QString &input = {})
{
    QProcess process;
    if (!input.isEmpty())
        process.setStandardInputFile(input);
    process.start(QStringLiteral(YOUCHUAN_PROBE), arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestProbeProgram : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_dir.isValid()); }

    void answersInOneLine()
    {
        const QString film = samples::film("h264.mp4");
        const QString picture = m_dir.filePath("picture.jpg");
        const Run result = run({"--picture", picture, film});
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.err, QByteArray());
        QCOMPARE(result.out.count('\n'), 1);
        QCOMPARE(result.answer()["streams"][0]["codec"].toString(), "h264");
        QVERIFY(!result.out.contains(QFileInfo(film).fileName().toUtf8()));
        const QByteArray jpeg = samples::bytesOf(picture);
        QVERIFY(jpeg.startsWith("\xFF\xD8") && jpeg.endsWith("\xFF\xD9"));
#ifdef Q_OS_UNIX
        QCOMPARE(QFileInfo(picture).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
#endif
    }

    void everyFilmBehindTheWalls()
    {
        for (const QString name :
             {"h264.mp4", "hevc.mp4", "av1.mp4", "hdr.mp4", "prores.mov", "h264.mkv", "vp9.webm", "mpeg4.avi",
              "h264.flv", "wmv2.wmv", "mpeg2.mpg", "h264.ts", "mpeg2.mxf", "theora.ogv", "sound.m4a"}) {
            const QString picture = m_dir.filePath("one.jpg");
            const Run result = run({"--picture", picture, samples::film(name)});
            QVERIFY2(result.exitCode == 0, qPrintable(name));
            QCOMPARE(result.answer().contains("picture"), QFileInfo(picture).size() > 0);
            QVERIFY2(result.answer().contains("picture") || name == "sound.m4a", qPrintable(name));
        }
    }

    void readsStandardInput()
    {
        const Run result = run({"-"}, samples::film("h264.mkv"));
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.answer()["container"].toString(), "mkv");
    }

    void namesOfAnyKind()
    {
        for (const char *name : {"--help", "-", "名字.mp4", "a b.mp4", "http:", "concat:x", "%d.mp4"}) {
            const QString path = m_dir.filePath(name);
            QVERIFY(QFile::copy(samples::film("h264.mp4"), path));
            QCOMPARE(run({"--", path}).answer()["container"].toString(), "mp4");
        }
    }

    void wrongUsage()
    {
        const QString film = samples::film("h264.mp4");
        for (const QStringList &arguments :
             {QStringList{}, {"--picture", film}, {film, film}, {"--colour", film}, {film, "--picture"}}) {
            const Run result = run(arguments);
            QCOMPARE(result.exitCode, 2);
            QCOMPARE(result.out, QByteArray());
            QVERIFY(!result.err.isEmpty());
        }
        QVERIFY(run({"--version"}).out.startsWith("youchuan-probe "));
        QVERIFY(run({"--help"}).out.startsWith("Usage: "));
    }

    void whatCannotBeRead()
    {
        QStringList paths{m_dir.filePath("nowhere.mp4"), m_dir.path()};
#ifdef Q_OS_LINUX
        const QString pipe = m_dir.filePath("pipe");
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        paths << pipe << "/dev/zero";
#endif
        for (const QString &path : paths) {
            const Run result = run({path});
            QVERIFY2(result.exitCode == 1, qPrintable(path));
            QCOMPARE(result.out, QByteArray());
        }
    }

    void picturesGoNowhereElse()
    {
        const QString film = samples::film("h264.mp4");
        QCOMPARE(run({"--picture", m_dir.filePath("no/folder.jpg"), film}).exitCode, 1);
#ifdef Q_OS_UNIX
        const QString kept = m_dir.filePath("kept");
        QVERIFY(QFile::copy(film, kept));
        QVERIFY(QFile::link(kept, m_dir.filePath("link.jpg")));
        QCOMPARE(run({"--picture", m_dir.filePath("link.jpg"), film}).exitCode, 1);
        QCOMPARE(QFileInfo(kept).size(), QFileInfo(film).size());
#endif
    }

    void staysLocked()
    {
#if defined(Q_OS_LINUX) && defined(YOUCHUAN_LOCKED)
        QProcess process;
        process.setWorkingDirectory(m_dir.path());
        QVERIFY(QFile::copy(samples::film("h264.mp4"), m_dir.filePath("locked-file")));
        process.start(QStringLiteral(YOUCHUAN_LOCKED), {});
        QVERIFY(process.waitForStarted());
        while (!process.canReadLine() && process.waitForReadyRead(60'000))
            continue;
        const QByteArray said = process.readAllStandardOutput();
        QCOMPARE(said, QByteArray("ready\n"));

        // It spins, and the system will end it; asked from outside, as it cannot wait for that here.
        struct rlimit limits;
        QCOMPARE(prlimit(pid_t(process.processId()), RLIMIT_CPU, nullptr, &limits), 0);
        QCOMPARE(int(limits.rlim_max), probe::mostProcessorSeconds);
        const struct rlimit sooner = {1, rlim_t(probe::mostProcessorSeconds)};
        QCOMPARE(prlimit(pid_t(process.processId()), RLIMIT_CPU, &sooner, nullptr), 0);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
#else
        QSKIP("These walls are of Linux, and not under sanitizers.");
#endif
    }

private:
    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestProbeProgram)
#include "tst_probe_program.moc"
