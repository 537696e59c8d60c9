// Queues that older versions kept open in this one, and it goes on with them. tests/store/samples holds one
// for each schema there ever was; a new schema needs a new one, which this test makes:
// YOUCHUAN_SAVE_SAMPLE=tests/store/samples/queue-N.sqlite tst_cli_samples theNewestSampleIsOfThisSchema
#include "programs.h"
#include "transfer/files/file_identity.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000;

// What the samples are made of: one published, one killed half-way, one that was waiting behind it.
struct Video {
    QString name;
    qint64 size;
    quint32 seed;
};
const QList<Video> videos = {
    {u"published.mp4"_s, 300'000, 1}, {u"half-way.mp4"_s, 30'000'000, 2}, {u"waiting.mp4"_s, 200'000, 3}};

// One connection to a queue while no program uses it; its last breath empties the write-ahead log.
class Queue
{
public:
    explicit Queue(const QString &path)
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, path);
        m_database.setDatabaseName(path);
        m_database.open();
    }
    ~Queue()
    {
        m_database.close();
        const QString name = m_database.connectionName();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(name);
    }
    Q_DISABLE_COPY_MOVE(Queue)

    bool run(const QString &sql, const QVariantList &values = {})
    {
        QSqlQuery query(m_database);
        query.prepare(sql);
        for (const QVariant &value : values)
            query.addBindValue(value);
        const bool done = query.exec();
        if (!done)
            qWarning("%s", qPrintable(query.lastError().text()));
        return done;
    }

    QStringList texts(const QString &sql)
    {
        QStringList found;
        QSqlQuery query(sql, m_database);
        while (query.next())
            found.append(query.value(0).toString());
        return found;
    }

    QStringList schema()
    {
        return texts(u"PRAGMA user_version"_s) + texts(u"SELECT sql FROM sqlite_master ORDER BY name"_s);
    }

private:
    QSqlDatabase m_database;
};

QStringList samples()
{
    return QDir(u"" YOUCHUAN_SAMPLES ""_s).entryList({u"queue-*.sqlite"_s}, QDir::Files, QDir::Name);
}

QString samplePath(const QString &name)
{
    return QDir(u"" YOUCHUAN_SAMPLES ""_s).filePath(name);
}

// A queue of this version, as the samples are.
bool makeQueue(CliProgram &cli, SandboxProgram &youku)
{
    QStringList files;
    for (const Video &video : videos)
        files.append(cli.file(video.name, video.size, video.seed));
    if (cli.run({u"upload"_s, u"--title"_s, u"Harbour at night"_s, u"--tags"_s, u"night,harbour"_s, files[0]})
            .code
        != 0)
        return false;
    if (!youku.control({{u"rate"_s, 3'000'000}}))
        return false;
    const auto run = cli.start({u"upload"_s, files[1], files[2]});
    const bool halfWay = QTest::qWaitFor([&] { return youku.counter(u"bytes"_s) > 8'000'000; }, patience);
    run->kill();
    return run->waitForFinished(patience) && halfWay;
}

// The videos again, on this machine and for this account.
QStringList moveQueueHere(const QString &path, CliProgram &cli, const SandboxProgram &youku)
{
    Queue queue(path);
    QStringList files;
    for (const Video &video : videos) {
        files.append(cli.file(video.name, video.size, video.seed));
        const transfer::FileIdentity identity = transfer::identityOf(files.constLast());
        if (!queue.run(u"UPDATE uploads SET path = ?, file_modified_ms = ?, file_id = ? WHERE path LIKE ?"_s,
                       {files.constLast(), identity.modifiedMs, identity.fileId, u"%/"_s + video.name}))
            return {};
    }
    const QUrl server(youku.ready()[u"api_url"].toString());
    queue.run(u"UPDATE uploads SET account_id = ? WHERE account_id <> ''"_s,
              {youku.ready()[u"client_id"].toString()});
    const QStringList columns = queue.texts(u"SELECT name FROM pragma_table_info('uploads')"_s);
    if (columns.contains(u"transport_state"_s)) { // from 4
        queue.run(u"UPDATE uploads SET transport_state = json_remove(transport_state, '$.chosen_account')"_s);
        queue.run(u"UPDATE uploads SET transport_state = json_object('server_uri', ?, 'server_address', ?) "
                  "WHERE transport <> ''"_s,
                  {server.authority(), server.authority()});
        return files;
    }
    queue.run(u"UPDATE uploads SET server_uri = ? WHERE account_id <> ''"_s, {server.authority()});
    if (columns.contains(u"server_address"_s)) // from 2
        queue.run(u"UPDATE uploads SET server_address = server_uri"_s);
    return files;
}

} // namespace

class CliSamplesTest : public QObject
{
    Q_OBJECT

private slots:
    void theNewestSampleIsOfThisSchema()
    {
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        QVERIFY(makeQueue(cli, youku));
        const QString path = cli.profile() + u"/queue.sqlite"_s;
        const QString saveAs = qEnvironmentVariable("YOUCHUAN_SAVE_SAMPLE");
        if (!saveAs.isEmpty()) {
            Queue(path).run(u"UPDATE uploads SET file_id = '', path = replace(path, ?, '/videos')"_s,
                            {cli.dir()});
            QVERIFY(QFile::copy(path, saveAs));
        }
        QVERIFY(!samples().isEmpty());
        QCOMPARE(Queue(path).schema(), Queue(samplePath(samples().constLast())).schema());
    }

    void aQueueOfAnyVersionGoesOn_data()
    {
        QTest::addColumn<QString>("sample");
        for (const QString &sample : samples())
            QTest::newRow(qPrintable(sample)) << samplePath(sample);
    }

    void aQueueOfAnyVersionGoesOn()
    {
        QFETCH(QString, sample);
        SandboxProgram youku;
        QVERIFY(youku.start());
        CliProgram cli(&youku);
        const QString path = cli.profile() + u"/queue.sqlite"_s;
        QVERIFY(QDir().mkpath(cli.profile()));
        QVERIFY(QFile::copy(sample, path)
                && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        const QStringList files = moveQueueHere(path, cli, youku);
        QCOMPARE(files.size(), videos.size());
        const QString publishedBefore =
            Queue(path).texts(u"SELECT video_id FROM uploads WHERE path LIKE '%/published.mp4'"_s).value(0);
        QVERIFY(!publishedBefore.isEmpty());

        const Outcome run = cli.run(QStringList{u"upload"_s, u"--json"_s} + files);
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QHash<QString, QString> videoIds;
        for (const QJsonObject &line : run.lines()) {
            if (line[u"event"] == u"published"_s)
                videoIds.insert(QFileInfo(line[u"file"].toString()).fileName(), line[u"video_id"].toString());
        }
        QCOMPARE(videoIds.size(), videos.size());
        QCOMPARE(videoIds[u"published.mp4"_s], publishedBefore);
        QStringList held;
        for (const QJsonObject &video : youku.videos())
            held.append(video[u"held_md5"].toString());
        held.sort();
        QStringList sent = {md5Of(files[1]), md5Of(files[2])};
        sent.sort();
        QCOMPARE(held, sent);
        QCOMPARE(QDir(cli.profile()).entryList({u"queue-*"_s}), QStringList()); // nothing was set aside
        QCOMPARE(Queue(path).texts(u"SELECT json_extract(metadata, '$.title') FROM uploads WHERE id = 1"_s),
                 QStringList{u"Harbour at night"_s});
    }
};

QTEST_GUILESS_MAIN(CliSamplesTest)
#include "tst_cli_samples.moc"
