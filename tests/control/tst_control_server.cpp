// The program that holds a profile does what others ask of it, and is hurt by none of them.
#include "control/client/client.h"
#include "control/server/peer.h"
#include "control/server/remote_reporter.h"
#include "control/server/server.h"
#include "control/wire/events.h"
#include "control/wire/protocol.h"
#include "engine/accounts/account_store.h"
#include "store/profile/profile.h"
#include "support/open_engine.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using control::Client;
using control::Server;
using control::Told;

class ControlServerTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void filesReachTheWindow();
    void aConsoleHasNoWindow();
    void nobodyListeningIsSaid();
    void thePlaceIsTheUsersOwn();
    void whatIsInTheWayIsSaid();
    void whoSatThereFirstGetsNothing();
    void oneThatNeverAnswersIsNoHandOver();
    void anotherVersionIsSaid();
    void whatIsNotUnderstoodIsTurnedAway_data();
    void whatIsNotUnderstoodIsTurnedAway();
    void whoOnlyHoldsALineIsLetGo();
    void whoDoesNotReadIsLetGo();
    void whoReadsSlowlyGetsTheNewestAndEveryEnd();
    void theQueueIsListedAsItIs();
    void anUploadIsDoneAndFollowed();
    void aLimitHoldsWhileItIsFollowedAndTheUploadGoesOn();
    void whoFollowsIsToldOfTheEnd();
    void noMoreThanSomeAreServed();
    void whoNamesAnAccountGetsThatOne();
    void anotherUserIsNotHeard();
    void anotherUserIsToldNothing();

private:
    QStringList places() const
    {
#ifdef Q_OS_WIN
        return {QFileInfo(m_dir->path()).fileName()}; // of a pipe
#else
        return {m_dir->filePath(u"control"_s)};
#endif
    }
    std::unique_ptr<Server> listening();
    // What handOver() says, from a thread of its own.
    bool handOver(const QStringList &files);
    // A video of noise, not written to any more.
    QString video(const QString &name, qint64 size);

    std::unique_ptr<QTemporaryDir> m_home;
    OpenEngine m_engine;
    std::unique_ptr<QTemporaryDir> m_dir;
    QList<QStringList> m_received; // by the window
};

namespace {

// A console, byte by byte.
class Visitor
{
public:
    explicit Visitor(const QStringList &places)
    {
        m_socket.connectToServer(places.first());
        m_socket.waitForConnected(5000);
    }
    QLocalSocket &socket() { return m_socket; }
    void say(const QByteArray &bytes) { m_socket.write(bytes); }
    void greet() { say(control::lineOf(control::greeting())); }
    void ask(const control::Wish &wish)
    {
        greet();
        say(control::lineOf(control::requestJson({control::Caller::ofThisProgram(), wish})));
    }
    // Both ends live in this thread. Empty where the other end goes.
    QJsonObject next()
    {
        (void)QTest::qWaitFor([this] { return m_socket.canReadLine() || gone(); }, 20000);
        return QJsonDocument::fromJson(m_socket.readLine()).object();
    }
    // The next that says this, past all that says something else.
    QJsonObject next(Told told)
    {
        QJsonObject event;
        do
            event = next();
        while (!event.isEmpty() && control::toldIn(event) != told);
        return event;
    }
    bool gone() const { return m_socket.state() == QLocalSocket::UnconnectedState; }

private:
    QLocalSocket m_socket;
};

} // namespace

void ControlServerTest::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    for (const char *name : {"YOUCHUAN_PROFILE", "YOUCHUAN_API_URL", "YOUCHUAN_API", "YOUCHUAN_CLIENT_ID",
                             "YOUCHUAN_ACCESS_TOKEN", "YOUCHUAN_REFRESH_TOKEN", "YOUCHUAN_CLIENT_SECRET"})
        qunsetenv(name);
    m_home = std::make_unique<QTemporaryDir>();
    engine::Options options;
    options.profileDir = m_home->path();
    options.practice = true;
    QVERIFY(m_engine.open(options));
}

void ControlServerTest::init()
{
    m_received.clear();
    m_dir = std::make_unique<QTemporaryDir>();
    if (m_dir->path().size() > 80)
        QSKIP("the folder for temporary files is too deep for sockets");
}

