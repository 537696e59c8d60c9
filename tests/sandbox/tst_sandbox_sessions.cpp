// Whole uploads as Youku's own PHP, Android and iOS clients make them, byte for byte as the protocol page
// tells of each: tokens that nobody encoded, folders in file_name, tags by spaces, one chain that dies within
// a slice and goes on by new_slice alone.
#include "plain_client.h"
#include "support/hand_clock.h"

#include <QTcpSocket>
#include <QTest>

#include <zlib.h>

namespace {

// One connection with keep-alive; what is asked on it goes out as it stands.
class Connection
{
public:
    explicit Connection(quint16 port) : m_host("127.0.0.1:" + QByteArray::number(port))
    {
        m_socket.connectToHost(QHostAddress::LocalHost, port);
    }

    PlainAnswer get(const QByteArray &target) { return ask("GET", target, {}, {}); }

    PlainAnswer post(const QByteArray &target, const QByteArray &body,
                     const QByteArray &type = "application/x-www-form-urlencoded")
    {
        return ask("POST", target, type, body);
    }

    // Goes away within the body.
    void die(const QByteArray &target, const QByteArray &body)
    {
        m_socket.write(head("POST", target, "application/octet-stream", body.size())
                       + body.first(body.size() / 2));
        m_socket.flush();
        m_socket.disconnectFromHost();
        [[maybe_unused]] const bool gone =
            QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }

private:
    QByteArray head(const QByteArray &method, const QByteArray &target, const QByteArray &type,
                    qsizetype length)
    {
        return method + ' ' + target + " HTTP/1.1\r\nHost: " + m_host
               + (type.isEmpty() ? QByteArray() : "\r\nContent-Type: " + type)
               + "\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n";
    }

    PlainAnswer ask(const QByteArray &method, const QByteArray &target, const QByteArray &type,
                    const QByteArray &body)
    {
        m_socket.write(head(method, target, type, body.size()) + body);
        QByteArray seen;
        qsizetype end = -1;
        [[maybe_unused]] const bool came = QTest::qWaitFor(
            [&] {
                seen += m_socket.readAll();
                end = seen.indexOf("\r\n\r\n") + 4;
                return end >= 4 && seen.size() == end + lengthIn(seen.first(end));
            },
            10'000);
        PlainAnswer answer;
        answer.status = seen.mid(9, 3).toInt();
        answer.body = seen.mid(end);
        answer.json = QJsonDocument::fromJson(answer.body).object();
        return answer;
    }

    static qsizetype lengthIn(const QByteArray &head)
    {
        const QByteArray name = "content-length: ";
        const qsizetype start = head.toLower().indexOf(name) + name.size();
        return head.mid(start, head.indexOf('\r', start) - start).toInt();
    }

    const QByteArray m_host;
    QTcpSocket m_socket;
};

// What the three do differently.
class Session
{
public:
    Session(const sandbox::Sandbox &youku, const QByteArray &bytes) : server(youku), content(bytes) {}
    virtual ~Session() = default;

    virtual PlainAnswer create() = 0;
    virtual PlainAnswer createFile() = 0;
    virtual QByteArray sums(const QByteArray &bytes) const = 0;
    virtual PlainAnswer send(const QByteArray &target, const QByteArray &bytes) = 0;
    virtual PlainAnswer commit(const QByteArray &ip) = 0;

    virtual QByteArray version() const { return {}; }

    QByteArray who() const
    {
        return "client_id=" + server.credentials().clientId.toLatin1()
               + "&access_token=" + server.credentials().accessToken.toLatin1();
    }
    QByteArray file(const QByteArray &name) const
    {
        return "&file_name=" + name + "&file_size=" + QByteArray::number(content.size())
               + "&file_md5=" + PlainClient::md5(content);
    }
    QByteArray sliceTarget(const PlainAnswer &task, const QByteArray &bytes) const
    {
        QByteArray target = "/gupload/upload_slice?upload_token=" + token;
        for (const QString &name : {u"slice_task_id"_s, u"offset"_s, u"length"_s})
            target += '&' + name.toLatin1() + '=' + QByteArray::number(task.number(name));
        return target + sums(bytes) + version();
    }
    static QByteArray crcOf(const QByteArray &bytes)
    {
        return QByteArray::number(
            quint32(::crc32(0, reinterpret_cast<const Bytef *>(bytes.constData()), uInt(bytes.size()))), 16);
    }
    Connection &connection()
    {
        if (!m_connection)
            m_connection = std::make_unique<Connection>(server.port());
        return *m_connection;
    }
    void hangUp() { m_connection.reset(); }

