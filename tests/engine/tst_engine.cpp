#include "engine/accounts/account_store.h"
#include "engine/history/history.h"
#include "sandbox/sandbox.h"
#include "store/queue/upload_store.h"
#include "support/open_engine.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Engine;
using engine::EngineHost;
using engine::StartFailure;
using transfer::Activity;
using transfer::UploadId;

namespace {

constexpr int patience = 30'000;

engine::Options practiceIn(const QString &dir)
{
    engine::Options options;
    options.profileDir = dir;
    options.practice = true;
    return options;
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // No test may reach a keychain or another host.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        for (const char *name : {"YOUCHUAN_PROFILE", "YOUCHUAN_API_URL", "YOUCHUAN_CLIENT_ID",
                                 "YOUCHUAN_ACCESS_TOKEN", "YOUCHUAN_REFRESH_TOKEN", "YOUCHUAN_CLIENT_SECRET"})
            qunsetenv(name);
    }

    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        qunsetenv("YOUCHUAN_API_URL");
        qunsetenv("YOUCHUAN_CLIENT_ID");
        qunsetenv("YOUCHUAN_ACCESS_TOKEN");
    }

    void practiceModePublishesAFile()
    {
        OpenEngine engine;
        QVERIFY(engine.open(practiceIn(profile())));
        QVERIFY(engine->practice());
        const UploadId id = engine->queue().add({{file(5'000'001), {}, {}}}).first();
        QSignalSpy published(&engine->queue(), &transfer::UploadQueue::published);
        engine->queue().start({id});
        QTRY_COMPARE_WITH_TIMEOUT(published.size(), 1, patience);
        QVERIFY(!engine->queue().find(id)->record().videoId.isEmpty());
        // What becomes of it at Youku is followed.
        QTRY_COMPARE_WITH_TIMEOUT(engine->queue().find(id)->record().videoState, u"normal"_s, patience);
        QVERIFY(engine.close());
    }

    // Also of what is not listed any more; Youku is asked for several in one call.
    void theHistoryIsAskedAfterAndForgotten()
    {
        OpenEngine engine;
        QVERIFY(engine.open(practiceIn(profile())));
        const QList<UploadId> ids =
            engine->queue().add({{file(1'000'001), {}, {}}, {file(1'000'002), {}, {}}});
        QSignalSpy published(&engine->queue(), &transfer::UploadQueue::published);
        QSignalSpy grown(&engine->history(), &engine::History::grown);
        engine->queue().start(ids);
        QTRY_COMPARE_WITH_TIMEOUT(published.size(), 2, patience);
        QCOMPARE(grown.size(), 2);
        engine->queue().remove(ids);

        std::optional<QList<store::HistoryEntry>> before;
        engine->history().entries(ids, this, [&](const auto &entries) { before = entries; });
        QTRY_VERIFY(before);
        QCOMPARE(before->size(), 2);
        QSignalSpy changed(&engine->history(), &engine::History::changed);
        engine->history().lookAfter(*before);
        QTRY_VERIFY(!changed.isEmpty());
        const auto told = changed.first().first().value<QList<UploadId>>();
        QCOMPARE(QSet<UploadId>(told.begin(), told.end()), QSet<UploadId>(ids.begin(), ids.end()));
        std::optional<QList<store::HistoryEntry>> after;
        engine->history().entries(ids, this, [&](const auto &entries) { after = entries; });
        QTRY_VERIFY(after);
        QVERIFY(after->first().askedAt.isValid());
        QVERIFY(!after->first().state.isEmpty());

        engine->history().remove({ids.first()});
        std::optional<store::HistoryHits> left;
        engine->history().find({}, this, [&](const auto &hits) { left = hits; });
        QTRY_VERIFY(left);
        QCOMPARE(left->ids, QList<UploadId>{ids.last()});
        QVERIFY(engine.close());
    }

    void theNextStartGoesOnAndKnowsWhatWasPublished()
    {
        const QString published = file(3'000'000);
        const QString waiting = file(2'500'000);
        QString videoId;
        {
            OpenEngine engine;
            QVERIFY(engine.open(practiceIn(profile())));
            const QList<UploadId> ids = engine->queue().add({{published, {}, {}}, {waiting, {}, {}}});
            engine->queue().start({ids.first()});
            QTRY_COMPARE_WITH_TIMEOUT(engine->queue().find(ids.first())->activity(), Activity::Published,
                                      patience);
            videoId = engine->queue().find(ids.first())->record().videoId;
            engine->queue().remove({ids.first()});
            engine->queue().start({ids.last()});
            QVERIFY(engine.close());
        }
        OpenEngine engine;
        QVERIFY(engine.open(practiceIn(profile())));
        QCOMPARE(engine->queue().count(), 1);
        const UploadId id = engine->queue().order().first();
        QTRY_COMPARE_WITH_TIMEOUT(engine->queue().find(id)->activity(), Activity::Published, patience);

        std::optional<QList<transfer::UploadRecord>> before;
        engine->history().madeFrom({{published, {}}}, this, [&](const auto &records) { before = records; });
        QTRY_VERIFY(before);
        QCOMPARE(before->size(), 1);
        QCOMPARE(before->first().videoId, videoId);

        std::optional<transfer::UploadRecord> same;
        engine->findSameFile(published, this, [&](const auto &found) { same = found; });
        QTRY_VERIFY(same);
        QCOMPARE(same->videoId, videoId);
    }

    void aChangedFileIsNotTheSame()
    {
        const QString path = file(100'000);
        OpenEngine engine;
        QVERIFY(engine.open(practiceIn(profile())));
        const UploadId id = engine->queue().add({{path, {}, {}}}).first();
        engine->queue().start({id});
        QTRY_COMPARE_WITH_TIMEOUT(engine->queue().find(id)->activity(), Activity::Published, patience);
        QFile changing(path);
        QVERIFY(changing.open(QIODevice::Append));
        changing.write("more");
        changing.close();
        bool answered = false;
        engine->findSameFile(path, this, [&](const auto &found) {
            answered = true;
            QVERIFY(!found);
        });
        QTRY_VERIFY(answered);
    }

    void aSecondEngineSaysWhoHoldsTheProfile()
    {
        OpenEngine first;
        QVERIFY(first.open(practiceIn(profile())));
        const StartFailure failure = openAndFail(practiceIn(profile()));
        QCOMPARE(failure.reason, StartFailure::Reason::ProfileInUse);
        QCOMPARE(failure.holderPid, QCoreApplication::applicationPid());
        QVERIFY(failure.message.contains(QString::number(failure.holderPid)));
        // The real queue is another profile.
        engine::Options real;
        real.profileDir = profile();
        OpenEngine third;
        qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
        QVERIFY(third.open(real));
    }

    void aProfileThatCannotBeWrittenIsNamed()
    {
        QFile inTheWay(m_dir->filePath(u"file"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const StartFailure failure = openAndFail(practiceIn(inTheWay.fileName()));
        QCOMPARE(failure.reason, StartFailure::Reason::ProfileUnusable);
        QVERIFY(failure.message.contains(u"file"_s));
    }

    void plainHttpIsTakenForLoopbackOnly()
    {
        engine::Options options;
        options.profileDir = profile();
        qputenv("YOUCHUAN_API_URL", "http://api.example.com");
        QCOMPARE(openAndFail(options).reason, StartFailure::Reason::BadApiUrl);
    }

    void aDamagedQueueIsToldAndANewOneBegun()
    {
        QVERIFY(QDir().mkpath(profile() + u"/practice"_s));
        QFile database(profile() + u"/practice/queue.sqlite"_s);
        QVERIFY(database.open(QIODevice::WriteOnly));
        database.write(QByteArray(9000, 'x'));
        database.close();
        EngineHost host(practiceIn(profile()));
        QSignalSpy notice(&host, &EngineHost::notice);
        QSignalSpy opened(&host, &EngineHost::opened);
        host.open();
        QVERIFY(opened.wait(patience));
        QCOMPARE(notice.size(), 1);
        QVERIFY(notice.first().first().toString().contains(u"queue-damaged-"_s));
        QCOMPARE(opened.first()[0].value<Engine *>()->queue().count(), 0);
    }

    // They are of uploads that will be known again once it can be read.
    void aQueueThatCannotBeReadKeepsItsPictures()
    {
        {
            OpenEngine engine;
            QVERIFY(engine.open(practiceIn(profile())));
            QVERIFY(engine.close());
        }
        const QString folder = profile() + u"/practice"_s;
        QVERIFY(QDir().mkpath(folder + u"/pictures"_s));
        QFile picture(folder + u"/pictures/1.jpg"_s);
        QVERIFY(picture.open(QIODevice::WriteOnly) && picture.write("jpeg") == 4);
        picture.close();
        QVERIFY(QDir().mkdir(folder + u"/queue.sqlite-wal"_s));
        const StartFailure failure = openAndFail(practiceIn(profile()));
        QCOMPARE(failure.reason, StartFailure::Reason::ProfileUnusable);
        QVERIFY2(failure.message.startsWith(u"The queue cannot be opened"_s), qPrintable(failure.message));
        QVERIFY(picture.exists());
    }

    void theSignInIsChecked()
    {
        OpenEngine engine;
        QVERIFY(engine.open(practiceIn(profile())));
        QVERIFY(accepted(engine).ok());

        youku::Credentials wrong = engine->account().credentials();
        wrong.clientId = u"0000000000000000"_s;
        engine->account().signIn(wrong);
        const auto refused = accepted(engine);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, base::ErrorKind::Account);

        engine->account().signOut();
        const auto missing = accepted(engine);
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().kind, base::ErrorKind::Account);
    }

    void theAccountOfTheEnvironmentIsForThisRunOnly()
    {
        qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
        qputenv("YOUCHUAN_CLIENT_ID", "c0ffee0123456789");
        qputenv("YOUCHUAN_ACCESS_TOKEN", "token of the environment");
        engine::Options options;
        options.profileDir = profile();
        {
            OpenEngine engine;
            QVERIFY(engine.open(options));
            QCOMPARE(engine->account().state(), transfer::AccountSession::State::Ready);
            QCOMPARE(engine->account().clientId(), u"c0ffee0123456789"_s);
            QVERIFY(engine.close());
        }
        qunsetenv("YOUCHUAN_CLIENT_ID");
        qunsetenv("YOUCHUAN_ACCESS_TOKEN");
        OpenEngine engine;
        QVERIFY(engine.open(options));
        QCOMPARE(engine->account().state(), transfer::AccountSession::State::Missing);
        QVERIFY(!profileContains("token of the environment"));
    }

    // Its records, and those of the history, name the client id.
    void aQueueOfVersion2BelongsToTheAccountOfItsClientId_data()
    {
        QTest::addColumn<QString>("sample");
        const QDir samples(u"" YOUCHUAN_SAMPLES ""_s);
        for (const QString &name : {u"queue-1.sqlite"_s, u"queue-2.sqlite"_s, u"queue-3.sqlite"_s})
            QTest::newRow(qPrintable(name)) << samples.filePath(name);
    }

    void aQueueOfVersion2BelongsToTheAccountOfItsClientId()
    {
        QFETCH(QString, sample);
        const QString database = profile() + u"/queue.sqlite"_s;
        QVERIFY(QDir().mkpath(profile()));
        QVERIFY(QFile::copy(sample, database));
        QVERIFY(QFile::setPermissions(database, QFile::ReadOwner | QFile::WriteOwner));
        const QString clientId = ofPublished(database).text; // published; half-way is by the same
        QVERIFY(!clientId.isEmpty());

        qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
        engine::Options options;
        options.profileDir = profile();
        transfer::AccountId id;
        {
            OpenEngine engine;
            QVERIFY(engine.open(options)); // nobody is signed in
            id = engine->queue().find(2)->record().accountId;
            QVERIFY(!id.isEmpty() && id.text != clientId);
            QVERIFY(!engine->accounts().of(id).shownName().contains(clientId)); // never a key
            QCOMPARE(engine->accounts().of(id).state(), transfer::AccountSession::State::Missing);
            QVERIFY(engine.close());
        }
        QCOMPARE(ofPublished(database), id);
        qputenv("YOUCHUAN_CLIENT_ID", clientId.toUtf8());
        qputenv("YOUCHUAN_ACCESS_TOKEN", "a token");
        OpenEngine engine;
        QVERIFY(engine.open(options));
        QCOMPARE(engine->account().id(), id);
        QCOMPARE(engine->queue().find(2)->record().accountId, id);
    }

    void withoutAKeychainASignInLastsForTheSession()
    {
        qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
        engine::Options options;
        options.profileDir = profile();
        {
            OpenEngine engine;
            QVERIFY(engine.open(options));
            std::optional<bool> keptAnswer;
            engine->accountStore().signIn({{u"c0ffee"_s, u"a secret token"_s, {}, {}}}, this,
                                          [&](bool kept) { keptAnswer = kept; });
            QTRY_VERIFY_WITH_TIMEOUT(keptAnswer, patience);
            QVERIFY(!*keptAnswer);
            QCOMPARE(engine->account().state(), transfer::AccountSession::State::Ready);
            QVERIFY(engine.close());
        }
        QVERIFY(!profileContains("a secret token"));
    }

    void categoriesAreThereBeforeYoukuAnswers()
    {
        qputenv("YOUCHUAN_API_URL", "http://127.0.0.1:9");
        engine::Options options;
        options.profileDir = profile();
        OpenEngine engine;
        QVERIFY(engine.open(options));
        QVERIFY(engine->categories().size() > 20);
        QVERIFY(!engine->spec());
    }

    void limitsComeFromYouku()
    {
        OpenEngine engine;
        QVERIFY(engine.open(practiceIn(profile())));
        QTRY_VERIFY_WITH_TIMEOUT(engine->spec(), patience);
        QVERIFY(engine->spec()->extensions.contains(u"mp4"_s));
    }

    void closingBeforeItIsOpenIsFine()
    {
        EngineHost host(practiceIn(profile()));
        QSignalSpy closed(&host, &EngineHost::closed);
        host.open();
        host.close();
        QVERIFY(closed.wait(patience));
    }

    void whatWasTypedComesBackAsItIsNow()
    {
        sandbox::Options ofYouku;
        ofYouku.behaviour.openApi = false;
        sandbox::Sandbox youku(ofYouku);
        QString error;
        QVERIFY2(youku.listen(0, &error), qPrintable(error));
        qputenv("YOUCHUAN_API_URL", youku.apiUrl().toEncoded());
        engine::Options options;
        options.profileDir = profile();
        OpenEngine engine;
        QVERIFY(engine.open(options));
        youku::Credentials typed = youku.credentials();
        QCOMPARE(engine->knownApi(typed.clientId), youku::ApiKind::Open);
        const auto checked = [&] {
            std::optional<youku::Credentials> now;
            engine->checkSignIn(
                typed, this, [&](const auto &, const auto &credentials, const auto &) { now = credentials; });
            [&] {
                QTRY_VERIFY_WITH_TIMEOUT(now, patience);
            }();
            return now.value_or(youku::Credentials());
        };
        // It is renewed, and nobody answers any more.
        const QJsonObject busy{
            {u"endpoint"_s, u"v3"_s}, {u"nth"_s, 3}, {u"action"_s, u"status"_s}, {u"code"_s, 503}};
        QVERIFY2(youku.setFaults({busy}, &error), qPrintable(error));
        youku.control({{u"expire_access"_s, true}});
        const QString spent = typed.refreshToken;
        typed = checked();
        QCOMPARE(typed.refreshToken, youku.credentials().refreshToken);
        QVERIFY(typed.refreshToken != spent);
        QCOMPARE(typed.api, youku::ApiKind::Open); // nobody said otherwise
        typed = checked();
        QCOMPARE(typed.api, youku::ApiKind::Signed);
        bool signedIn = false;
        engine->accountStore().signIn({typed}, this, [&](bool) { signedIn = true; });
        QTRY_VERIFY_WITH_TIMEOUT(signedIn, patience);
        QCOMPARE(engine->knownApi(typed.clientId), youku::ApiKind::Signed);
        // The same as in use: what a trial of it gets is in use.
        youku.control({{u"expire_access"_s, true}});
        const youku::Credentials now = checked();
        QVERIFY(now.refreshToken != typed.refreshToken);
        QCOMPARE(engine->account().credentials(), now);
        QVERIFY(engine.close());
    }

private:
    static transfer::AccountId ofPublished(const QString &database)
    {
        const auto read = store::UploadStore::read(database, true);
        for (const transfer::UploadRecord &record : read.value()) {
            if (record.stage == transfer::Stage::Published)
                return record.accountId;
        }
        return {};
    }

    QString profile() const { return m_dir->filePath(u"profile"_s); }

    // A new file whose last change is long enough ago.
    QString file(int size)
    {
        const QString path = m_dir->filePath(u"video %1.mp4"_s.arg(++m_files));
        QFile made(path);
        if (!made.open(QIODevice::WriteOnly))
            return {};
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator random(quint32(size) + quint32(m_files));
        for (char &byte : bytes)
            byte = char(random.generate());
        made.write(bytes);
        made.flush();
        made.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime);
        return path;
    }

    static StartFailure openAndFail(const engine::Options &options)
    {
        EngineHost host(options);
        std::optional<StartFailure> result;
        connect(&host, &EngineHost::failed, &host, [&](const StartFailure &failure) { result = failure; });
        host.open();
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(result, patience);
        }();
        return result.value_or(StartFailure());
    }

    base::Result<base::Nothing> accepted(OpenEngine &engine)
    {
        std::optional<base::Result<base::Nothing>> result;
        engine->checkSignIn(engine->account(), this,
                            [&](const base::Result<base::Nothing> &answer) { result = answer; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(result, patience);
        }();
        return result.value_or(base::localError(base::ErrorKind::Internal));
    }

    bool profileContains(const QByteArray &text) const
    {
        QDirIterator files(profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile each(files.next());
            if (each.open(QIODevice::ReadOnly) && each.readAll().contains(text))
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    int m_files = 0;
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
