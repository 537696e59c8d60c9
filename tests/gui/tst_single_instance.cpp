// A second start hands its files to the first, and to nobody else.
#include "engine/process/hand_over.h"
#include "gui/app/single_instance.h"
#include "store/profile/profile.h"

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
using gui::SingleInstance;

class SingleInstanceTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void filesReachTheFirst();
    void nobodyListeningIsSaid();
    void thePlaceIsTheUsersOwn();
    void whatIsInTheWayIsSaid();
    void whoSatThereFirstGetsNothing();
    void aFirstThatNeverAnswersIsNoHandOver();
    void nothingButFilesIsTaken_data();
    void nothingButFilesIsTaken();
    void whoOnlyHoldsALineIsLetGo();
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
    // What handOver() says, from a thread of its own.
    bool handOver(const QStringList &files, QSignalSpy *received);
    static QByteArray told(QLocalSocket &socket, const QByteArray &line);

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

bool listen(SingleInstance &first, const QStringList &places)
{
    QString reason;
    return first.listen(places, &reason) && reason.isEmpty();
}

} // namespace

void SingleInstanceTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    if (m_dir->path().size() > 80)
        QSKIP("the folder for temporary files is too deep for sockets");
}

bool SingleInstanceTest::handOver(const QStringList &files, QSignalSpy *received)
{
    bool handed = false;
    std::thread second([&] { handed = SingleInstance::handOver(places(), files); });
    if (received)
        received->wait(10000);
    second.join();
    return handed;
}

QByteArray SingleInstanceTest::told(QLocalSocket &socket, const QByteArray &line)
{
    if (line.isEmpty() || socket.write(line) != line.size())
        return {};
    // Both ends live in this thread.
    (void)QTest::qWaitFor(
        [&] { return socket.canReadLine() || socket.state() == QLocalSocket::UnconnectedState; }, 10000);
    return socket.readAll();
}

void SingleInstanceTest::filesReachTheFirst()
{
    SingleInstance first;
    QVERIFY(listen(first, places()));
    QSignalSpy received(&first, &SingleInstance::received);
    // The second name is one that is not UTF-8 (transfer/files/local_path.h).
    const QStringList files{u"/videos/慢船 \"1\".mp4"_s, u"/videos/\uEFCA\uEFD3.mov"_s};
    for (const QStringList &some : {files, QStringList(), QStringList(20000, files.first())}) {
        QVERIFY(handOver(some, &received));
        QCOMPARE(received.takeFirst().first().toStringList(), some);
    }
    // Not even a listener is asked to take more than it would.
    QVERIFY(!handOver({u'/' + QString(engine::hand_over::longestLine, u'x')}, nullptr));
    QVERIFY(received.isEmpty());
}

void SingleInstanceTest::nobodyListeningIsSaid()
{
    QVERIFY(!SingleInstance::handOver(places(), {}));
    QVERIFY(!SingleInstance::handOver({}, {}));
}

void SingleInstanceTest::thePlaceIsTheUsersOwn()
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

    SingleInstance first;
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

void SingleInstanceTest::whatIsInTheWayIsSaid()
{
#ifdef Q_OS_UNIX
    QFile file(places().first());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4 && file.flush());
    SingleInstance first;
    QString reason;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot reach"_s));
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
    QVERIFY(listen(first, places()));
#endif
}

void SingleInstanceTest::whoSatThereFirstGetsNothing()
{
#ifdef Q_OS_UNIX
    QLocalServer squatter;
    QVERIFY(squatter.listen(places().first()));
    QSignalSpy came(&squatter, &QLocalServer::newConnection);
    SingleInstance first;
    QVERIFY(listen(first, places()));
    QSignalSpy received(&first, &SingleInstance::received);
    QVERIFY(handOver({u"/a.mp4"_s}, &received));
    QCOMPARE(received.size(), 1);
    QVERIFY(came.isEmpty());
#endif
}

