// The user's own program: what it is told and what not, once for each event; and that nothing it does or
// fails to do matters. Unix only: its programs are shell scripts.
#include "engine/hook/hook_process.h"
#include "store/queue/upload_store.h"
#include "support/open_engine.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using engine::HookFacts;
using engine::HookOutcome;
using engine::HookProcess;
using store::Setting;
using transfer::UploadId;

namespace {

constexpr int patience = 30'000;
const HookFacts facts{u"published"_s, u"/videos/a b.mp4"_s, u"Title; $(touch x) \"q\""_s,
                      u"XId=="_s,     u"https://v.youku"_s, u"Me"_s};

} // namespace

class TestHook : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        qputenv("YOUCHUAN_ACCESS_TOKEN_OF_OLD", "secret1");
        qputenv("SOMEBODYS_TOKEN", "secret2");
        qputenv("YOUCHUAN_PROFILE", "/nonexistent");
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void itIsToldOfTheVideoAndOfNoSecret()
    {
        const HookOutcome outcome =
            run(script("env; echo \"arguments: $1|$2|$#\""), {u"an argument; rm -rf /"_s, u""_s});
        QCOMPARE(outcome.how, HookOutcome::How::Ended);
        const QStringList lines = outcome.output.split(u'\n');
        for (const QString &line : {u"YOUCHUAN_EVENT=published"_s, u"YOUCHUAN_FILE=/videos/a b.mp4"_s,
                                    u"YOUCHUAN_TITLE=Title; $(touch x) \"q\""_s, u"YOUCHUAN_VIDEO_ID=XId=="_s,
                                    u"YOUCHUAN_LINK=https://v.youku"_s, u"YOUCHUAN_ACCOUNT=Me"_s,
                                    u"arguments: an argument; rm -rf /||2"_s})
            QVERIFY2(lines.contains(line), qPrintable(line));
        QVERIFY(!outcome.output.contains(u"secret1"_s) && !outcome.output.contains(u"secret2"_s));
        QVERIFY(!outcome.output.contains(u"YOUCHUAN_PROFILE"_s));
    }

    void howItEndsIsTold()
    {
        const HookOutcome failed = run(script("echo no >&2; exit 7"), {});
        QCOMPARE(failed.how, HookOutcome::How::Ended);
        QCOMPARE(failed.exitCode, 7);
        QCOMPARE(failed.output, u"no\n"_s);
        QCOMPARE(run(script("kill -SEGV $$"), {}).how, HookOutcome::How::Crashed);
        QCOMPARE(run(m_dir->filePath(u"not there"_s), {}).how, HookOutcome::How::NotStarted);
        QCOMPARE(run(u"sh"_s, {}).how, HookOutcome::How::NotStarted);
    }

    // With what it has started.
    void whatHangsIsEnded()
    {
        const QString child = m_dir->filePath(u"child"_s);
        const HookOutcome outcome =
            run(script("trap '' TERM; sleep 1000 & echo $! > '" + child.toUtf8() + "'; wait; sleep 1000"), {},
                500);
        QCOMPARE(outcome.how, HookOutcome::How::TookTooLong);
        QFile file(child);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const pid_t process = pid_t(file.readAll().trimmed().toInt());
        QVERIFY(process > 1);
        QTRY_VERIFY(!isAlive(process));
    }

    void aFloodIsReadAndForgotten()
    {
        const HookOutcome outcome =
            run(script("i=0; while [ $i -lt 2000 ]; do echo "
                       "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; "
                       "i=$((i+1)); done; exit 3"),
                {});
        QCOMPARE(outcome.how, HookOutcome::How::Ended);
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(outcome.output.size() <= HookProcess::mostOutput);
    }

    void eachVideoIsToldOnceAlsoAfterADeath()
    {
        const QString told = m_dir->filePath(u"told"_s);
        const QString program = script("echo \"$YOUCHUAN_EVENT $YOUCHUAN_TITLE\" >> '" + told.toUtf8() + "'");
        {
            OpenEngine engine;
            QVERIFY(engine.open(options()));
            engine->settings().setValue(Setting::HookProgram, program);
            const QList<UploadId> ids =
                engine->queue().add({{file(u"a.mp4"_s), {}, {}}, {file(u"b.mp4"_s), {}, {}}});
            QSignalSpy published(&engine->queue(), &transfer::UploadQueue::published);
            engine->queue().start(ids);
            QTRY_COMPARE_WITH_TIMEOUT(published.size(), 2, patience);
            QVERIFY(engine.close()); // which waits for the runs
            QCOMPARE(lines(told).size(), 2);
        }
        OpenEngine engine;
        QVERIFY(engine.open(options()));
        QVERIFY(engine.close());
        QCOMPARE(lines(told).size(), 2);
        QVERIFY2(lines(told).contains(u"published Video a"_s), qPrintable(lines(told).join(u'|')));
    }

    void aMarkIsMadeAsItBeginsAndKeepsAnotherFromIt()
    {
        const QString told = m_dir->filePath(u"told"_s);
        const QString mark = m_dir->filePath(u"mark"_s);
        const QString program = script("ls '" + mark.toUtf8() + "' && echo begun >> '" + told.toUtf8() + "'");
        QCOMPARE(run(program, {}, patience, mark).exitCode, 0);
        QCOMPARE(lines(told).size(), 1);
        run(program, {}, patience, mark);
        QCOMPARE(lines(told).size(), 1);
        const QString nowhere = m_dir->filePath(u"no folder/mark"_s);
        const QString other = script("echo begun >> '" + told.toUtf8() + "'");
        run(other, {}, patience, nowhere); // as on a full disk
        QCOMPARE(lines(told).size(), 2);
    }

    // Whatever it had come to when it died.
    void whatIsLeftDueBeginsUnlessItHadBegun()
    {
        const QString told = m_dir->filePath(u"told"_s);
        const QString profile = m_dir->filePath(u"profile/practice"_s);
        {
            OpenEngine engine;
            QVERIFY(engine.open(options()));
            engine->settings().setValue(Setting::HookProgram,
                                        script("echo \"$YOUCHUAN_TITLE\" >> '" + told.toUtf8() + "'"));
            QVERIFY(engine.close());
        }
        {
            store::UploadStore store(profile + u"/queue.sqlite"_s);
            std::optional<base::Error> failure;
            store.load(this, [&](const store::Loaded &loaded) { failure = loaded.failure; });
            store.setDueEvents({true, false});
            QList<transfer::UploadRecord> records;
            for (const QString &title : {u"Begun"_s, u"Not begun"_s}) {
                transfer::UploadRecord record;
                record.id = transfer::UploadId(records.size() + 1);
                record.metadata.title = title;
                record.stage = transfer::Stage::Published;
                records.append(record);
            }
            store.save(records, transfer::Durability::Fsync, this, [](const auto &) {});
        }
        const QStringList marks{profile + u"/hook-1.begun"_s, profile + u"/hook-77.begun"_s};
        for (const QString &mark : marks) // of the first, and of a queue that is there no more
            QVERIFY(QFile(mark).open(QIODevice::WriteOnly));
        for (int start = 0; start < 2; ++start) {
            OpenEngine engine;
            QVERIFY(engine.open(options()));
            QVERIFY(engine.close()); // which waits for the runs
            QCOMPARE(lines(told), QStringList{u"Not begun"_s});
            for (const QString &mark : marks)
                QVERIFY(!QFile::exists(mark));
        }
    }

    void whatFailsIsToldWhereThatIsWished()
    {
        const QString told = m_dir->filePath(u"told"_s);
        OpenEngine engine;
        QVERIFY(engine.open(options()));
        engine->settings().setValue(Setting::HookProgram,
                                    script("echo \"$YOUCHUAN_EVENT\" >> '" + told.toUtf8() + "'; exit 1"));
        engine->settings().setValue(Setting::HookOnFailed, true);
        QSignalSpy failed(&engine->queue(), &transfer::UploadQueue::failed);
        const QList<UploadId> ids = engine->queue().add({{m_dir->filePath(u"missing.mp4"_s), {}, {}}});
        engine->queue().start(ids);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(lines(told), QStringList{u"failed"_s}, patience);
        QVERIFY(engine.close());
    }

