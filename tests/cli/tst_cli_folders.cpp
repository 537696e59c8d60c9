// Watched folders in the console: folders and run, as the real programs.
#include "programs.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

bool isSaid(QProcess &process, const QByteArray &what)
{
    QByteArray out;
    return QTest::qWaitFor(
        [&] {
            out += process.readAllStandardOutput();
            return out.contains(what);
        },
        60000);
}

} // namespace

class CliFoldersTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_youku = std::make_unique<SandboxProgram>();
        QVERIFY(m_youku->start());
        QVERIFY(m_youku->control({{u"show_states"_s, QJsonObject{{u"encoding"_s, 0}, {u"in_review"_s, 0}}}}));
        m_cli = std::make_unique<CliProgram>(m_youku.get());
        m_cli->setVariable(u"YOUCHUAN_FOLDER_AGE_MS"_s, u"0"_s);
        m_cli->setVariable(u"YOUCHUAN_ANYWAY"_s, u"1"_s);
        for (const QString &folder : {m_cli->profile(), path(u"in"_s), path(u"done"_s)})
            QVERIFY(QDir().mkpath(folder));
        QFile::setPermissions(m_cli->profile(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QFile settings(m_cli->profile() + u"/settings.json"_s);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        const QJsonObject river{
            {u"name"_s, u"River"_s},
            {u"details"_s, QJsonObject{{u"title"_s, u"River, {n}"_s}, {u"tags"_s, u"water"_s}}}};
        settings.write(QJsonDocument(QJsonObject{{u"templates"_s, QJsonArray{river}}}).toJson());
    }

    void foldersAreListedAddedAndRemoved()
    {
        const Outcome none = m_cli->run({u"folders"_s});
        QCOMPARE(none.code, 0);
        QVERIFY2(none.err.contains(u"No folder is watched"_s), qPrintable(none.err));

        const Outcome added = m_cli->run({u"folders"_s, u"--add"_s, u"in"_s, u"--template"_s, u"River"_s,
                                          u"--start"_s, u"--below"_s, u"--move-to"_s, u"done"_s, u"--age"_s,
                                          u"60"_s, u"--pattern"_s, u"*.mp4"_s, u"--json"_s});
        QVERIFY2(added.code == 0, qPrintable(added.err));
        const QList<QJsonObject> lines = m_cli->run({u"folders"_s, u"--json"_s}).lines();
        QCOMPARE(lines.size(), 1);
        QCOMPARE(added.lines().value(0)[u"id"_s], lines[0][u"id"_s]);
        const QJsonObject expected{{u"event"_s, u"folder"_s},
                                   {u"id"_s, 1},
                                   {u"folder"_s, path(u"in"_s)},
                                   {u"below"_s, true},
                                   {u"template"_s, u"River"_s},
                                   {u"account"_s, QJsonValue()},
                                   {u"start"_s, true},
                                   {u"age"_s, 60},
                                   {u"patterns"_s, QJsonArray{u"*.mp4"_s}},
                                   {u"move_to"_s, path(u"done"_s)},
                                   {u"state"_s, QJsonValue()}};
        QCOMPARE(lines[0], expected);
        const QString table = m_cli->run({u"folders"_s}).out;
        QVERIFY2(table.contains(path(u"in"_s) + u", subfolders too"_s)
                     && table.contains(u"Start by themselves"_s),
                 qPrintable(table));

        QCOMPARE(m_cli->run({u"folders"_s, u"--add"_s, u"in"_s}).code, 2); // twice
        QCOMPARE(m_cli->run({u"folders"_s, u"--remove"_s, u"elsewhere"_s}).code, 2);
        const Outcome removed = m_cli->run({u"folders"_s, u"--remove"_s, u"in"_s});
        QCOMPARE(removed.code, 0);
        QVERIFY(m_cli->run({u"folders"_s, u"--json"_s}).lines().isEmpty());
    }

    void whatCannotBeIsRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("no such folder") << QStringList{u"--add"_s, u"nowhere"_s};
        QTest::newRow("nowhere to move to") << QStringList{u"--add"_s, u"in"_s, u"--move-to"_s, u"nowhere"_s};
        QTest::newRow("into itself") << QStringList{u"--add"_s, u"in"_s, u"--move-to"_s, u"in"_s};
        QTest::newRow("no template to start by") << QStringList{u"--add"_s, u"in"_s, u"--start"_s};
        QTest::newRow("no such template") << QStringList{u"--add"_s, u"in"_s, u"--template"_s, u"Sea"_s};
        QTest::newRow("no such account") << QStringList{u"--add"_s, u"in"_s, u"--account"_s, u"Nobody"_s};
        QTest::newRow("too young") << QStringList{u"--add"_s, u"in"_s, u"--age"_s, u"9"_s};
        QTest::newRow("both") << QStringList{u"--add"_s, u"in"_s, u"--remove"_s, u"in"_s};
        QTest::newRow("what goes with --add") << QStringList{u"--remove"_s, u"in"_s, u"--start"_s};
        QTest::newRow("a word too many") << QStringList{u"in"_s};
    }
    void whatCannotBeIsRefused()
    {
        QFETCH(QStringList, options);
        const Outcome outcome = m_cli->run(QStringList{u"folders"_s} + options);
        QCOMPARE(outcome.code, 2);
        QVERIFY(!outcome.err.isEmpty());
        QVERIFY(m_cli->run({u"folders"_s, u"--json"_s}).lines().isEmpty());
    }

    // Published, moved, and never a second time; until somebody ends it.
    void runDoesTheFoldersUntilItIsInterrupted()
    {
        QCOMPARE(m_cli
                     ->run({u"folders"_s, u"--add"_s, u"in"_s, u"--template"_s, u"River"_s, u"--start"_s,
                            u"--move-to"_s, u"done"_s})
                     .code,
                 0);
        m_cli->file(u"in/first.mp4"_s, 300'000, 1);
        const auto running = m_cli->start({u"run"_s, u"--json"_s});
        QVERIFY(isSaid(*running, "\"published\""));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(u"done/first.mp4"_s)), 60000);
        // Beside it.
        QCOMPARE(m_cli->run({u"folders"_s, u"--json"_s}).lines().size(), 1);
        const QList<QJsonObject> rows = m_cli->run({u"folders"_s, u"--json"_s}).lines();
        QVERIFY(rows.constFirst()[u"state"].toObject()[u"looked"].toBool()); // by the one that watches
        QCOMPARE(m_cli->run({u"run"_s}).code, 4);
        m_cli->setVariable(u"YOUCHUAN_API"_s, u"signed"_s);              // not what the other one uses
        QCOMPARE(m_cli->run({u"folders"_s, u"--json"_s}).lines(), rows); // reading is nobody's business
        QCOMPARE(m_cli->run({u"folders"_s, u"--remove"_s, u"in"_s}).code, 4);
        m_cli->unsetVariable(u"YOUCHUAN_API"_s);
        QVERIFY(QDir(path({})).mkdir(u"more"_s));
        const Outcome added = m_cli->run({u"folders"_s, u"--add"_s, u"more"_s});
        QVERIFY2(added.code == 0 && added.out.contains(path(u"more"_s)), qPrintable(added.err));
        QCOMPARE(m_cli->run({u"folders"_s, u"--add"_s, u"more"_s}).code, 2); // twice
        QCOMPARE(m_cli->run({u"folders"_s, u"--json"_s}).lines().size(), 2);
        QCOMPARE(m_cli->run({u"folders"_s, u"--remove"_s, u"more"_s}).code, 0);
        QCOMPARE(m_cli->run({u"folders"_s, u"--remove"_s, u"more"_s}).code, 2);
        m_cli->file(u"in/second.mp4"_s, 300'000, 2);
        QVERIFY(isSaid(*running, "\"published\""));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(u"done/second.mp4"_s)), 60000);
        running->terminate();
        const Outcome ended = CliProgram::outcomeOf(*running);
        QCOMPARE(ended.code, 130);
        QCOMPARE(m_youku->videos().size(), 2);
        QVERIFY(QDir(path(u"in"_s)).isEmpty());

        QVERIFY(QFile::copy(path(u"done/first.mp4"_s), path(u"in/again.mp4"_s)));
        m_cli->file(u"in/third.mp4"_s, 300'000, 3);
        const auto again = m_cli->start({u"run"_s, u"--json"_s});
        QVERIFY(isSaid(*again, "\"published\""));
        again->terminate();
        QCOMPARE(CliProgram::outcomeOf(*again).code, 130);
        QCOMPARE(m_youku->videos().size(), 3);
        QVERIFY(QFile::exists(path(u"in/again.mp4"_s)));
    }

