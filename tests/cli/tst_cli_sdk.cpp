// What the Python SDK began is gone on with, from the state that it left.
#include "programs.h"

#include "youku/api_client.h"
#include "youku/upload_server.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString write(const CliProgram &cli, const QString &name, const QByteArray &bytes)
{
    QFile file(cli.dir() + u'/' + name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

template <typename T>
std::optional<T> awaited(const std::function<void(QObject *, base::Answer<T>)> &call)
{
    QObject context;
    QEventLoop loop;
    std::optional<T> found;
    call(&context, [&](const base::Result<T> &result) {
        if (result.ok())
            found = result.value();
        else
            qWarning() << result.error().code << result.error().message;
        loop.quit();
    });
    loop.exec();
    return found;
}

// What the Python SDK does before it is killed: create, create_file, new_slice, and its first slice.
struct Sdk {
    QString token;
    QString server;

    bool begin(const SandboxProgram &sandbox, const QString &path, int slices)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QJsonObject ready = sandbox.ready();
        const youku::Credentials who = {
            ready[u"client_id"].toString(), ready[u"access_token"].toString(), {}, {}};
        youku::ApiClient api(QUrl(ready[u"api_url"].toString()));
        youku::Metadata metadata;
        metadata.title = u"Begun by the SDK"_s;
        metadata.tags = {u"Others"_s};
        const youku::FileFacts facts = {QFileInfo(path).fileName(), file.size(), md5Of(path)};
        const auto created = awaited<youku::Created>(
            [&](QObject *context, auto done) { api.create(who, metadata, facts, context, done); });
        if (!created)
            return false;
        token = created->uploadToken;
        server = created->serverUri;
        return send(file, slices);
    }

    bool send(QFile &file, int slices)
    {
        youku::UploadServer upload(youku::ServerLocation{server, {}});
        const auto prepared = awaited<base::Nothing>([&](QObject *context, auto done) {
            upload.createFile(token, file.size(), u"mp4"_s, 2048, context, done);
        });
        auto next = awaited<youku::NextSlice>(
            [&](QObject *context, auto done) { upload.newSlice(token, context, done); });
        for (int slice = 0; prepared && next && slice < slices; ++slice) {
            file.seek(next->task.offset);
            const QByteArray bytes = file.read(next->task.length);
            const QString md5 =
                QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
            const QString crc = QString::number(
                ::crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size())), 16);
            next = awaited<youku::NextSlice>([&](QObject *context, auto done) {
                upload.uploadSlice(token, next->task, md5, crc, std::make_unique<http::SequentialBody>(bytes),
                                   context, done);
            });
        }
        return prepared && next;
    }

    QByteArray state() const
    {
        return QJsonDocument(QJsonObject{{"upload_token", token}, {"upload_server_ip", server}}).toJson();
    }
};

} // namespace

class CliSdkTest : public QObject
{
    Q_OBJECT

private slots:
    void whatTheSdkBeganIsGoneOnWith_data();
    void whatTheSdkBeganIsGoneOnWith();
    void aStateThatIsNoneIsRefusedFirst_data();
    void aStateThatIsNoneIsRefusedFirst();
    void aStateThatYoukuForgotBeginsAnew();
    void aStateOfAnotherFileSpoilsNothing_data();
    void aStateOfAnotherFileSpoilsNothing();
};

void CliSdkTest::whatTheSdkBeganIsGoneOnWith_data()
{
    QTest::addColumn<int>("slices");
    QTest::newRow("nothing sent") << 0;
    QTest::newRow("a slice sent") << 1;
    QTest::newRow("all sent") << 3;
}

void CliSdkTest::whatTheSdkBeganIsGoneOnWith()
{
    QFETCH(int, slices);
    SandboxProgram youku;
    QVERIFY(youku.start({"--task-timeout", "1"}));
    CliProgram cli(&youku);
    const QString file = cli.file(u"a.mp4"_s, 3 * 2048 * 1024);
    Sdk sdk;
    QVERIFY(sdk.begin(youku, file, slices));
    const QString state = write(cli, u"youku.upload"_s, sdk.state());

    const Outcome run = cli.run({"upload", "--json", "--reference", "v1", "--state", state, file});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QCOMPARE(youku.counter("creates"), 1);
    QCOMPARE(youku.counter("slices"), 3);
    QCOMPARE(youku.counter("bytes_sent_twice"), 0);
    QCOMPARE(youku.videos().size(), 1);
    const QJsonObject video = youku.videos().constFirst();
    QCOMPARE(video[u"title"].toString(), u"Begun by the SDK"_s);
    QCOMPARE(video[u"held_md5"].toString(), md5Of(file));
    QCOMPARE(run.last("published")[u"video_id"], video[u"video_id"]);
    QVERIFY(!textOf(cli.profile() + u"/logs/youchuan.log"_s).contains(sdk.token));
    QCOMPARE(cli.run({"upload", "--state", state, file}).code, 0); // known by now
    QCOMPARE(youku.videos().size(), 1);
}