void SingleInstanceTest::aFirstThatNeverAnswersIsNoHandOver()
{
    QLocalServer silent;
    QVERIFY(silent.listen(places().first()));
    QVERIFY(!SingleInstance::handOver(places(), {u"/a.mp4"_s}));

    // Nor is one that says something else, or no end of it.
    for (const QByteArray &words : {engine::hand_over::answer(false), QByteArray("taken\n"),
                                    QByteArray(1'000'000, 'x'), QByteArray("{\"answer\":true}\n")}) {
        const auto answer = connect(&silent, &QLocalServer::newConnection, this, [&silent, words] {
            while (QLocalSocket *socket = silent.nextPendingConnection())
                socket->write(words);
        });
        std::atomic_bool over = false;
        bool handed = true;
        std::thread second([&] {
            handed = SingleInstance::handOver(places(), {u"/a.mp4"_s});
            over = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(over, 10000);
        second.join();
        disconnect(answer);
        QVERIFY2(!handed, words.left(40).constData());
    }
}

void SingleInstanceTest::nothingButFilesIsTaken_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray("hello\n");
    QTest::newRow("the old words") << QByteArray("\0\0\0\1\0\0\0\2\0/\n", 11);
    QTest::newRow("a list") << QByteArray("[\"/a.mp4\"]\n");
    QTest::newRow("another command") << QByteArray("{\"command\":\"quit\",\"files\":[]}\n");
    QTest::newRow("no files") << QByteArray("{\"command\":\"open\"}\n");
    QTest::newRow("a file that is none") << QByteArray("{\"command\":\"open\",\"files\":[\"/a\",7]}\n");
    QTest::newRow("a relative path") << QByteArray("{\"command\":\"open\",\"files\":[\"a.mp4\"]}\n");
    QTest::newRow("our own resources") << QByteArray("{\"command\":\"open\",\"files\":[\":/a.mp4\"]}\n");
    QTest::newRow("an address") << QByteArray("{\"command\":\"open\",\"files\":[\"file:///a.mp4\"]}\n");
    QTest::newRow("a NUL") << QByteArray("{\"command\":\"open\",\"files\":[\"/a\\u0000.mp4\"]}\n");
    QTest::newRow("nested") << QByteArray(100'000, '[') + '\n';
    QTest::newRow("no end of it") << QByteArray(engine::hand_over::longestLine + 1'000'000, 'x');
    QTest::newRow("too long") << "{\"command\":\"open\",\"files\":[\"/"
                                     + QByteArray(engine::hand_over::longestLine, 'x') + "\"]}\n";
}

void SingleInstanceTest::nothingButFilesIsTaken()
{
    QFETCH(const QByteArray, line);
    SingleInstance first;
    QVERIFY(listen(first, places()));
    QSignalSpy received(&first, &SingleInstance::received);
    QLocalSocket socket;
    socket.connectToServer(places().first());
    QVERIFY(socket.waitForConnected(5000));
    QVERIFY(!engine::hand_over::isTaken(told(socket, line)));
    QVERIFY(received.isEmpty());
    QVERIFY(handOver({u"/a.mp4"_s}, &received)); // the next one is
}

void SingleInstanceTest::whoOnlyHoldsALineIsLetGo()
{
    SingleInstance first;
    QVERIFY(listen(first, places()));
    QSignalSpy received(&first, &SingleInstance::received);
    std::vector<std::unique_ptr<QLocalSocket>> idle;
    for (int i = 0; i < 3 * SingleInstance::mostAtOnce; ++i) {
        idle.push_back(std::make_unique<QLocalSocket>());
        idle.back()->connectToServer(places().first());
        idle.back()->waitForConnected(5000);
        QCoreApplication::processEvents();
    }
    const auto open = [&idle] {
        return std::ranges::count_if(
            idle, [](const auto &socket) { return socket->state() == QLocalSocket::ConnectedState; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(open() <= SingleInstance::mostAtOnce, SingleInstance::patienceMs / 2);
    QTRY_COMPARE_WITH_TIMEOUT(open(), 0, 10000);
    QVERIFY(handOver({u"/a.mp4"_s}, &received));
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

void SingleInstanceTest::anotherUserIsNotHeard()
{
#ifdef Q_OS_LINUX
    if (::geteuid() != 0)
        QSKIP("only root may become another user");
    SingleInstance first;
    QVERIFY(listen(first, places()));
    QSignalSpy received(&first, &SingleInstance::received);
    // As if the folder kept nobody out.
    QCOMPARE(::chmod(QFile::encodeName(m_dir->path()).constData(), 0755), 0);
    QCOMPARE(::chmod(QFile::encodeName(places().first()).constData(), 0777), 0);
    const QByteArray line = engine::hand_over::lineOf({u"/a.mp4"_s});
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
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not the user's"_s));
    QCOMPARE(exitCodeOf(child), 0);
    QVERIFY(received.isEmpty());
#endif
}

void SingleInstanceTest::anotherUserIsToldNothing()
{
#ifdef Q_OS_LINUX
    if (::geteuid() != 0)
        QSKIP("only root may become another user");
    // Made by us, listened at by another: as if the folder let him in.
    const sockaddr_un address = addressOf(places().first());
    int ready[2] = {};
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (::bind(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || !becomeNobody() || ::listen(server, 1) != 0 || ::write(ready[1], "x", 1) != 1)
            ::_exit(2);
        const int socket = ::accept(server, nullptr, nullptr);
        char word = 0;
        ::_exit(::read(socket, &word, 1) == 1 ? 1 : 0);
    }
    char word = 0;
    QCOMPARE(::read(ready[0], &word, 1), 1);
    QVERIFY(!SingleInstance::handOver(places(), {u"/secret place/a.mp4"_s}));
    QCOMPARE(exitCodeOf(child), 0);
#endif
}

QTEST_MAIN(SingleInstanceTest)
#include "tst_single_instance.moc"
