// What the sandbox keeps: state over restarts, published files, and the sandbox inside a program.
#include "plain_client.h"
#include "raw_client.h"

#include "sandbox/embedded_sandbox.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

class TestSandboxState : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void cleanup()
    {
        m_client.reset();
        m_sandbox.reset();
        m_keep.clear();
    }

    void aRestartGoesOnInTheMiddleOfAFile()
    {
        serve(true);
        const auto who = m_sandbox->credentials();
        const QByteArray content = madeUpFile(300'000);
        m_client->create(content);
        m_client->createFile(content);
        PlainAnswer task = m_client->newSlice();
        task = m_client->uploadSlice(task, content);
        const QString token = m_client->token;

        serve(true);
        QCOMPARE(m_sandbox->credentials(), who);
        m_client->token = token;
        QCOMPARE(m_client->check().number(u"empty_tasks"_s), 3);
        while (task.number(u"slice_task_id"_s) > 0)
            task = m_client->uploadSlice(task, content);
        QCOMPARE(task.number(u"transferred"_s), content.size());

        serve(true); // before the whole file was hashed, perhaps
        m_client->token = token;
        const QString ip = m_client->checkUntilComplete().text(u"upload_server_ip"_s);
        const QString videoId = m_client->commit(ip).text(u"video_id"_s);
        QVERIFY(!videoId.isEmpty());

        serve(true);
        m_client->token = token;
        QCOMPARE(m_client->commit(ip).text(u"video_id"_s), videoId);
        QCOMPARE(m_client->show(videoId).status, 200);
        const QString name = m_sandbox->state()[u"uploads"][0][u"published_file"].toString();
        QFile published(m_dir->filePath(u"published/"_s + name));
        QVERIFY(published.open(QIODevice::ReadOnly));
        QVERIFY(published.readAll() == content);
    }

    void expiriesAndCancelsOutliveARestart()
    {
        serve(false);
        m_client->create("content");
        m_client->get(u"/uploads/cancel.json"_s, m_client->commitFields({}));
        m_client->control({{u"expire_access"_s, true}});
        const QString token = m_client->token;
        serve(false);
        QCOMPARE(m_client->create("content").code(), 1009);
        m_client->token = token;
        QCOMPARE(m_client->check().code(), 120010223);
    }

    void aTrustingServerConfirmsAtOnce()
    {
        serve(false);
        m_client->control({{u"trust_md5"_s, true}});
        const QByteArray content = madeUpFile(100'000);
        m_client->create(content.chopped(1) + '!'); // another file's MD5
        m_client->createFile(content);
        m_client->sendAll(content);
        const PlainAnswer checked = m_client->check();
        QCOMPARE(checked.number(u"status"_s), 1);
        QCOMPARE(m_client->commit(checked.text(u"upload_server_ip"_s)).status, 200);
    }

    void bytesGoAfterCommitUnlessKept()
    {
        serve(false);
        QCOMPARE(m_client->publish(madeUpFile(100'000)).status, 200);
        QVERIFY(QDir(m_dir->filePath(u"parts"_s)).isEmpty());
        QVERIFY(QDir(m_dir->filePath(u"published"_s)).isEmpty());
    }

    void aPortInUseIsAClearError()
    {
        serve(false);
        sandbox::Sandbox other;
        QString error;
        QVERIFY(!other.listen(m_sandbox->port(), &error));
        QVERIFY(error.contains(QString::number(m_sandbox->port())));
    }

#ifdef Q_OS_UNIX
    void nobodyElseReadsWhatItKeeps_data()
    {
        QTest::addColumn<bool>("wide"); // the files of an earlier version are there, for all to read
        QTest::newRow("new") << false;
        QTest::newRow("old") << true;
    }

    void nobodyElseReadsWhatItKeeps()
    {
        QFETCH(bool, wide);
        const mode_t before = ::umask(0);
        m_keep = m_dir->filePath(u"a/b"_s);
        if (wide) {
            QVERIFY(QDir().mkpath(m_keep + u"/parts"_s));
            QFile::setPermissions(m_keep, QFile::Permissions(0x7055));
            QFile old(m_keep + u"/sandbox.sqlite"_s);
            QVERIFY(old.open(QIODevice::WriteOnly));
        }
        serve(true);
        const QByteArray content = madeUpFile(100'000);
        QCOMPARE(m_client->publish(content).status, 200);
        m_client->create(content);
        m_client->createFile(content);
        QStringList seen;
        QDirIterator all(m_keep, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QFileInfo info(all.next());
            seen.append(info.fileName());
            const QFile::Permissions own =
                QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
            const QFile::Permissions folder = own | QFile::ExeOwner | QFile::ExeUser;
            QVERIFY2(info.permissions() == (info.isDir() ? folder : own), qPrintable(info.filePath()));
        }
        ::umask(before);
        QVERIFY2(seen.size() >= 7,
                 qPrintable(seen.join(u' '))); // the database's three, two folders, two files
        if (!wide)
            QVERIFY(!(QFileInfo(m_keep).permissions() & QFile::Permissions(0x0077)));
    }

    void aFolderOfOthersIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("good");
        QTest::newRow("own") << 0700 << true;
        QTest::newRow("others read") << 0755 << true;
        QTest::newRow("group writes") << 0770 << false;
        QTest::newRow("all write") << 0777 << false;
        QTest::newRow("all write, sticky") << 01777 << false;
        QTest::newRow("somebody else's") << 0 << false;
    }

    void aFolderOfOthersIsRefused()
    {
        QFETCH(int, mode);
        QFETCH(bool, good);
        const QByteArray dir = m_dir->filePath(u"there"_s).toLocal8Bit();
        QCOMPARE(::mkdir(dir.constData(), 0700), 0);
        if (mode != 0)
            QCOMPARE(::chmod(dir.constData(), mode_t(mode)), 0);
        else if (::chown(dir.constData(), 12345, 12345) != 0)
            QSKIP("Only root can give a folder away.");
        sandbox::Options options;
        options.dir = QString::fromLocal8Bit(dir);
        sandbox::Sandbox youku(options);
        QString error;
        QVERIFY(youku.listen(0, &error) == good);
        QVERIFY(good || error.contains(options.dir));
        QVERIFY(good || QDir(options.dir).isEmpty());
    }
#endif

    void theEmbeddedOneServesFromItsThread()
    {
        sandbox::Options options;
        options.dir = m_dir->filePath(u"practice"_s);
        sandbox::EmbeddedSandbox embedded(options);
        QUrl url;
        youku::Credentials who;
        connect(&embedded, &sandbox::EmbeddedSandbox::ready, this,
                [&url, &who](const QUrl &apiUrl, const youku::Credentials &credentials) {
                    url = apiUrl;
                    who = credentials;
                });
        embedded.start();
        QTRY_VERIFY(!url.isEmpty());
        PlainClient client(url, who);
        QCOMPARE(client.publish(madeUpFile(100'000)).status, 200);
        const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(url.port());
        const auto status = [&url](const QByteArray &head) {
            return RawClient(quint16(url.port())).status(head + "\r\n\r\n");
        };
        QCOMPARE(status("GET /schemas/upload/spec.json HTTP/1.1\r\n" + host), 200);
        QCOMPARE(status("GET /schemas/upload/spec.json HTTP/1.1\r\nHost: evil.example"), 421);
        QCOMPARE(status("GET /schemas/upload/spec.json HTTP/1.1\r\nOrigin: null\r\n" + host), 403);
        QCOMPARE(status("GET /sandbox/state HTTP/1.1\r\n" + host), 403);
#ifdef Q_OS_UNIX
        const QFile::Permissions others = QFile::Permissions(0x0077);
        QVERIFY(!(QFileInfo(options.dir).permissions() & others));
        QVERIFY(!(QFileInfo(options.dir + u"/sandbox.sqlite"_s).permissions() & others));
#endif
    }

    void theEmbeddedOneSaysWhyItCannotStart()
    {
        sandbox::Options options;
        options.dir = u"/proc/nowhere"_s;
        sandbox::EmbeddedSandbox embedded(options);
        QSignalSpy failed(&embedded, &sandbox::EmbeddedSandbox::failed);
        embedded.start();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(u"/proc/nowhere"_s));
    }

private:
    // A sandbox on the kept directory; the one before it ends first.
    void serve(bool keepBytes)
    {
        m_client.reset();
        m_sandbox.reset();
        sandbox::Options options;
        options.dir = m_keep.isEmpty() ? m_dir->path() : m_keep;
        options.behaviour.keepBytes = keepBytes;
        m_sandbox = std::make_unique<sandbox::Sandbox>(options);
        QString error;
        QVERIFY2(m_sandbox->listen(0, &error), qPrintable(error));
        m_client = std::make_unique<PlainClient>(m_sandbox->apiUrl(), m_sandbox->credentials(),
                                                 m_sandbox->controlSecret());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_keep; // in m_dir; empty: m_dir itself
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<PlainClient> m_client;
};

QTEST_GUILESS_MAIN(TestSandboxState)
#include "tst_sandbox_state.moc"