std::unique_ptr<Server> ControlServerTest::listening()
{
    auto server = std::make_unique<Server>(*m_engine);
    server->takeFilesBy([this](const QStringList &paths) { m_received.append(paths); });
    QString reason;
    if (!server->listen(places(), &reason) || !reason.isEmpty())
        qWarning() << reason;
    return server;
}

bool ControlServerTest::handOver(const QStringList &files)
{
    std::atomic_bool over = false;
    bool handed = false;
    std::thread second([&] {
        QString reason;
        handed = control::handOver(places(), files, &reason);
        over = true;
    });
    (void)QTest::qWaitFor([&over] { return over.load(); }, 20000);
    second.join();
    return handed;
}

QString ControlServerTest::video(const QString &name, qint64 size)
{
    QFile file(m_home->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || !file.resize(size) || file.write(name.toUtf8()) < 1)
        return {};
    file.flush();
    file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600), QFileDevice::FileModificationTime);
    return file.fileName();
}

void ControlServerTest::filesReachTheWindow()
{
    const auto first = listening();
    // The second name is one that is not UTF-8 (transfer/files/local_path.h).
    const QStringList files{u"/videos/慢船 \"1\".mp4"_s, u"/videos/\uEFCA\uEFD3.mov"_s};
    for (const QStringList &some : {files, QStringList(), QStringList(20000, files.first())}) {
        QVERIFY(handOver(some));
        QCOMPARE(m_received, QList<QStringList>{some});
        m_received.clear();
    }
    // Not even a listener is asked to take more than it would.
    QVERIFY(!handOver({u'/' + QString(control::longestLine, u'x')}));
    QVERIFY(m_received.isEmpty());
}

void ControlServerTest::aConsoleHasNoWindow()
{
    const auto first = listening();
    first->takeFilesBy({});
    Visitor visitor(places());
    visitor.ask(control::OpenFiles{{u"/a.mp4"_s}});
    const QJsonObject answer = visitor.next(Told::TurnedAway);
    QVERIFY2(control::sentenceIn(answer).contains(u"no window"_s), qPrintable(control::sentenceIn(answer)));
}

void ControlServerTest::nobodyListeningIsSaid()
{
    QString reason;
    QVERIFY(!control::handOver(places(), {}, &reason));
    QVERIFY(reason.contains(u"does not answer"_s));
    QVERIFY(!control::handOver({}, {}, &reason));
}

void ControlServerTest::thePlaceIsTheUsersOwn()
{
#ifdef Q_OS_LINUX
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    const auto placesOf = [](const QString &dir) {
        return store::Profile::at(dir, false).socketPaths();
    };
    const QString deep = m_dir->filePath(QString(100, u'd'));
    qunsetenv("XDG_RUNTIME_DIR");
    QCOMPARE(placesOf(m_dir->path()), places());
    QCOMPARE(placesOf(deep), QStringList()); // nowhere rather than where all may write
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_dir->filePath(u"run"_s)));
    const QStringList ofDeep = placesOf(deep);
    QCOMPARE(ofDeep.size(), 1);
    QVERIFY(ofDeep.first().startsWith(m_dir->filePath(u"run/youchuan-"_s)));
    QVERIFY(ofDeep != placesOf(deep + u'e'));

    Server first(*m_engine);
    QString reason;
    QVERIFY(!first.listen(ofDeep, &reason)); // it is not there
    QVERIFY(QDir().mkdir(m_dir->filePath(u"run"_s)));
    QCOMPARE(::chmod(QFile::encodeName(m_dir->filePath(u"run"_s)).constData(), 0777), 0);
    QVERIFY(!first.listen(ofDeep, &reason)); // others were, or will be
    QCOMPARE(::chmod(QFile::encodeName(m_dir->filePath(u"run"_s)).constData(), 0700), 0);
    QVERIFY(first.listen(ofDeep, &reason));
    QVERIFY(!(int(QFileInfo(ofDeep.first()).permissions()) & 0x0077));
    qputenv("XDG_RUNTIME_DIR", before);
#endif
}

