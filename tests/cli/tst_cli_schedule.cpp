// What waits for a time in the console: by the weekly plan of the settings, or a time of its own.
#include "programs.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// Nothing is sent at any time.
bool planNothing(const CliProgram &cli)
{
    QJsonArray week;
    for (int day = 0; day < 7; ++day)
        week.append(QString(48, u'N'));
    QFile settings(QDir(cli.profile()).filePath(u"settings.json"_s));
    return settings.open(QIODevice::WriteOnly)
           && settings.write(QJsonDocument({{u"plan_followed"_s, true}, {u"week_plan"_s, week}}).toJson())
                  > 0;
}

// Of an upload, when it is told of.
bool isScheduled(QProcess &process)
{
    QByteArray out;
    return QTest::qWaitFor(
        [&] {
            out += process.readAllStandardOutput();
            return out.contains("\"state\":\"scheduled\"");
        },
        60000);
}

void interrupt(QProcess &process)
{
    process.terminate();
    (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60000);
}

} // namespace

class CliScheduleTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_youku = std::make_unique<SandboxProgram>();
        QVERIFY(m_youku->start());
        m_cli = std::make_unique<CliProgram>(m_youku.get());
        QCOMPARE(m_cli->run({u"list"_s}).code, 0);
        QVERIFY(QDir().mkpath(m_cli->profile()));
        QFile::setPermissions(m_cli->profile(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void aPlanHoldsAndCanBeIgnored()
    {
        QVERIFY(planNothing(*m_cli));
        const QString file = m_cli->file(u"a.mp4"_s, 100'000);
        const auto waiting = m_cli->start({u"--json"_s, u"upload"_s, file});
        QVERIFY(isScheduled(*waiting));
        interrupt(*waiting);
        QCOMPARE(m_youku->counter(u"bytes"_s), 0);
        const Outcome sent = m_cli->run({u"--json"_s, u"upload"_s, u"--ignore-schedule"_s, file});
        QCOMPARE(sent.code, 0);
        QVERIFY(!sent.last(u"published"_s).isEmpty());
    }

    void aTimeOfItsOwnIsKept()
    {
        const QString file = m_cli->file(u"b.mp4"_s, 100'000);
        const QString tomorrow = QDateTime::currentDateTime().addDays(1).toString(u"yyyy-MM-dd HH:mm"_s);
        const auto waiting = m_cli->start({u"--json"_s, u"upload"_s, u"--start-at"_s, tomorrow, file});
        QVERIFY(isScheduled(*waiting));
        interrupt(*waiting);
        const Outcome listed = m_cli->run({u"--json"_s, u"list"_s});
        QCOMPARE(listed.lines().value(0)[u"state"].toString(), u"scheduled"_s);
        const QString table = m_cli->run({u"list"_s}).out;
        QVERIFY2(table.contains(u"Starts at "_s), qPrintable(table));
        const auto again = m_cli->start({u"--json"_s, u"upload"_s, file}); // still
        QVERIFY(isScheduled(*again));
        interrupt(*again);
        QCOMPARE(m_youku->videos().size(), 0);
    }

    // Damaged as well: the program that holds the profile is to find it.
    void whoOnlyReadsTouchesNoSettings()
    {
        const QDir profile(m_cli->profile());
        QFile settings(profile.filePath(u"settings.json"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write("{\"lanes\":") > 0);
        settings.close();
        QCOMPARE(m_cli->run({u"list"_s}).code, 0);
        QCOMPARE(m_cli->run({u"history"_s}).code, 0);
        QCOMPARE(profile.entryList({u"settings*"_s}, QDir::Files), QStringList{u"settings.json"_s});
    }

private:
    std::unique_ptr<SandboxProgram> m_youku;
    std::unique_ptr<CliProgram> m_cli;
};

QTEST_GUILESS_MAIN(CliScheduleTest)
#include "tst_cli_schedule.moc"
