// youchuan-cli upload of files that Youku could make nothing of: named and left out, and the others go on.
#include "programs.h"

#include "probe/samples.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;

namespace {

// A look that finds a film and nothing to say of it.
const QByteArray fine =
    "echo '{\"size\":1,\"duration\":60,\"streams\":[{\"kind\":\"video\",\"codec\":\"h264\"},"
    "{\"kind\":\"audio\",\"codec\":\"aac\"}]}'";

// Nobody is writing it any more.
bool makeOld(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite)
           && file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600),
                               QFileDevice::FileModificationTime);
}

QJsonObject failureOf(const Outcome &outcome)
{
    return outcome.last(u"failed"_s)[u"error"_s].toObject();
}

} // namespace

class TestCliUnusable : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sandbox = std::make_unique<SandboxProgram>();
        QVERIFY(m_sandbox->start());
        m_cli = std::make_unique<CliProgram>(m_sandbox.get());
        m_cli->unsetVariable(u"YOUCHUAN_ANYWAY"_s);
        m_film = m_cli->dir() + u"/film.mp4"_s;
        QVERIFY(QFile::copy(samples::film(u"h264.mp4"_s), m_film));
        QVERIFY(makeOld(m_film));
    }

    void theOthersGoOn()
    {
        const QString noise = m_cli->file(u"noise.mp4"_s, 300'000);
        const Outcome outcome = m_cli->run({u"upload"_s, u"--json"_s, noise, m_film});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(m_sandbox->videos().size(), 1);
        QCOMPARE(outcome.last(u"published"_s)[u"file"_s].toString(), m_film);
        const QJsonObject failed = outcome.last(u"failed"_s);
        QVERIFY(failed[u"id"_s].isNull());
        QCOMPARE(failed[u"file"_s].toString(), noise);
        QCOMPARE(failed[u"state"_s].toString(), u"failed"_s);
        QCOMPARE(failed[u"total"_s].toInt(), 300'000);
        QCOMPARE(failureOf(outcome)[u"kind"_s].toString(), u"file_unusable"_s);
        QVERIFY(failureOf(outcome)[u"message"_s].toString().startsWith(u"This is not a video."_s));
        QVERIFY2(outcome.err.contains(noise + u": This is not a video."_s), qPrintable(outcome.err));
        QVERIFY(outcome.err.contains(u"--anyway"_s));
    }

    void noneIsLeft()
    {
        const QByteArray film = samples::bytesOf(m_film);
        QFile cut(m_cli->dir() + u"/cut.mp4"_s);
        QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(film.first(film.size() / 2)) > 0);
        cut.close();
        const Outcome outcome = m_cli->run({u"upload"_s, u"cut.mp4"_s});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(u"its index is missing"_s), qPrintable(outcome.err));
        QVERIFY(m_sandbox->state()[u"uploads"_s].toArray().isEmpty());
        QCOMPARE(m_cli->run({u"list"_s, u"--json"_s, u"--all"_s}).out, QString()); // nor is it in the queue
    }

    void anEmptyOneKeepsItsKind()
    {
        const Outcome outcome = m_cli->run({u"upload"_s, u"--json"_s, m_cli->file(u"empty.mp4"_s, 0)});
        QCOMPARE(outcome.code, 2);
        QCOMPARE(failureOf(outcome)[u"kind"_s].toString(), u"file_empty"_s);
        QVERIFY(!outcome.err.contains(u"--anyway"_s)); // which would not help
    }

    void anyway_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("variable");
        QTest::newRow("option") << QStringList{u"--anyway"_s} << QString();
        QTest::newRow("variable") << QStringList{} << u"1"_s;
    }

    void anyway()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, variable);
        m_cli->setVariable(u"YOUCHUAN_ANYWAY"_s, variable);
        m_cli->file(u"noise.mp4"_s, 300'000);
        QCOMPARE(m_cli->run(QStringList{u"upload"_s} + options + QStringList{u"noise.mp4"_s}).code, 0);
        QCOMPARE(m_sandbox->videos().size(), 1);
    }

    void onlyAOneIsAYes()
    {
        m_cli->setVariable(u"YOUCHUAN_ANYWAY"_s, u"0"_s);
        m_cli->file(u"noise.mp4"_s, 300'000);
        QCOMPARE(m_cli->run({u"upload"_s, u"noise.mp4"_s}).code, 2);
    }

    // What was let through once is not asked about again.
    void whatIsInTheQueueGoesOn()
    {
        m_cli->file(u"noise.mp4"_s, 300'000);
        m_cli->unsetVariable(u"YOUCHUAN_ACCESS_TOKEN"_s);
        m_cli->unsetVariable(u"YOUCHUAN_REFRESH_TOKEN"_s);
        QCOMPARE(m_cli->run({u"upload"_s, u"--anyway"_s, u"noise.mp4"_s}).code, 3);
        m_cli->signIn(*m_sandbox);
        QCOMPARE(m_cli->run({u"upload"_s, u"noise.mp4"_s}).code, 0);
        QCOMPARE(m_cli->run({u"upload"_s, u"noise.mp4"_s}).code, 0); // is published
        QCOMPARE(m_sandbox->videos().size(), 1);
    }

    void warningsAreTold()
    {
        const Outcome outcome = m_cli->run({u"upload"_s, m_film});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.err.contains(u"film.mp4: The video is shorter than 15 s."_s),
                 qPrintable(outcome.err));
        QCOMPARE(m_cli->run({u"upload"_s, u"--again"_s, u"--quiet"_s, m_film}).err, QString());
    }

    void withoutAProbeOrWithABadOne_data()
    {
        QTest::addColumn<QByteArray>("probe");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("crash") << QByteArray("kill -SEGV $$");
        QTest::newRow("nonsense") << QByteArray("echo '{\"findings\":[{\"kind\":\"not_media\"}]'");
    }

    void withoutAProbeOrWithABadOne()
    {
        QFETCH(QByteArray, probe);
        m_cli->standAlone(probe);
        m_cli->file(u"noise.mp4"_s, 300'000);
        const Outcome outcome = m_cli->run({u"upload"_s, u"noise.mp4"_s});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.err, QString());
    }

    // The first one is published while somebody still looks into the second.
    void aLookHoldsUpNoOther()
    {
        m_cli->standAlone("[ $(head -c 3) = old ] && while [ ! -e go ]; do sleep 0.1; done; " + fine);
        QFile slow(m_cli->dir() + u"/slow.mp4"_s);
        QVERIFY(slow.open(QIODevice::WriteOnly) && slow.write("old film") > 0);
        slow.close();
        QVERIFY(makeOld(slow.fileName()));
        const auto process = m_cli->start({u"upload"_s, u"--json"_s, m_film, u"slow.mp4"_s});
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->videos().size(), 1, 60'000);
        QCOMPARE(process->state(), QProcess::Running);
        QFile go(m_cli->dir() + u"/go"_s);
        QVERIFY(go.open(QIODevice::WriteOnly));
        const Outcome outcome = CliProgram::outcomeOf(*process);
        QCOMPARE(outcome.code, 0);
        QCOMPARE(m_sandbox->videos().size(), 2);
    }

    void ctrlCWhileItLooks()
    {
        m_cli->standAlone("echo >started; exec sleep 100000");
        const auto process = m_cli->start({u"upload"_s, m_film});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_cli->dir() + u"/started"_s), 60'000);
        ::kill(pid_t(process->processId()), SIGINT);
        QCOMPARE(CliProgram::outcomeOf(*process).code, 130);
    }

private:
    std::unique_ptr<SandboxProgram> m_sandbox;
    std::unique_ptr<CliProgram> m_cli;
    QString m_film;
};

QTEST_GUILESS_MAIN(TestCliUnusable)
#include "tst_cli_unusable.moc"