    const sandbox::Sandbox &server;
    const QByteArray content;
    QByteArray token;

private:
    std::unique_ptr<Connection> m_connection;
};

// GET but for bodies; a new connection for each call.
class PhpSession : public Session
{
public:
    using Session::Session;

    PlainAnswer create() override
    {
        return fresh().get("/v2/uploads/create.json?" + who() + "&title=My+trip&tags=travel+lake&description="
                           + "&category=Other&copyright_type=original&public_type=all"
                           + file("%2Fvar%2Fwww%2Fvideos%2Ftrip.mp4"));
    }
    PlainAnswer createFile() override
    {
        return fresh().post("/gupload/create_file", "upload_token=" + token
                                                        + "&file_size=" + QByteArray::number(content.size())
                                                        + "&ext=mp4&slice_length=64");
    }
    QByteArray sums(const QByteArray &bytes) const override
    {
        return "&hash=" + PlainClient::md5(bytes) + "&crc=" + crcOf(bytes);
    }
    PlainAnswer send(const QByteArray &target, const QByteArray &bytes) override
    {
        return fresh().post(target, bytes, "application/octet-stream");
    }
    PlainAnswer commit(const QByteArray &ip) override
    {
        return fresh().get("/v2/uploads/commit.json?" + who() + "&upload_token=" + token
                           + "&upload_server_ip=" + ip);
    }

private:
    Connection &fresh()
    {
        hangUp();
        return connection();
    }
};

// POST; one connection for its chain; parameters of create_file in a query; slices under a type that they are
// not of.
class AndroidSession : public Session
{
public:
    using Session::Session;

    PlainAnswer create() override
    {
        return connection().post(
            "/v2/uploads/create.json",
            who() + "&title=My+trip&tags=travel&description=&public_type=all&watch_password="
                + file("/storage/emulated/0/DCIM/trip.mp4"));
    }
    PlainAnswer createFile() override
    {
        return connection().post("/gupload/create_file?upload_token=" + token
                                     + "&file_size=" + QByteArray::number(content.size())
                                     + "&ext=mp4&slice_length=64&ver=2.0",
                                 {});
    }
    QByteArray sums(const QByteArray &) const override { return "&hash=&crc="; }
    PlainAnswer send(const QByteArray &target, const QByteArray &bytes) override
    {
        return connection().post(target, bytes, "multipart/form-data; boundary=AaB03x");
    }
    PlainAnswer commit(const QByteArray &) override
    {
        return connection().post("/v2/uploads/commit.json",
                                 who() + "&upload_token=" + token + "&upload_server_ip=127.0.0.1");
    }
    QByteArray version() const override { return "&ver=2.0"; }
};

// True multipart bodies.
class IosSession : public Session
{
public:
    using Session::Session;

    PlainAnswer create() override
    {
        return connection().get("/uploads/create.json?" + who()
                                + "&title=My%20trip&tags=travel,lake&description=&latitude=&longitude="
                                + "&shoot_time=2026-11-22T10:00:00Z" + file("trip.mp4"));
    }
    PlainAnswer createFile() override
    {
        const QByteArray form = field("upload_token", token)
                                + field("file_size", QByteArray::number(content.size())) + field("ext", "mp4")
                                + field("slice_length", "64") + "--AaB03x--\r\n";
        return connection().post("/gupload/create_file", form, "multipart/form-data; boundary=AaB03x");
    }
    QByteArray sums(const QByteArray &bytes) const override { return "&crc=" + crcOf(bytes); }
    PlainAnswer send(const QByteArray &target, const QByteArray &bytes) override
    {
        const QByteArray form =
            "--AaB03x\r\nContent-Disposition: form-data; name=\"data\"; filename=\"data\"\r\n"
            "Content-Type: application/octet-stream\r\n\r\n"
            + bytes + "\r\n--AaB03x--\r\n";
        return connection().post(target, form, "multipart/form-data; boundary=AaB03x");
    }
    PlainAnswer commit(const QByteArray &ip) override
    {
        return connection().post("/uploads/commit.json",
                                 who() + "&upload_token=" + token + "&upload_server_ip=" + ip);
    }
    QByteArray version() const override { return "&ver=2.0"; }

private:
    static QByteArray field(const QByteArray &name, const QByteArray &value)
    {
        return "--AaB03x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
};

} // namespace

class TestSandboxSessions : public QObject
{
    Q_OBJECT
private slots:
    void anUploadIsResumedAndPublished_data()
    {
        QTest::addColumn<QString>("client");
        for (const char *client : {"PHP", "Android", "iOS"})
            QTest::newRow(client) << QString::fromLatin1(client);
    }

