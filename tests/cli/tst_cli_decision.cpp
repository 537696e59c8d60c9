// A row whose file was found to be no good, as the console tells of it and takes an answer; and that what the
// console looked into is known to whoever opens the profile next.
#include "programs.h"

#include "probe/samples.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// Between two runs.
QStringList inQueue(const CliProgram &cli, const QString &statement)
{
    QStringList found;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
        database.setDatabaseName(cli.profile() + u"/queue.sqlite"_s);
        if (!database.open())
            return {u"closed"_s};
        QSqlQuery query(database);
        if (!query.exec(statement))
            return {u"refused"_s};
        while (query.next())
            found.append(query.value(0).toString());
    }
    QSqlDatabase::removeDatabase(u"test"_s);
    return found;
}

QStringList happenings(const Outcome &log)
{
    QStringList what;
    const QJsonArray all = log.last(u"log"_s)[u"happenings"_s].toArray();
    for (const QJsonValue &one : all)
        what.append(one[u"what"_s].toString());
    return what;
}

} // namespace

class TestCliDecision : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_sandbox = std::make_unique<SandboxProgram>();
        QVERIFY(m_sandbox->start());
        m_cli = std::make_unique<CliProgram>(m_sandbox.get());
        m_cli->unsetVariable(u"YOUCHUAN_ANYWAY"_s);
    }

    void whatWaitsForADecisionIsNotSentWithoutOne()
    {
        const QString noise = m_cli->file(u"noise.mp4"_s, 300'000);
        makeDraft();
        QCOMPARE(inQueue(*m_cli, u"UPDATE uploads SET doubt = 'not_media', anyway = 0"_s), QStringList());

        const QJsonObject listed = m_cli->run({u"list"_s, u"--json"_s}).lines().value(0);
        QCOMPARE(listed[u"state"_s].toString(), u"needs_decision"_s);
        QCOMPARE(listed[u"error"_s][u"kind"_s].toString(), u"file_unusable"_s);
        QVERIFY(listed[u"error"_s][u"message"_s].toString().startsWith(u"This is not a video."_s));
        QVERIFY(m_cli->run({u"list"_s}).out.contains(u"Check the file"_s));

        for (const QStringList &command :
             {QStringList{u"resume"_s, u"1"_s}, QStringList{u"upload"_s, noise}}) {
            const Outcome outcome = m_cli->run(command + QStringList{u"--json"_s});
            QCOMPARE(outcome.code, 1);
            const QJsonObject failed = outcome.last(u"failed"_s);
            QCOMPARE(failed[u"id"_s].toInt(), 1);
            QCOMPARE(failed[u"state"_s].toString(), u"needs_decision"_s);
            QCOMPARE(failed[u"error"_s][u"kind"_s].toString(), u"file_unusable"_s);
            QVERIFY2(outcome.err.contains(u"--anyway"_s), qPrintable(outcome.err));
        }
        QVERIFY(m_sandbox->state()[u"uploads"_s].toArray().isEmpty());

        const Outcome outcome = m_cli->run({u"upload"_s, u"--json"_s, u"--anyway"_s, noise});
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QCOMPARE(outcome.last(u"published"_s)[u"id"_s].toInt(), 1);
        QCOMPARE(m_sandbox->videos().size(), 1);
        QVERIFY(happenings(m_cli->run({u"log"_s, u"1"_s, u"--json"_s})).contains(u"anyway"_s));
        QCOMPARE(inQueue(*m_cli, u"SELECT anyway FROM uploads"_s), QStringList{u"1"_s});
    }

    // As one that is not in the queue yet.
    void aDraftThatNobodyLookedIntoIsLookedIntoFirst()
    {
        const QString noise = m_cli->file(u"noise.mp4"_s, 300'000);
        makeDraft();
        QCOMPARE(inQueue(*m_cli, u"UPDATE uploads SET anyway = 0"_s), QStringList());
        const Outcome outcome = m_cli->run({u"upload"_s, u"--json"_s, noise});
        QCOMPARE(outcome.code, 1);
        const QJsonObject failed = outcome.last(u"failed"_s);
        QCOMPARE(failed[u"id"_s].toInt(), 1);
        QCOMPARE(failed[u"state"_s].toString(), u"needs_decision"_s);
        QVERIFY(m_sandbox->state()[u"uploads"_s].toArray().isEmpty());
        QCOMPARE(inQueue(*m_cli, u"SELECT outcome FROM media"_s), QStringList{u"done"_s});
    }

    // By the program itself: nobody looked before it was added.
    void anOldDraftIsLookedIntoWhenTheQueueIsOpenedAgain()
    {
        m_cli->file(u"noise.mp4"_s, 300'000);
        makeDraft();
        QCOMPARE(inQueue(*m_cli, u"UPDATE uploads SET anyway = 0"_s), QStringList());
        const QString film = this->film();
        QCOMPARE(m_cli->run({u"upload"_s, film}).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(looked(), QStringList{u"not_media"_s}, 60'000);
        QCOMPARE(happenings(m_cli->run({u"log"_s, u"1"_s, u"--json"_s})).count(u"doubted"_s), 1);
    }

    void aLookIsKeptWithItsPicture()
    {
        QCOMPARE(m_cli->run({u"upload"_s, film()}).code, 0);
        QCOMPARE(inQueue(*m_cli, u"SELECT json_extract(facts, '$.container') FROM media"_s),
                 QStringList{u"mp4"_s});
        const QDir pictures(m_cli->profile() + u"/pictures"_s);
        const QFileInfoList files = pictures.entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.first().fileName(), u"1.jpg"_s);
        QVERIFY(files.first().size() > 0);
        QCOMPARE(files.first().permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(QFileInfo(pictures.path()).permissions()
                     & ~(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser),
                 QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private:
    // As somebody added it in the window, and started nothing.
    void makeDraft()
    {
        m_cli->unsetVariable(u"YOUCHUAN_ACCESS_TOKEN"_s);
        m_cli->unsetVariable(u"YOUCHUAN_REFRESH_TOKEN"_s);
        QCOMPARE(m_cli->run({u"upload"_s, u"--anyway"_s, u"noise.mp4"_s}).code, 3);
        m_cli->signIn(*m_sandbox);
        QCOMPARE(inQueue(*m_cli, u"UPDATE uploads SET intent = 'rest'"_s), QStringList());
    }

    // A run lasts as long as its own upload; a look that is cut short is begun anew with the next.
    QStringList looked()
    {
        m_cli->run({u"upload"_s, u"--again"_s, film()});
        return inQueue(*m_cli, u"SELECT doubt FROM uploads WHERE id = 1"_s);
    }

    QString film()
    {
        const QString path = m_cli->dir() + u"/film.mp4"_s;
        QFile file(path);
        if (QFile::copy(samples::film(u"h264.mp4"_s), path) && file.open(QIODevice::ReadWrite))
            file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600),
                             QFileDevice::FileModificationTime);
        return path;
    }

    std::unique_ptr<SandboxProgram> m_sandbox;
    std::unique_ptr<CliProgram> m_cli;
};

QTEST_GUILESS_MAIN(TestCliDecision)
#include "tst_cli_decision.moc"