void ControlServerTest::whatIsInTheWayIsSaid()
{
#ifdef Q_OS_UNIX
    QFile file(places().first());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4 && file.flush());
    Server first(*m_engine);
    QString reason;
    QVERIFY(!first.listen(places(), &reason));
    QVERIFY2(reason.contains(places().first()), qPrintable(reason));
    QCOMPARE(file.size(), 4);
    QVERIFY(file.remove());
    // What a program that died left behind is not.
    {
        QLocalServer dead;
        QVERIFY(dead.listen(m_dir->filePath(u"other"_s)));
        QVERIFY(QFile::link(m_dir->filePath(u"other"_s), m_dir->filePath(u"link"_s)));
        QCOMPARE(::rename(QFile::encodeName(m_dir->filePath(u"other"_s)).constData(),
                          QFile::encodeName(places().first()).constData()),
                 0);
    }
    QVERIFY(first.listen(places(), &reason));
#endif
}

void ControlServerTest::whoSatThereFirstGetsNothing()
{
#ifdef Q_OS_UNIX
    QLocalServer squatter;
    QVERIFY(squatter.listen(places().first()));
    QSignalSpy came(&squatter, &QLocalServer::newConnection);
    const auto first = listening();
    QVERIFY(handOver({u"/a.mp4"_s}));
    QCOMPARE(m_received.size(), 1);
    QVERIFY(came.isEmpty());
#endif
}

void ControlServerTest::oneThatNeverAnswersIsNoHandOver()
{
    QLocalServer silent;
    QVERIFY(silent.listen(places().first()));
    QString reason;
    QVERIFY(!control::handOver(places(), {u"/a.mp4"_s}, &reason));
    QVERIFY(reason.contains(u"does not answer"_s));

    // Nor is one that says something else, or no end of it.
    const QByteArray hello = control::lineOf(control::greeting());
    for (const QByteArray &words :
         {hello + control::lineOf(eventJson(Told::TurnedAway, u"no"_s)), QByteArray("taken\n"),
          hello + "done\n", hello + QByteArray(1'000'000, 'x'),
          QByteArray(control::longestLine + 1'000'000, 'x'), QByteArray("{\"protocol\":true}\n"),
          QByteArray("{\"protocol\":-1}\n"),
          hello + control::lineOf(eventJson(Told::Changed, control::Snapshot()))}) {
        const auto answer = connect(&silent, &QLocalServer::newConnection, this, [&silent, words] {
            while (QLocalSocket *socket = silent.nextPendingConnection())
                socket->write(words);
        });
        QVERIFY2(!handOver({u"/a.mp4"_s}), words.left(60).constData());
        disconnect(answer);
    }
}

void ControlServerTest::anotherVersionIsSaid()
{
    QLocalServer newer;
    QVERIFY(newer.listen(places().first()));
    connect(&newer, &QLocalServer::newConnection, this, [&newer] {
        while (QLocalSocket *socket = newer.nextPendingConnection())
            socket->write("{\"protocol\":99,\"version\":\"8.0\"}\n");
    });
    QString reason;
    std::atomic_bool over = false;
    std::thread second([&] {
        (void)control::handOver(places(), {u"/a.mp4"_s}, &reason);
        over = true;
    });
    QTRY_VERIFY_WITH_TIMEOUT(over, 10000);
    second.join();
    QVERIFY2(reason.contains(u"version 8.0"_s), qPrintable(reason));

    // And the other way round.
    newer.close();
    const auto first = listening();
    Visitor visitor(places());
    visitor.say("{\"protocol\":99,\"version\":\"8.0\"}\n");
    QVERIFY(control::greetingFrom(visitor.next()));
    QVERIFY(control::sentenceIn(visitor.next(Told::TurnedAway)).contains(QStringLiteral(YOUCHUAN_VERSION)));
}