void CliSdkTest::aStateThatIsNoneIsRefusedFirst_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QStringList>("files");
    const QStringList one = {"a.mp4"};
    QTest::newRow("empty") << QByteArray("") << one;
    QTest::newRow("garbage") << QByteArray("\x80\x02}q\x00.") << one;
    QTest::newRow("half") << QByteArray("{\"upload_token\":\"T\"") << one;
    QTest::newRow("a list") << QByteArray("[1]") << one;
    QTest::newRow("no token") << QByteArray(R"({"upload_server_ip":"127.0.0.1"})") << one;
    QTest::newRow("null token") << QByteArray(R"({"upload_token":null,"upload_server_ip":"127.0.0.1"})")
                                << one;
    QTest::newRow("no server") << QByteArray(R"({"upload_token":"T"})") << one;
    QTest::newRow("another scheme") << QByteArray(
        R"({"upload_token":"T","upload_server_ip":"ftp://127.0.0.1"})")
                                    << one;
    QTest::newRow("a user") << QByteArray(R"({"upload_token":"T","upload_server_ip":"a@127.0.0.1"})") << one;
    QTest::newRow("no address") << QByteArray(R"({"upload_token":"T","upload_server_ip":"a b"})") << one;
    QTest::newRow("controls in the token")
        << QByteArray(R"({"upload_token":"T\n\u0000","upload_server_ip":"127.0.0.1"})") << one;
    QTest::newRow("two files") << QByteArray(R"({"upload_token":"T","upload_server_ip":"127.0.0.1"})")
                               << QStringList{"a.mp4", "b.mp4"};
}

void CliSdkTest::aStateThatIsNoneIsRefusedFirst()
{
    QFETCH(QByteArray, state);
    QFETCH(QStringList, files);
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    cli.file(u"a.mp4"_s, 1000, 1);
    cli.file(u"b.mp4"_s, 1000, 2);
    write(cli, u"youku.upload"_s, state);
    const Outcome run = cli.run(QStringList{"upload", "--json", "--state", "youku.upload"} + files);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains(u"youku.upload"_s) || run.err.contains(u"--state"_s), qPrintable(run.err));
    QCOMPARE(run.lines().size(), files.size());
    QCOMPARE(youku.requests().size(), 0);
}

void CliSdkTest::aStateThatYoukuForgotBeginsAnew()
{
    SandboxProgram youku;
    QVERIFY(youku.start());
    CliProgram cli(&youku);
    const QString file = cli.file(u"a.mp4"_s, 3000000);
    Sdk sdk;
    QVERIFY(sdk.begin(youku, file, 1));
    QVERIFY(youku.control({{"expire_upload", true}}));
    const QString state = write(cli, u"youku.upload"_s, sdk.state());
    const Outcome run = cli.run({"upload", "--state", state, "--title", "Sent anew", file});
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QVERIFY2(run.err.contains(u"sent anew"_s), qPrintable(run.err));
    QCOMPARE(youku.videos().size(), 1);
    QCOMPARE(youku.videos().constFirst()[u"title"].toString(), u"Sent anew"_s);
}

void CliSdkTest::aStateOfAnotherFileSpoilsNothing_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("slices");
    QTest::addColumn<QJsonArray>("faults");
    const QJsonArray none;
    const QJsonArray once{QJsonObject{
        {u"endpoint"_s, u"new_slice"_s}, {u"action"_s, u"status"_s}, {u"code"_s, 502}, {u"times"_s, 1}}};
    QTest::newRow("as long") << qint64(6000000) << 1 << none;
    QTest::newRow("as long, all sent") << qint64(6000000) << 3 << none;
    QTest::newRow("shorter") << qint64(3000000) << 0 << none;
    QTest::newRow("longer") << qint64(9000000) << 1 << none;
    QTest::newRow("longer, all sent") << qint64(9000000) << 3 << none;
    QTest::newRow("longer, all sent, size told late") << qint64(9000000) << 3 << once;
}

void CliSdkTest::aStateOfAnotherFileSpoilsNothing()
{
    QFETCH(qint64, size);
    QFETCH(int, slices);
    QFETCH(QJsonArray, faults);
    SandboxProgram youku;
    QVERIFY(youku.start({"--task-timeout", "1"}));
    CliProgram cli(&youku);
    Sdk sdk;
    QVERIFY(sdk.begin(youku, cli.file(u"before.mp4"_s, 6000000, 1), slices));
    const QString state = write(cli, u"youku.upload"_s, sdk.state());
    const QString file = cli.file(u"now.mp4"_s, size, 2);
    QVERIFY(youku.control({{u"faults"_s, faults}}));
    const Outcome run = cli.run({"upload", "--state", state, file});
    // Where Youku has all of a file as long as this one, nobody knows that it is another.
    const bool isDoneFor = slices == 3 && size == 6000000;
    QVERIFY2(run.code == 0, qPrintable(run.err));
    QCOMPARE(youku.videos().size(), 1);
    if (!isDoneFor)
        QCOMPARE(youku.videos().constFirst()[u"held_md5"].toString(), md5Of(file));
}

QTEST_GUILESS_MAIN(CliSdkTest)
#include "tst_cli_sdk.moc"