    void anUploadIsResumedAndPublished()
    {
        QFETCH(QString, client);
        HandClock clock;
        sandbox::Options options;
        options.clock = &clock;
        sandbox::Sandbox youku(options);
        QString error;
        QVERIFY2(youku.listen(0, &error), qPrintable(error));
        const auto session = sessionOf(client, youku, madeUpFile(300'000));

        const PlainAnswer created = session->create();
        QCOMPARE(created.status, 201);
        session->token = created.text(u"upload_token"_s).toLatin1();
        QCOMPARE(session->createFile().status, 201);
        PlainAnswer task = newSlice(*session);
        QCOMPARE(task.status, 201);
        task = sendNext(*session, task);
        QCOMPARE(task.number(u"slice_task_id"_s), 2);
        const QByteArray bytes = PlainClient::bytesOf(task, session->content);
        session->connection().die(session->sliceTarget(task, bytes), bytes);
        session->hangUp();
        QTRY_COMPARE(youku.state()[u"connections_open"].toInt(), 0);

        // It starts again, and knows its upload token alone.
        clock.ms += 2001;
        QCOMPARE(check(*session).number(u"status"_s), 4);
        task = newSlice(*session);
        QCOMPARE(task.number(u"slice_task_id"_s), 2);
        while (task.status == 201 && task.number(u"slice_task_id"_s) > 0)
            task = sendNext(*session, task);
        QCOMPARE(task.number(u"transferred"_s), session->content.size());
        QTRY_COMPARE(check(*session).number(u"status"_s), 1);
        const PlainAnswer committed = session->commit(check(*session).text(u"upload_server_ip"_s).toLatin1());
        QCOMPARE(committed.status, 200);
        QCOMPARE(committed.text(u"video_id"_s), created.text(u"video_id"_s));

        const QJsonObject state = youku.state();
        QCOMPARE(state[u"commits"].toInt(), 1);
        QCOMPARE(state[u"bytes_sent_twice"].toInt(), 0);
        QCOMPARE(state[u"uploads"][0][u"file_name"].toString(), u"trip.mp4"_s);
        QCOMPARE(state[u"uploads"][0][u"held_md5"], state[u"uploads"][0][u"md5"]);
    }

private:
    static std::unique_ptr<Session> sessionOf(const QString &client, const sandbox::Sandbox &youku,
                                              const QByteArray &content)
    {
        if (client == u"PHP"_s)
            return std::make_unique<PhpSession>(youku, content);
        if (client == u"Android"_s)
            return std::make_unique<AndroidSession>(youku, content);
        return std::make_unique<IosSession>(youku, content);
    }

    static PlainAnswer newSlice(Session &session)
    {
        return session.connection().get("/gupload/new_slice?upload_token=" + session.token
                                        + session.version());
    }

    static PlainAnswer check(Session &session)
    {
        return session.connection().get("/gupload/check?upload_token=" + session.token);
    }

    static PlainAnswer sendNext(Session &session, const PlainAnswer &task)
    {
        const QByteArray bytes = PlainClient::bytesOf(task, session.content);
        return session.send(session.sliceTarget(task, bytes), bytes);
    }
};

QTEST_GUILESS_MAIN(TestSandboxSessions)
#include "tst_sandbox_sessions.moc"