void ControlServerTest::whatIsNotUnderstoodIsTurnedAway_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("greets");
    const QByteArray open = "{\"command\":\"open\",\"files\":";
    const QByteArray upload = "{\"command\":\"upload\",\"files\":[\"/a.mp4\"],";
    QTest::newRow("no JSON") << QByteArray("hello\n") << true;
    QTest::newRow("no greeting") << open + "[]}\n" << false;
    QTest::newRow("a list") << QByteArray("[\"/a.mp4\"]\n") << true;
    QTest::newRow("another command") << QByteArray("{\"command\":\"quit\",\"files\":[]}\n") << true;
    QTest::newRow("no files") << QByteArray("{\"command\":\"open\"}\n") << true;
    QTest::newRow("a file that is none") << open + "[\"/a\",7]}\n" << true;
    QTest::newRow("a relative path") << open + "[\"a.mp4\"]}\n" << true;
    QTest::newRow("our own resources") << open + "[\":/a.mp4\"]}\n" << true;
    QTest::newRow("an address") << open + "[\"file:///a.mp4\"]}\n" << true;
    QTest::newRow("a NUL") << open + "[\"/a\\u0000.mp4\"]}\n" << true;
    QTest::newRow("a word too much") << open + "[],\"and\":1}\n" << true;
    QTest::newRow("nested") << QByteArray(100'000, '[') + '\n' << true;
    QTest::newRow("no end of it") << QByteArray(control::longestLine + 1'000'000, 'x') << true;
    QTest::newRow("too long") << open + "[\"/" + QByteArray(control::longestLine, 'x') + "\"]}\n" << true;
    QTest::newRow("an upload of nothing") << QByteArray("{\"command\":\"upload\",\"files\":[]}\n") << true;
    QTest::newRow("lanes without end") << upload + "\"pace\":{\"lanes\":100000}}\n" << true;
    QTest::newRow("a limit below none") << upload + "\"pace\":{\"limit\":-1}}\n" << true;
    QTest::newRow("a way that there is not") << upload + "\"pace\":{\"transport\":\"ftp\"}}\n" << true;
    QTest::newRow("a flag that is a word") << upload + "\"again\":\"yes\"}\n" << true;
    QTest::newRow("ids that are none") << QByteArray("{\"command\":\"cancel\",\"ids\":[-1,\"2\"]}\n") << true;
    QTest::newRow("a cancel of all") << QByteArray("{\"command\":\"cancel\",\"ids\":[]}\n") << true;
}

void ControlServerTest::whatIsNotUnderstoodIsTurnedAway()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, greets);
    const auto first = listening();
    {
        Visitor visitor(places());
        if (greets)
            visitor.greet();
        visitor.say(line);
        QVERIFY(control::greetingFrom(visitor.next()));
        const QJsonObject answer = visitor.next();
        if (!answer.isEmpty()) // else it was let go
            QVERIFY(control::toldIn(answer) == Told::TurnedAway);
    }
    QVERIFY(m_received.isEmpty());
    QCOMPARE(m_engine->queue().count(), 0);
    QVERIFY(handOver({u"/a.mp4"_s})); // the next one is
}

