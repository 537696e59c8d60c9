// Looks by a program of its own: the real one, and such as a hostile file may make of it.
#include "media/prober.h"
#include "transfer/files/local_path.h"

#ifdef YOUCHUAN_PROBE
#include "probe/samples.h"
#endif

#include <QtTest>

#ifdef Q_OS_UNIX
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using media::Look;
using media::Prober;
using Outcome = media::Look::Outcome;

Q_DECLARE_METATYPE(media::Look::Outcome)

class TestMediaProber : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(m_dir.isValid());
        QFile file(film());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no film") > 0);
    }

    void withoutTheProgram()
    {
        const Look look = lookBy(m_dir.filePath(u"none"_s));
        QCOMPARE(look.outcome, Outcome::NotInstalled);
        QCOMPARE(look.facts.size, 7);
        QVERIFY(look.identity.known());
        QCOMPARE(lookBy(m_dir.path()).outcome, Outcome::NotInstalled);
    }

    void neverByABareName()
    {
        const QString here = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_dir.path()));
        writeProgram(u"youchuan-probe"_s, "echo '{\"size\":1}'");
        for (const QString &name : {u"youchuan-probe"_s, u"./youchuan-probe"_s, u"sh"_s, QString()})
            QCOMPARE(lookBy(name).outcome, Outcome::NotInstalled);
        QVERIFY(QDir::setCurrent(here));
    }

    void unreadable()
    {
        const Look look = lookBy(m_dir.filePath(u"none"_s), m_dir.filePath(u"gone.mp4"_s));
        QCOMPARE(look.outcome, Outcome::Unreadable);
        QVERIFY(!look.reason.isEmpty());
        QCOMPARE(lookBy(m_dir.filePath(u"none"_s), m_dir.path()).outcome, Outcome::Unreadable);
#ifdef Q_OS_UNIX
        const QString pipe = m_dir.filePath(u"pipe.mp4"_s);
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        QCOMPARE(lookBy(m_dir.filePath(u"none"_s), pipe).outcome, Outcome::Unreadable);
#endif
    }

