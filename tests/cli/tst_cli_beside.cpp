// A console beside a program that holds the profile: that one does it, and the console says and ends as it
// would alone.
#include "programs.h"

#include <QFile>
#include <QJsonArray>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

enum { published = 0, someFailed = 1, wrongUsage = 2, profileInUse = 4, interrupted = 130 };

// Which of those on the way are seen is a matter of time.
QString endsOf(const Outcome &run)
{
    const QList<QJsonObject> lines = run.lines();
    return lines.isEmpty() ? QString()
                           : lines.first()[u"event"].toString() + u' ' + lines.last()[u"event"].toString()
                                 + u' ' + lines.last()[u"state"].toString();
}

bool isBelow(const QJsonObject &line, const QStringList &keys)
{
    return std::all_of(keys.cbegin(), keys.cend(),
                       [&line](const QString &key) { return line.contains(key); });
}

} // namespace

class CliBesideTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_youku = std::make_unique<SandboxProgram>();
        QVERIFY(m_youku->start({"--task-timeout", "2"}));
        m_cli = std::make_unique<CliProgram>(m_youku.get());
        m_holder.reset();
    }

    void cleanup()
    {
        if (m_holder) {
            ::kill(pid_t(m_holder->processId()), SIGCONT);
            m_holder->kill();
            m_holder->waitForFinished();
        }
    }

    void outputEventsAndCodesAreAsAlone()
    {
        CliProgram alone(m_youku.get());
        const auto uploadIn = [](CliProgram &cli, quint32 seed) {
            return cli.run({"upload", "--json", "--title", "The harbour", "--reference", "job 7", "--again",
                            cli.file(u"a.mp4"_s, 300000, seed)});
        };
        const Outcome byItself = uploadIn(alone, 1);
        QCOMPARE(byItself.code, int(published));
        QVERIFY(hold());
        const Outcome beside = uploadIn(*m_cli, 2);
        QVERIFY2(beside.code == published, qPrintable(beside.err));
        QCOMPARE(endsOf(beside), endsOf(byItself));
        QCOMPARE(endsOf(beside), u"state published published"_s);
        QCOMPARE(beside.err, byItself.err);
        const QJsonObject one = byItself.last("published"), other = beside.last("published");
        QVERIFY(isBelow(other, one.keys()) && isBelow(one, other.keys()));
        QCOMPARE(other[u"reference"], one[u"reference"]);
        QCOMPARE(other[u"account"], one[u"account"]);
        QCOMPARE(other[u"percent"], one[u"percent"]);
        QVERIFY(sandboxHas(u"The harbour"_s));

        // All else, and what is wrong, is said in the same words, for people and for programs.
        for (const QStringList &command :
             {QStringList{"upload", "--json", "--category", "Nonsense", "a.mp4"},
              QStringList{"upload", "--account", "Nobody", "a.mp4"},
              QStringList{"upload", "--quiet", "a.mp4"}, QStringList{"cancel", "77"},
              QStringList{"retry", "--json", "77"}, QStringList{"resume"}, QStringList{"spec"},
              QStringList{"categories"}, QStringList{"spec", "--json"}}) {
            const Outcome here = m_cli->run(command);
            const Outcome there = alone.run(command);
            QCOMPARE(here.code, there.code);
            QCOMPARE(hidden(here.err, *m_cli), hidden(there.err, alone));
            QCOMPARE(command.contains("upload") ? here.lines().size() : here.out.size(),
                     command.contains("upload") ? there.lines().size() : there.out.size());
        }
    }

    void theWindowDoesItForAConsole()
    {
        m_holder = m_cli->startWindow();
        if (!m_holder)
            QSKIP("no window was built");
        QVERIFY(listens());
        m_cli->file(u"holiday.mp4"_s, 300000);
        const Outcome run = m_cli->run({"upload", "holiday.mp4"}); // from the folder of the console
        QVERIFY2(run.code == published, qPrintable(run.err));
        QVERIFY2(run.out.contains(u"Published  100.0%"_s), qPrintable(run.out));
        const Outcome again = m_cli->run({"upload", "--json", "holiday.mp4"});
        QCOMPARE(again.code, int(published));
        QCOMPARE(m_youku->videos().size(), 1);

        const QJsonObject row = m_cli->run({"list", "--json"}).lines().value(0);
        QCOMPARE(row[u"state"].toString(), u"published"_s);
        const Outcome log = m_cli->run({"log", QString::number(row[u"id"].toInt()), "--json"});
        QCOMPARE(log.lines().value(0)[u"state"].toString(), u"published"_s);
        QCOMPARE(m_cli->run({"list", "--all", "--json"}).lines().size(), 1);
        QCOMPARE(m_cli->run({"cancel", QString::number(row[u"id"].toInt())}).code, int(someFailed));
    }

    void listTellsWhatIsSoNow()
    {
        QVERIFY(hold());
        const QJsonObject row = m_cli->run({"list", "--json"}).lines().value(0);
        QCOMPARE(row[u"state"].toString(), u"uploading"_s); // from its files one could not know
        const Outcome log = m_cli->run({"log", "1", "--json"});
        QCOMPARE(log.lines().value(0)[u"state"].toString(), u"uploading"_s);
    }

    void controlCStopsFollowingAndNotTheUpload()
    {
        QVERIFY(hold());
        const auto console = m_cli->start({"upload", m_cli->file(u"b.mp4"_s, 3000000, 2)});
        QVERIFY(QTest::qWaitFor([this] { return m_youku->counter(u"creates"_s) == 2; }, 30000));
        ::kill(pid_t(console->processId()), SIGINT);
        const Outcome followed = CliProgram::outcomeOf(*console);
        QCOMPARE(followed.code, int(interrupted));
        QVERIFY2(followed.err.contains(u"No longer followed"_s), qPrintable(followed.err));
        QVERIFY(m_youku->control({{"rate", 0}}));
        QVERIFY(QTest::qWaitFor([this] { return m_youku->videos().size() == 2; }, 30000));
        QCOMPARE(CliProgram::outcomeOf(*m_holder).code, int(published)); // not before both are there
    }

    void aLimitIsTheHoldersMeanwhile()
    {
        QVERIFY(hold());
        const QString file = m_cli->file(u"b.mp4"_s, 3000000, 2);
        const auto console = m_cli->start({"upload", "--json", "--limit", "1000", file});
        QVERIFY(console->waitForReadyRead(30000)); // it is followed
        QVERIFY(m_youku->control({{"rate", 0}}));
        QCOMPARE(m_youku->videos().size(), 0);
        ::kill(pid_t(console->processId()), SIGINT); // would take hours
        QCOMPARE(CliProgram::outcomeOf(*console).code, int(interrupted));
        QVERIFY(QTest::qWaitFor([this] { return m_youku->videos().size() == 2; }, 60000));
    }

    void aHolderThatDiesIsSaid_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("killed") << SIGKILL << int(profileInUse) << u"does not answer any more"_s;
        QTest::newRow("ended") << SIGTERM << int(interrupted) << u"was ended"_s;
    }

    void aHolderThatDiesIsSaid()
    {
        QFETCH(int, number);
        QFETCH(int, code);
        QFETCH(QString, words);
        QVERIFY(hold());
        const QString file = m_cli->file(u"b.mp4"_s, 3000000, 2);
        const auto console = m_cli->start({"upload", file});
        QVERIFY(QTest::qWaitFor([this] { return m_youku->counter(u"creates"_s) == 2; }, 30000));
        ::kill(pid_t(m_holder->processId()), number);
        const Outcome followed = CliProgram::outcomeOf(*console);
        QCOMPARE(followed.code, code);
        QVERIFY2(followed.err.contains(words), qPrintable(followed.err));
        m_holder->waitForFinished();
        QVERIFY(m_youku->control({{"rate", 0}}));
        QCOMPARE(m_cli->run({"resume"}).code, int(published)); // nothing is lost
        QCOMPARE(m_youku->videos().size(), 2);
    }

    void anotherAccountOrAddressIsRefused()
    {
        QVERIFY(hold());
        const QString file = m_cli->file(u"b.mp4"_s, 1000, 2);
        const auto refused = [this, &file](const QString &variable, const QString &value) {
            m_cli->setVariable(variable, value);
            const Outcome run = m_cli->run({"upload", "--json", file});
            m_cli->signIn(*m_youku);
            return run.code == profileInUse && run.err.contains(variable) && run.lines().size() == 1
                   && run.last("failed")[u"file"] == file;
        };
        QVERIFY(refused(u"YOUCHUAN_ACCESS_TOKEN"_s, u"0123"_s));
        QVERIFY(refused(u"YOUCHUAN_API_URL"_s, u"http://127.0.0.1:1"_s));
        QVERIFY(refused(u"YOUCHUAN_API"_s, u"signed"_s));
        m_cli->unsetVariable(u"YOUCHUAN_API"_s);
        // Who names none goes with the holder's.
        for (const QString &name :
             {u"ACCESS_TOKEN"_s, u"CLIENT_ID"_s, u"API_URL"_s, u"CLIENT_SECRET"_s, u"REFRESH_TOKEN"_s})
            m_cli->unsetVariable(u"YOUCHUAN_"_s + name);
        QVERIFY(m_youku->control({{"rate", 0}}));
        const Outcome run = m_cli->run({"upload", "--json", file});
        QVERIFY2(run.code == published, qPrintable(run.err));
    }

    void oneThatDoesNotAnswerIsSaidAndListedAllTheSame()
    {
        QVERIFY(hold());
        ::kill(pid_t(m_holder->processId()), SIGSTOP); // takes connections, and does no more
        const Outcome second = m_cli->run({"upload", m_cli->file(u"b.mp4"_s, 1000, 2)});
        QCOMPARE(second.code, int(profileInUse));
        QVERIFY2(second.err.contains(QString::number(m_holder->processId())), qPrintable(second.err));
        QVERIFY2(second.err.contains(u"It does not answer"_s), qPrintable(second.err));
        const Outcome list = m_cli->run({"list", "--json"});
        QCOMPARE(list.code, 0);
        QCOMPARE(list.lines().size(), 1);
    }

    void anotherVersionIsSaid()
    {
        QVERIFY(hold());
        const QString place = m_cli->profile() + u"/control"_s;
        QVERIFY(QFile::remove(place));
        QLocalServer newer;
        QVERIFY(newer.listen(place));
        connect(&newer, &QLocalServer::newConnection, this, [&newer] {
            while (QLocalSocket *socket = newer.nextPendingConnection())
                socket->write("{\"protocol\":99,\"version\":\"8.0\"}\n");
        });
        const auto console = m_cli->start({"upload", m_cli->file(u"b.mp4"_s, 1000, 2)});
        QVERIFY(QTest::qWaitFor([&console] { return console->state() == QProcess::NotRunning; }, 30000));
        const Outcome second = CliProgram::outcomeOf(*console);
        QCOMPARE(second.code, int(profileInUse));
        QVERIFY2(second.err.contains(u"version 8.0"_s), qPrintable(second.err));
    }

    void aConsoleIsSpokenToInItsOwnLanguage()
    {
        QVERIFY(hold());
        m_cli->setVariable(u"LC_ALL"_s, u"zh_CN.UTF-8"_s);
        m_cli->setVariable(u"LANGUAGE"_s, u"zh_CN"_s);
        const Outcome none = m_cli->run({"cancel", "77"});
        QCOMPARE(none.code, int(wrongUsage));
        QVERIFY2(none.err.contains(u"编号为 77"_s), qPrintable(none.err));
    }

    void aWindowBesideAConsoleSaysThatItHasNone()
    {
        QVERIFY(hold());
        const auto window = m_cli->startWindow({m_cli->file(u"b.mp4"_s, 1000, 2)});
        if (!window)
            QSKIP("no window was built");
        window->setReadChannel(QProcess::StandardError);
        QByteArray words;
        while (!words.contains("no window") && window->waitForReadyRead(30000))
            words += window->readAll();
        QVERIFY2(words.contains("no window"), words.constData());
        window->kill();
        window->waitForFinished();
    }

private:
    // A console that has something to do for a while.
    bool hold()
    {
        if (!m_youku->control({{"rate", 4000000}}))
            return false;
        m_holder = m_cli->start({"upload", m_cli->file(u"held.mp4"_s, 30000000, 9)});
        return listens() && QTest::qWaitFor([this] { return m_youku->counter(u"bytes"_s) > 0; }, 30000);
    }

    bool listens() const
    {
        return QTest::qWaitFor([this] { return QFile::exists(m_cli->profile() + u"/control"_s); }, 30000);
    }

    bool sandboxHas(const QString &title)
    {
        const QJsonArray uploads = m_youku->state()[u"uploads"].toArray();
        return std::any_of(uploads.begin(), uploads.end(),
                           [&title](const QJsonValue &upload) { return upload[u"title"] == title; });
    }

    // Without the folder, which each has of its own.
    static QString hidden(QString words, const CliProgram &cli) { return words.replace(cli.dir(), u"~"_s); }

    std::unique_ptr<SandboxProgram> m_youku;
    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<QProcess> m_holder;
};

QTEST_GUILESS_MAIN(CliBesideTest)
#include "tst_cli_beside.moc"