#ifdef Q_OS_UNIX
    // What a look finds that stops it waits for a decision, and nothing of it leaves.
    void whatIsNotWholeIsNotStarted()
    {
        m_cli->standAlone("echo '{\"size\":1,\"duration\":60,\"streams\":[],"
                          "\"findings\":[{\"kind\":\"no_video\"}]}'");
        m_cli->unsetVariable(u"YOUCHUAN_ANYWAY"_s);
        QCOMPARE(
            m_cli->run({u"folders"_s, u"--add"_s, u"in"_s, u"--template"_s, u"River"_s, u"--start"_s}).code,
            0);
        m_cli->file(u"in/first.mp4"_s, 300'000, 1);
        const auto running = m_cli->start({u"run"_s, u"--json"_s});
        QTRY_COMPARE_WITH_TIMEOUT(
            m_cli->run({u"list"_s, u"--json"_s}).lines().value(0)[u"state"_s].toString(), u"needs_decision"_s,
            60000);
        running->terminate();
        QCOMPARE(CliProgram::outcomeOf(*running).code, 130);
        QCOMPARE(m_youku->counter(u"creates"_s), 0);
    }
#endif

    // A recording that pauses: nothing of it changes, and yet somebody writes it.
    void whatIsOpenForWritingIsWaitedFor()
    {
#ifndef Q_OS_LINUX
        QSKIP("only Linux tells");
#endif
        QCOMPARE(
            m_cli->run({u"folders"_s, u"--add"_s, u"in"_s, u"--template"_s, u"River"_s, u"--start"_s}).code,
            0);
        QFile recording(m_cli->file(u"in/a recording.mp4"_s, 300'000, 1));
        QVERIFY(recording.open(QIODevice::Append));
        m_cli->file(u"in/b.mp4"_s, 300'000, 2); // they are taken in this order
        const auto running = m_cli->start({u"run"_s, u"--json"_s});
        QVERIFY(isSaid(*running, "\"published\""));
        QCOMPARE(m_cli->run({u"list"_s, u"--json"_s}).lines().size(), 1);
        recording.close();
        QVERIFY(isSaid(*running, "\"published\""));
        running->terminate();
        QCOMPARE(CliProgram::outcomeOf(*running).code, 130);
        QCOMPARE(m_youku->videos().size(), 2);
    }

    void otherCommandsWatchNothing()
    {
        QCOMPARE(m_cli->run({u"folders"_s, u"--add"_s, u"in"_s}).code, 0);
        m_cli->file(u"in/first.mp4"_s, 1000, 1);
        const QString other = m_cli->file(u"other.mp4"_s, 1000, 2);
        QCOMPARE(m_cli->run({u"upload"_s, u"--tags"_s, u"water"_s, other}).code, 0);
        QCOMPARE(m_cli->run({u"list"_s, u"--json"_s}).lines().size(), 1);
    }

private:
    QString path(const QString &name) const
    {
        return m_cli->dir() + u'/' + name;
    }

    std::unique_ptr<SandboxProgram> m_youku;
    std::unique_ptr<CliProgram> m_cli;
};

QTEST_GUILESS_MAIN(CliFoldersTest)
#include "tst_cli_folders.moc"
