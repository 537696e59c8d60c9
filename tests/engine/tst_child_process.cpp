// What a program that is started from here finds in its environment.
#include "engine/process/child_process.h"

#include "engine/accounts/account_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestChildProcess : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatIsListedIsPassedOn()
    {
        for (const char *name :
             {"YOUCHUAN_ACCESS_TOKEN", "YOUCHUAN_PROFILE", "GITHUB_TOKEN", "XDG_SOME_TOKEN",
              "AWS_SECRET_ACCESS_KEY", "LC_PASSWORD", "http_proxy", "LD_PRELOADED"})
            qputenv(name, "not for others");
        for (const char *name : {"LC_TIME", "XDG_CURRENT_DESKTOP", "LANG"})
            qputenv(name, "C.UTF-8");
        const QProcessEnvironment environment = engine::childEnvironment();
        for (const QString &name : environment.keys())
            QVERIFY2(!environment.value(name).contains(u"not for others"_s), qPrintable(name));
        for (const QString &name : {u"PATH"_s, u"LC_TIME"_s, u"XDG_CURRENT_DESKTOP"_s, u"LANG"_s})
            QCOMPARE(environment.value(name), qEnvironmentVariable(name.toLatin1().constData()));
    }

#ifdef Q_OS_UNIX
    void aStartedProgramFindsNoMore()
    {
        QTemporaryDir dir;
        const QString out = dir.filePath(u"environment"_s);
        QFile script(dir.filePath(u"show"_s));
        QVERIFY(script.open(QIODevice::WriteOnly)
                && script.write("#!/bin/sh\nenv > \"$1.part\" && mv \"$1.part\" \"$1\"\n") > 0);
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        qputenv("YOUCHUAN_REFRESH_TOKEN", "r3fresh");
        qputenv("NPM_TOKEN", "of another program");
        QVERIFY(engine::startDetached(script.fileName(), {out}));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out), 30000);
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray environment = file.readAll();
        QVERIFY(environment.contains("PATH="));
        for (const char *secret : {"YOUCHUAN", "r3fresh", "NPM_TOKEN"})
            QVERIFY2(!environment.contains(secret), secret);
    }

    void aBareNameStartsNothing()
    {
        QTemporaryDir dir;
        const QString here = QDir::currentPath();
        QVERIFY(QDir::setCurrent(dir.path()));
        QFile script(dir.filePath(u"explorer"_s));
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write("#!/bin/sh\nexit 0\n") > 0);
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        for (const QString &name : {u"explorer"_s, u"./explorer"_s, u"sh"_s, QString()})
            QVERIFY2(!engine::startDetached(name, {}), qPrintable(name));
        QVERIFY(QDir::setCurrent(here));
    }
#endif

    // Last: it holds for the rest of the program.
    void everySecretOfOursIsTakenOutOnce()
    {
        // Whoever runs the tests may have set some that are no secrets.
        QStringList expected = QProcessEnvironment::systemEnvironment().keys().filter(u"YOUCHUAN_"_s);
        expected.removeIf([](const QString &name) {
            return name.endsWith("_TOKEN"_L1) || name.endsWith("_SECRET"_L1) || name.endsWith("_ID"_L1);
        });
        expected.append(u"YOUCHUAN_PROFILE"_s);
        expected.removeDuplicates();
        expected.sort();
        qputenv("YOUCHUAN_CLIENT_ID", "beef");
        qputenv("YOUCHUAN_CLIENT_SECRET", "cl1ent");
        qputenv("YOUCHUAN_PROXY_PASSWORD", "pr0xy"); // of tomorrow, or by mistake
        qputenv("YOUCHUAN_PROFILE", "/profile");
        engine::AccountStore::takeEnvironment();
        QCOMPARE(engine::AccountStore::fromEnvironment().clientSecret, u"cl1ent"_s);
        QStringList left = QProcessEnvironment::systemEnvironment().keys().filter(u"YOUCHUAN_"_s);
        left.sort();
        QCOMPARE(left, expected);
    }
};

QTEST_GUILESS_MAIN(TestChildProcess)
#include "tst_child_process.moc"