void ControlServerTest::whoOnlyHoldsALineIsLetGo()
{
    const auto first = listening();
    std::vector<std::unique_ptr<Visitor>> idle;
    for (int i = 0; i < 3 * Server::mostWaiting; ++i) {
        idle.push_back(std::make_unique<Visitor>(places()));
        if (i % 2)
            idle.back()->say("{\"protocol\":1,"); // half a line
        QCoreApplication::processEvents();
    }
    const auto open = [&idle] {
        return std::ranges::count_if(idle, [](const auto &visitor) { return !visitor->gone(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(open() <= Server::mostWaiting, control::patienceMs / 2);
    QTRY_COMPARE_WITH_TIMEOUT(open(), 0, 10000);
    QVERIFY(handOver({u"/a.mp4"_s}));
}

namespace {

// Both ends of a connection that nobody serves.
struct Ends {
    explicit Ends(const QStringList &places)
    {
        server.listen(places.first());
        visitor = std::make_unique<Visitor>(places);
        visitor->socket().setReadBufferSize(1024);
        (void)QTest::qWaitFor([this] { return server.hasPendingConnections(); }, 5000);
        peer = new control::Peer(server.nextPendingConnection(), &server);
    }
    QLocalServer server;
    std::unique_ptr<Visitor> visitor;
    QPointer<control::Peer> peer;
};

control::Snapshot moving(transfer::UploadId id, qint64 transferred)
{
    control::Snapshot snapshot;
    snapshot.id = id;
    snapshot.file = QString(200, u'x');
    snapshot.activity = transfer::Activity::Running;
    snapshot.transferred = transferred;
    return snapshot;
}

} // namespace

void ControlServerTest::whoDoesNotReadIsLetGo()
{
    Ends ends(places());
    QSignalSpy gone(ends.peer, &control::Peer::gone);
    control::RemoteReporter reporter(*ends.peer, u"en"_s);
    const qsizetype notes = control::Peer::mostUnread / 1000 + 100;
    for (qsizetype i = 0; i < notes && gone.isEmpty(); ++i)
        reporter.note(QString(1000, u'x'));
    QCOMPARE(gone.size(), 1);
    for (int i = 0; i < 100; ++i)
        reporter.changed(moving(i, 1)); // nobody hears it
    QTRY_VERIFY(!ends.peer);
}

void ControlServerTest::whoReadsSlowlyGetsTheNewestAndEveryEnd()
{
    Ends ends(places());
    QSignalSpy gone(ends.peer, &control::Peer::gone);
    control::RemoteReporter reporter(*ends.peer, u"en"_s);
    constexpr int uploads = 20;
    constexpr qint64 last = 4000;
    for (qint64 at = 1; at <= last; ++at) {
        for (int id = 1; id <= uploads; ++id)
            reporter.changed(moving(id, at)); // some 40 MB, were it all told
    }
    reporter.published(moving(1, last));
    QVERIFY(gone.isEmpty());
    ends.visitor->socket().setReadBufferSize(0);
    QSet<transfer::UploadId> upToDate;
    while (upToDate.size() < uploads) {
        const QJsonObject event = ends.visitor->next();
        QVERIFY(!event.isEmpty());
        const control::Snapshot snapshot = control::snapshotIn(event);
        const bool isEnd = control::toldIn(event) == Told::Published;
        QCOMPARE(isEnd, snapshot.id == 1 && snapshot.transferred == last);
        if (snapshot.transferred == last)
            upToDate.insert(snapshot.id);
    }
}

void ControlServerTest::theQueueIsListedAsItIs()
{
    const auto first = listening();
    QList<transfer::NewUpload> files;
    for (int i = 0; i < 3000; ++i) // more than is sent at once
        files.append({u"/nowhere/%1.mp4"_s.arg(i), {}, {}});
    const QList<transfer::UploadId> ids = m_engine->queue().add(files);
    Visitor visitor(places());
    visitor.ask(control::ListUploads());
    QVERIFY(control::greetingFrom(visitor.next()));
    for (const transfer::UploadId id : ids) {
        const QJsonObject event = visitor.next();
        QVERIFY(control::toldIn(event) == Told::Changed);
        QCOMPARE(control::snapshotIn(event).id, id);
    }
    QVERIFY(control::toldIn(visitor.next()) == Told::Finished);
    m_engine->queue().remove(ids);
}

void ControlServerTest::anUploadIsDoneAndFollowed()
{
    const auto first = listening();
    control::UploadOptions wish;
    wish.files = {video(u"harbour.mp4"_s, 300'000)};
    wish.metadata = {{"title", "The harbour"}};
    wish.reference = u"job 7"_s;
    wish.anyway = true;
    Visitor visitor(places());
    visitor.ask(wish);
    const QJsonObject published = visitor.next(Told::Published);
    const control::Snapshot snapshot = control::snapshotIn(published);
    QVERIFY(!snapshot.videoId.isEmpty());
    QCOMPARE(snapshot.reference, u"job 7"_s);
    QCOMPARE(snapshot.file, wish.files.first());
    const QJsonObject finished = visitor.next();
    QVERIFY(control::toldIn(finished) == Told::Finished);
    QVERIFY(control::codeIn(finished) == control::ExitCode::Success);
    QCOMPARE(m_engine->queue().find(snapshot.id)->record().metadata.title, u"The harbour"_s);
    QTRY_VERIFY(first->isIdle());

    // What a command line could not have said is not done either.
    control::UploadOptions wrong = wish;
    wrong.metadata = {{"title", "x"}};
    wrong.files = {video(u"other.mp4"_s, 1000)};
    Visitor second(places());
    second.ask(wrong);
    QVERIFY(!second.next(Told::Refused).isEmpty());
    QVERIFY(control::codeIn(second.next(Told::Finished)) == control::ExitCode::WrongUsage);
    QVERIFY(!m_engine->queue().find(snapshot.id + 1));
}

void ControlServerTest::aLimitHoldsWhileItIsFollowedAndTheUploadGoesOn()
{
    const auto first = listening();
    control::UploadOptions wish;
    wish.files = {video(u"long.mp4"_s, 3'000'000)};
    wish.anyway = true;
    wish.pace.bytesPerSecond = 1000;
    wish.pace.lanes = 2;
    auto visitor = std::make_unique<Visitor>(places());
    visitor->ask(wish);
    transfer::UploadId id = 0;
    while (id == 0) {
        const control::Snapshot snapshot = control::snapshotIn(visitor->next(Told::Changed));
        if (snapshot.activity == transfer::Activity::Running)
            id = snapshot.id;
    }
    QCOMPARE(m_engine->speedLimit(), 1000);
    visitor.reset(); // as Ctrl-C does
    QTRY_COMPARE(m_engine->speedLimit(), 0);
    QVERIFY(!first->isIdle()); // it goes on with nobody looking
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->queue().find(id)->stage(), transfer::Stage::Published, 30000);
    QTRY_VERIFY(first->isIdle());
}

void ControlServerTest::whoFollowsIsToldOfTheEnd()
{
    auto first = listening();
    control::UploadOptions wish;
    wish.files = {video(u"end.mp4"_s, 3'000'000)};
    wish.anyway = true;
    wish.pace.bytesPerSecond = 1000;
    Visitor visitor(places());
    visitor.ask(wish);
    const auto id = control::snapshotIn(visitor.next(Told::Changed)).id;
    first.reset();
    QVERIFY(!visitor.next(Told::Leaving).isEmpty());
    QVERIFY(visitor.next().isEmpty());
    QVERIFY(visitor.gone());
    QCOMPARE(m_engine->speedLimit(), 0);
    m_engine->queue().remove({id});
}

void ControlServerTest::noMoreThanSomeAreServed()
{
    const auto first = listening();
    const QString file = video(u"many.mp4"_s, 3'000'000);
    std::vector<std::unique_ptr<Visitor>> visitors;
    for (int i = 0; i <= Server::mostFollowed; ++i) {
        control::UploadOptions wish;
        wish.files = {file};
        wish.anyway = true;
        wish.pace.bytesPerSecond = 1000;
        visitors.push_back(std::make_unique<Visitor>(places()));
        visitors.back()->ask(wish);
        if (i < Server::mostFollowed)
            QVERIFY(!visitors.back()->next(Told::Changed).isEmpty());
    }
    QVERIFY(!visitors.back()->next(Told::TurnedAway).isEmpty());
    QCOMPARE(m_engine->queue().order().size(), 2 + 1); // one upload, followed by all; two were published
    m_engine->queue().remove({m_engine->queue().order().last()});
    for (int i = 0; i < Server::mostFollowed; ++i)
        QVERIFY(!visitors[size_t(i)]->next(Told::Finished).isEmpty());
    QTRY_VERIFY(first->isIdle());
}

void ControlServerTest::whoNamesAnAccountGetsThatOne()
{
    const auto callerWith = [](const QByteArray &token) {
        qputenv("YOUCHUAN_CLIENT_ID", "c1");
        qputenv("YOUCHUAN_ACCESS_TOKEN", token);
        const auto caller = control::Caller::ofThisProgram();
        qunsetenv("YOUCHUAN_CLIENT_ID");
        qunsetenv("YOUCHUAN_ACCESS_TOKEN");
        return caller;
    };
    const control::Caller mine = callerWith("t1");
    const control::Caller others = callerWith("t2");
    QVERIFY(control::standingOf(others, *m_engine).refusal.isEmpty()); // practice has one of its own

    qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
    OpenEngine engine;
    engine::Options options;
    options.profileDir = m_dir->path();
    QVERIFY(engine.open(options));
    qunsetenv("YOUCHUAN_API_URL");
    QVERIFY(!control::standingOf(mine, *engine).refusal.isEmpty());
    youku::Credentials credentials;
    credentials.clientId = u"c1"_s;
    credentials.accessToken = u"t1"_s;
    engine->accountStore().signInForNow(credentials);
    const control::Standing standing = control::standingOf(mine, *engine);
    QCOMPARE(standing.refusal, QString());
    QCOMPARE(standing.account, engine->accountStore().list().value(0).name);
    QVERIFY(!standing.account.isEmpty());
    QVERIFY(control::standingOf(others, *engine).refusal.contains(u"YOUCHUAN_ACCESS_TOKEN"_s));

    control::Caller elsewhere;
    QCOMPARE(control::standingOf(elsewhere, *engine).refusal, QString()); // names nothing
    elsewhere.apiUrl = u"http://127.0.0.1:10"_s;
    QVERIFY(control::standingOf(elsewhere, *engine).refusal.contains(u"YOUCHUAN_API_URL"_s));
    elsewhere.apiUrl = u"http://127.0.0.1:9/"_s;
    QCOMPARE(control::standingOf(elsewhere, *engine).refusal, QString());
    elsewhere.api = u"signed"_s;
    QVERIFY(control::standingOf(elsewhere, *engine).refusal.contains(u"YOUCHUAN_API"_s));
    QVERIFY(engine.close());
}

#ifdef Q_OS_LINUX

namespace {

sockaddr_un addressOf(const QString &place)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(place).constData(), sizeof address.sun_path);
    return address;
}

bool becomeNobody()
{
    return ::setgid(65534) == 0 && ::setuid(65534) == 0;
}

int exitCodeOf(pid_t child)
{
    int status = 0;
    return QTest::qWaitFor([&] { return ::waitpid(child, &status, WNOHANG) == child; }, 20000)
                   && WIFEXITED(status)
               ? WEXITSTATUS(status)
               : -1;
}

} // namespace

#endif

void ControlServerTest::anotherUserIsNotHeard()
{
#ifdef Q_OS_LINUX
    if (::geteuid() != 0)
        QSKIP("only root may become another user");
    const auto first = listening();
    // As if the folder kept nobody out.
    QCOMPARE(::chmod(QFile::encodeName(m_dir->path()).constData(), 0755), 0);
    QCOMPARE(::chmod(QFile::encodeName(places().first()).constData(), 0777), 0);
    const QByteArray line =
        control::lineOf(control::greeting())
        + control::lineOf(control::requestJson({control::Caller(), control::OpenFiles{{u"/a.mp4"_s}}}));
    const sockaddr_un address = addressOf(places().first());
    const pid_t child = ::fork();
    if (child == 0) {
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        char answer = 0;
        if (!becomeNobody()
            || ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address))
            ::_exit(2);
        (void)!::write(socket, line.constData(), size_t(line.size()));
        ::_exit(::read(socket, &answer, 1) == 1 ? 1 : 0); // the end, or a reset
    }
    QCOMPARE(exitCodeOf(child), 0);
    QVERIFY(m_received.isEmpty());
#endif
}

void ControlServerTest::anotherUserIsToldNothing()
{
#ifdef Q_OS_LINUX
    if (::geteuid() != 0)
        QSKIP("only root may become another user");
    // Made by us, listened at by another: as if the folder let him in.
    const sockaddr_un address = addressOf(places().first());
    const QByteArray hello = control::lineOf(control::greeting()); // as if it were one of ours
    int ready[2] = {};
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (::bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || !becomeNobody() || ::listen(server, 1) != 0 || ::write(ready[1], "x", 1) != 1)
            ::_exit(2);
        const int socket = ::accept(server, nullptr, nullptr);
        (void)!::write(socket, hello.constData(), size_t(hello.size()));
        char word = 0;
        ::_exit(::read(socket, &word, 1) == 1 ? 1 : 0);
    }
    char word = 0;
    QCOMPARE(::read(ready[0], &word, 1), 1);
    QString reason;
    QVERIFY(!control::handOver(places(), {u"/secret place/a.mp4"_s}, &reason));
    QCOMPARE(exitCodeOf(child), 0);
#endif
}

QTEST_GUILESS_MAIN(ControlServerTest)
#include "tst_control_server.moc"