private:
    // One that has ended may still wait for its parent.
    static bool isAlive(pid_t process)
    {
        QFile stat(u"/proc/%1/stat"_s.arg(process));
        if (stat.open(QIODevice::ReadOnly))
            return !stat.readAll().contains(") Z");
        return ::kill(process, 0) == 0;
    }
    static engine::Options practiceIn(const QString &dir)
    {
        engine::Options options;
        options.profileDir = dir;
        options.practice = true;
        return options;
    }
    engine::Options options() const { return practiceIn(m_dir->filePath(u"profile"_s)); }

    QString script(const QByteArray &lines) const
    {
        static int number = 0;
        QFile file(m_dir->filePath(u"hook %1.sh"_s.arg(++number)));
        if (file.open(QIODevice::WriteOnly))
            file.write("#!/bin/sh\n" + lines + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    QString file(const QString &name) const
    {
        QFile file(m_dir->filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray(200'000, 'x') + name.toUtf8());
        file.close();
        if (file.open(QIODevice::Append))
            file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime);
        return file.fileName();
    }
    static QStringList lines(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }
    static HookOutcome run(const QString &program, const QStringList &arguments, int mostMs = 30'000,
                           const QString &mark = {})
    {
        HookProcess process;
        std::optional<HookOutcome> result;
        QObject::connect(&process, &HookProcess::ended, &process,
                         [&](const HookOutcome &outcome) { result = outcome; });
        process.start(program, arguments, facts, mostMs, mark);
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(result, patience);
        }();
        return result.value_or(HookOutcome());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestHook)
#include "tst_hook.moc"
