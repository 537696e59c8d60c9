// What is secret stands where it is needed, as long as it is needed, and nowhere else: every file, argument
// and line that the program wrote is searched for the secrets it knew.
#include "programs.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000;
const QString password = u"viewers0nly1357"_s;
const QString proxyPassword = u"pr0xyS3cret"_s;

struct Secrets {
    QStringList ofAccount; // never on disk
    QStringList ofUploads; // in the queue while needed
};

// As Youku knows them, old and new ones; account: the one to sign in with now.
Secrets secretsOf(const SandboxProgram &youku, QJsonObject *account = nullptr)
{
    Secrets secrets{{proxyPassword}, {password}};
    secrets.ofAccount << u"STS."_s << u"CAIS"_s; // how each temporary key to the object store begins
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"secrets"_s);
        database.setDatabaseName(youku.dir() + u"/sandbox.sqlite"_s);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        database.open();
        QSqlQuery query(database);
        query.exec(u"SELECT json FROM account"_s);
        while (query.next()) {
            const QJsonObject json = QJsonDocument::fromJson(query.value(0).toByteArray()).object();
            if (account)
                *account = json;
            for (const char *name : {"access_token", "refresh_token", "client_secret"})
                secrets.ofAccount.append(json[QLatin1String(name)].toString());
            for (const QJsonValue &old : json[u"retired"].toArray())
                secrets.ofAccount.append(old.toString());
        }
        query.exec(u"SELECT json FROM upload"_s);
        while (query.next())
            secrets.ofUploads.append(
                QJsonDocument::fromJson(query.value(0).toByteArray())[u"token"].toString());
    }
    QSqlDatabase::removeDatabase(u"secrets"_s);
    return secrets;
}

// Which of the words stand in the text, also the way they look in a URL.
QStringList found(const QStringList &words, const QByteArray &text)
{
    QStringList there;
    for (const QString &word : words) {
        if (text.contains(word.toUtf8()) || text.contains(word.toUtf8().toPercentEncoding()))
            there.append(word);
    }
    return there;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// "file: word" for each word in each file below dir, deep down; databases' companions count as their
// database.
QStringList foundInFiles(const QStringList &words, const QString &dir)
{
    QStringList there;
    QDirIterator files(dir, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        for (const QString &word : found(words, contentOf(path)))
            there.append(QFileInfo(path).fileName() + u": "_s + word);
    }
    return there;
}

bool allInTheQueue(const QStringList &places)
{
    return std::all_of(places.begin(), places.end(),
                       [](const QString &place) { return place.startsWith(u"queue.sqlite"_s); });
}

} // namespace

class CliSecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_elsewhere = std::make_unique<QTemporaryDir>();
        QFile file(passwordFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(password.toUtf8() + '\n');
    }

    void secretsStandOnlyWhereTheyAreNeeded_data() { eachWay(); }
    void secretsStandOnlyWhereTheyAreNeeded()
    {
        QFETCH(QString, transports);
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "6000000", "--task-timeout", "2", "--transports", transports}));
        QVERIFY(youku.control({{"expire_access", true}})); // so that tokens rotate
        CliProgram cli(&youku);
        setUp(cli);
        const QStringList upload = {"upload",       "--privacy",
                                    "password",     "--watch-password-file",
                                    passwordFile(), cli.file(u"a.mp4"_s, 15000000)};

        const auto run = cli.start(upload);
        QVERIFY(QTest::qWaitFor([&] { return arrived(youku) >= 2; }, patience));
        QJsonObject account;
        const Secrets secrets = secretsOf(youku, &account);
        QVERIFY(secrets.ofAccount.size() > 6 && secrets.ofUploads.size() == 2);
        const QString process = u"/proc/%1/"_s.arg(run->processId());
        if (QFile::exists(process + u"cmdline"_s))
            compareWithNothing(
                found(secrets.ofAccount + secrets.ofUploads, contentOf(process + u"cmdline"_s)));
        run->kill();
        run->waitForFinished();
        compareWithNothing(found(secrets.ofAccount + secrets.ofUploads,
                                 run->readAllStandardOutput() + run->readAllStandardError()));

        compareWithNothing(foundInFiles(secrets.ofAccount, cli.dir()));
        const QStringList places = foundInFiles(secrets.ofUploads, cli.dir());
        QVERIFY2(!places.isEmpty() && allInTheQueue(places), qPrintable(places.join(u'\n')));
        QCOMPARE(int(QFileInfo(cli.profile() + u"/queue.sqlite"_s).permissions()) & 0x0077, 0);

        for (const QString &name : {u"access_token"_s, u"refresh_token"_s})
            cli.setVariable(u"YOUCHUAN_"_s + name.toUpper(), account[name].toString());

        // What others tell of it meanwhile.
        for (const QStringList &asked : {QStringList{"report", cli.dir() + u"/report.txt"_s},
                                         {"list", "--json"},
                                         {"account"},
                                         {"account", "--check"}})
            compareWithNothing(foundIn(cli.run(asked), secrets));
        compareWithNothing(
            found(secrets.ofAccount + secrets.ofUploads, contentOf(cli.dir() + u"/report.txt"_s)));

        QVERIFY(youku.control({{"expire_sts", true}})); // so that these do as well
        const Outcome end = cli.run(upload + QStringList{"--json"});
        QVERIFY2(end.code == 0, qPrintable(end.err));
        QCOMPARE(youku.videos().size(), 1);
        const Secrets all = secretsOf(youku);
        compareWithNothing(foundIn(end, all));
        compareWithNothing(foundInFiles(all.ofAccount + all.ofUploads, cli.dir()));
    }

    // A program may run for days: what ended is forgotten while others go on.
    void whatEndedIsForgottenWhileTheProgramLives()
    {
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "6000000"}));
        CliProgram cli(&youku);
        setUp(cli);
        const auto run =
            cli.start({"upload", "--privacy", "password", "--watch-password-file", passwordFile(),
                       cli.file(u"short.mp4"_s, 300000, 1), cli.file(u"long.mp4"_s, 200000000, 2)});
        QVERIFY(QTest::qWaitFor([&] { return youku.counter(u"creates"_s) == 2; }, patience));
        const QStringList tokens = secretsOf(youku).ofUploads.mid(1);
        QVERIFY(QTest::qWaitFor([&] { return !foundInFiles(tokens.mid(1), cli.dir()).isEmpty(); }, patience));
        QVERIFY(
            QTest::qWaitFor([&] { return foundInFiles(tokens.mid(0, 1), cli.dir()).isEmpty(); }, patience));
        QCOMPARE(run->state(), QProcess::Running);
        QCOMPARE(youku.counter(u"commits"_s), 1);
        run->kill();
        run->waitForFinished();
    }

    // Its watch password is one of its details, which are kept for another try until it is removed.
    void aCancelledUploadLeavesNoTokenEither_data() { eachWay(); }
    void aCancelledUploadLeavesNoTokenEither()
    {
        QFETCH(QString, transports);
        SandboxProgram youku;
        QVERIFY(youku.start({"--rate", "6000000", "--task-timeout", "2", "--transports", transports}));
        CliProgram cli(&youku);
        setUp(cli);
        const auto run = cli.start({"upload", "--privacy", "password", "--watch-password-file",
                                    passwordFile(), cli.file(u"a.mp4"_s, 15000000)});
        QVERIFY(QTest::qWaitFor([&] { return arrived(youku) >= 1; }, patience));
        run->kill();
        run->waitForFinished();
        QCOMPARE(cli.run({"cancel", "1"}).code, 0);
        QCOMPARE(youku.stored(u"multipart_open"_s), 0);
        const Secrets secrets = secretsOf(youku);
        QStringList tokens = secrets.ofAccount + secrets.ofUploads;
        tokens.removeAll(password);
        compareWithNothing(foundInFiles(tokens, cli.dir()));
    }

    // What Youku refuses in words of its own must not come out in ours.
    void aFailureDoesNotRepeatThem()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        QVERIFY(youku.control(
            {{"faults",
              QJsonArray{QJsonObject{{"endpoint", "commit"}, {"action", "error"}, {"code", 424242}}}}}));
        CliProgram cli(&youku);
        setUp(cli);
        const Outcome run = cli.run({"upload", "--json", "--privacy", "password", "--watch-password-file",
                                     passwordFile(), cli.file(u"a.mp4"_s, 100000)});
        QCOMPARE(run.code, 1);
        const Secrets secrets = secretsOf(youku);
        compareWithNothing(foundIn(run, secrets));
        compareWithNothing(foundInFiles(secrets.ofAccount, cli.dir()));
        QVERIFY(allInTheQueue(foundInFiles(secrets.ofUploads, cli.dir())));
    }

    void anAccountThatCannotBeKeptIsNotWritten()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        setUp(cli);
        for (const char *name : {"client_id", "client_secret", "access_token", "refresh_token"})
            cli.unsetVariable(u"YOUCHUAN_"_s + QString::fromLatin1(name).toUpper());
        cli.setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s); // no keychain
        const Outcome set = cli.run({"account", "--set"}, QJsonDocument(youku.ready()).toJson());
        QCOMPARE(set.code, 1);
        QVERIFY(set.err.contains(u"YOUCHUAN_ACCESS_TOKEN"_s)); // the way out
        const Secrets secrets = secretsOf(youku);
        compareWithNothing(foundIn(set, secrets));
        compareWithNothing(foundInFiles(secrets.ofAccount, cli.dir()));
    }

private:
    static void eachWay()
    {
        QTest::addColumn<QString>("transports");
        QTest::newRow("slices") << u"slices"_s;
        QTest::newRow("cloud") << u"oss"_s;
    }
    static qint64 arrived(SandboxProgram &youku)
    {
        return youku.counter(u"slices"_s) + youku.stored(u"parts"_s);
    }

    QString passwordFile() const { return m_elsewhere->filePath(u"password"_s); }

    // Every place the program could write to lies in its own folder, and it logs all it can.
    static void setUp(CliProgram &cli)
    {
        const QString temporary = cli.dir() + u"/tmp"_s;
        QDir().mkpath(temporary);
        cli.setVariable(u"TMPDIR"_s, temporary);
        cli.setVariable(u"QT_LOGGING_RULES"_s, u"*.debug=true"_s);
        cli.setVariable(u"http_proxy"_s, u"http://someone:%1@127.0.0.1:9"_s.arg(proxyPassword));
    }

    static QStringList foundIn(const Outcome &outcome, const Secrets &secrets)
    {
        return found(secrets.ofAccount + secrets.ofUploads, (outcome.out + outcome.err).toUtf8());
    }

    static void compareWithNothing(const QStringList &places)
    {
        QVERIFY2(places.isEmpty(), qPrintable(places.join(u'\n')));
    }

    std::unique_ptr<QTemporaryDir> m_elsewhere;
};

QTEST_GUILESS_MAIN(CliSecretsTest)
#include "tst_cli_secrets.moc"