#ifdef Q_OS_UNIX
    void whatTheProgramDoes_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<Outcome>("outcome");
        const auto row = [](const char *name, const char *script, Outcome outcome) {
            QTest::newRow(name) << QByteArray(script) << outcome;
        };
        row("answers", "echo '{\"size\":7}'", Outcome::Looked);
        row("is handed the open file", "[ \"$(cat)\" = 'no film' ] && [ \"$*\" = - ] && echo '{\"size\":7}'",
            Outcome::Looked);
        row("finds nothing of ours", "! env | grep -q -e YOUCHUAN -e SECRET -e HOME= && echo '{\"size\":7}'",
            Outcome::Looked);
        row("answers and fails", "echo '{\"size\":7}'; exit 1", Outcome::Failed);
        row("answers and crashes", "echo '{\"size\":7}'; kill -SEGV $$", Outcome::Failed);
        row("crashes", "kill -SEGV $$", Outcome::Failed);
        row("says nothing", "exit 0", Outcome::Failed);
        row("speaks nonsense", "echo 'Segmentation fault'", Outcome::Failed);
        row("answers by half", "printf '{\"size\":7'", Outcome::Failed);
        row("floods", "exec cat /dev/zero", Outcome::Failed);
        row("floods and goes", "head -c 900000 /dev/zero", Outcome::Failed);
        row("floods the other stream", "head -c 900000 /dev/zero >&2; echo '{\"size\":7}'", Outcome::Looked);
    }

    void whatTheProgramDoes()
    {
        QFETCH(QByteArray, script);
        QFETCH(Outcome, outcome);
        qputenv("YOUCHUAN_ACCESS_TOKEN", "not for others");
        qputenv("MY_SECRET", "not for others");
        const Look look = lookBy(writeProgram(u"probe"_s, script));
        QCOMPARE(look.outcome, outcome);
        QCOMPARE(look.facts.size, 7);
    }

    // The clock of the look is short here; the program would never end.
    void hangs()
    {
        Prober prober(writeProgram(u"probe"_s, "trap '' TERM; echo '{\"size\":7}'; exec sleep 100000"),
                      {.longestMs = 200});
        QCOMPARE(lookBy(prober).outcome, Outcome::Failed);
        QVERIFY(!prober.isRunning());
    }

    void cannotBeStarted()
    {
        QFile program(m_dir.filePath(u"probe"_s));
        QVERIFY(program.open(QIODevice::WriteOnly) && program.write("no program") > 0);
        program.close();
        QCOMPARE(lookBy(program.fileName()).outcome, Outcome::Failed);
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(lookBy(program.fileName()).outcome, Outcome::Failed);
    }

    void pictureOfAFailedLookGoes()
    {
        const QString picture = m_dir.filePath(u"picture.jpg"_s);
        Prober prober(writeProgram(u"probe"_s, "[ \"$1 $3\" = '--picture -' ] && echo half >\"$2\"; exit 1"));
        QCOMPARE(lookBy(prober, film(), picture).outcome, Outcome::Failed);
        QVERIFY(!QFile::exists(picture));
        Prober good(writeProgram(u"probe"_s, "echo whole >\"$2\"; echo '{\"size\":7}'"));
        QCOMPARE(lookBy(good, film(), picture).outcome, Outcome::Looked);
        QVERIFY(QFile::exists(picture));
    }

    void namesThatAreNoText()
    {
        const QString path =
            transfer::pathFromBytes(QFile::encodeName(m_dir.path()) + "/\xb8\xdf\xc7\xe5.mp4");
        QCOMPARE(::rename(qPrintable(film()), transfer::bytesOfPath(path).constData()), 0);
        const QByteArray script = "[ \"$(cat)\" = 'no film' ] && echo '{\"size\":7}'";
        const Look look = lookBy(writeProgram(u"probe"_s, script), path);
        ::unlink(transfer::bytesOfPath(path).constData()); // which Qt cannot
        QCOMPARE(look.outcome, Outcome::Looked);
    }

    // Nothing is heard of a look that was stopped, and the next one is not taken for it.
    void stopped()
    {
        const QString mark = m_dir.filePath(u"waits"_s);
        Prober prober(writeProgram(u"probe"_s, "[ \"$(cat)\" = wait ] && echo >" + QFile::encodeName(mark)
                                                   + " && exec sleep 100000; echo '{\"size\":7}'"));
        QFile slow(m_dir.filePath(u"slow.mp4"_s));
        QVERIFY(slow.open(QIODevice::WriteOnly) && slow.write("wait") > 0);
        slow.close();
        QSignalSpy ended(&prober, &Prober::ended);
        prober.start(slow.fileName());
        prober.stop(); // before it was opened
        QVERIFY(!prober.isRunning());
        prober.start(slow.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(mark), 30'000);
        prober.stop();
        const Look look = lookBy(prober);
        QCOMPARE(look.outcome, Outcome::Looked);
        QCOMPARE(look.facts.size, 7);
        QCOMPARE(ended.size(), 1);
    }

    void endsWithItsOwner()
    {
        const QString mark = m_dir.filePath(u"started"_s);
        auto prober = std::make_unique<Prober>(
            writeProgram(u"probe"_s, "echo $$ >" + QFile::encodeName(mark) + "; exec sleep 100000"));
        prober->start(film());
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(mark).size() > 0, 30'000);
        QFile file(mark);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const pid_t started = file.readAll().trimmed().toInt();
        prober.reset();
        QCOMPARE(kill(started, 0), -1);
    }
#endif

#ifdef YOUCHUAN_PROBE
    void theRealOne()
    {
        const QString picture = m_dir.filePath(u"real.jpg"_s);
        Prober prober(QStringLiteral(YOUCHUAN_PROBE));
        const QString path = samples::film(u"h264.mp4"_s);
        const Look look = lookBy(prober, path, picture);
        QCOMPARE(look.outcome, Outcome::Looked);
        QCOMPARE(look.facts.container, u"mp4"_s);
        QVERIFY(look.facts.video() && look.facts.audio());
        QCOMPARE(look.facts.video()->codec, u"h264"_s);
        QCOMPARE(look.facts.size, QFileInfo(path).size());
        QVERIFY(look.facts.flaws.isEmpty());
        QVERIFY(samples::bytesOf(picture).startsWith("\xFF\xD8"));
        QCOMPARE(lookBy(prober, samples::film(u"origin.mov"_s)).facts.place.value_or(media::Place()).latitude,
                 48.7);
        const Look none = lookBy(prober); // one after the other
        QCOMPARE(none.outcome, Outcome::Looked);
        QVERIFY(none.facts.flaw(media::Flaw::Kind::NotMedia));
    }

    void everythingTheRealOnePrintsIsUnderstood()
    {
        for (const QString &name : samples::films()) {
            QProcess process;
            process.start(QStringLiteral(YOUCHUAN_PROBE), {samples::film(name)});
            QVERIFY(process.waitForFinished(60'000));
            const QByteArray line = process.readAllStandardOutput();
            QJsonObject printed = QJsonDocument::fromJson(line).object();
            const auto facts = media::factsFrom(line);
            QVERIFY2(facts, qPrintable(name));
            const QJsonObject again = toJson(*facts);
            for (const QString &key : printed.keys())
                QVERIFY2(again[key] == printed[key],
                         QJsonDocument({{key, again[key]}, {name, printed[key]}}).toJson().constData());
        }
    }
#endif

private:
    QString film() const
    {
        return m_dir.filePath(u"film.mp4"_s);
    }

    Look lookBy(const QString &program)
    {
        return lookBy(program, film());
    }
    Look lookBy(const QString &program, const QString &path)
    {
        Prober prober(program);
        return lookBy(prober, path);
    }
    Look lookBy(Prober &prober)
    {
        return lookBy(prober, film());
    }
    Look lookBy(Prober &prober, const QString &path, const QString &picture = {})
    {
        Look result;
        QEventLoop loop;
        connect(&prober, &Prober::ended, &loop, [&](const Look &look) {
            result = look;
            loop.quit();
        });
        prober.start(path, picture);
        loop.exec();
        return result;
    }

    QString writeProgram(const QString &name, const QByteArray &script)
    {
        const QString path = m_dir.filePath(name);
        QFile::remove(path);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + script + '\n');
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestMediaProber)
#include "tst_media_prober.moc"
