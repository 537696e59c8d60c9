// A page that is opened in the browser: what starts it inherits our environment, so the account must be gone
// from there. On a platform of Qt's that starts xdg-open, which offscreen does not.
#include "engine/accounts/account_store.h"

#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

class OpenedPagesTest : public QObject
{
    Q_OBJECT
private slots:
    void theBrowserInheritsNoAccount();
};

void OpenedPagesTest::theBrowserInheritsNoAccount()
{
    QTemporaryDir dir;
    const QString out = dir.filePath(u"environment"_s);
    QFile script(dir.filePath(u"xdg-open"_s));
    QVERIFY(script.open(QIODevice::WriteOnly)
            && script.write("#!/bin/sh\nenv > \"$OUT.part\" && mv \"$OUT.part\" \"$OUT\"\n") > 0);
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    qputenv("PATH", QFile::encodeName(dir.path()) + ':' + qgetenv("PATH"));
    qputenv("OUT", QFile::encodeName(out));
    if (!QDesktopServices::openUrl(QUrl(u"https://v.youku.com/v_show/id_X.html"_s)))
        QSKIP("this platform of Qt's starts no browser");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out), 30000);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray environment = file.readAll();
    QVERIFY(environment.contains("OUT="));
    for (const char *secret :
         {"acc3ss", "r3fresh", "cl1ent", "YOUCHUAN_ACCESS", "YOUCHUAN_REFRESH", "YOUCHUAN_CLIENT"})
        QVERIFY2(!environment.contains(secret), secret);
}

// As the programs begin: before anything else.
int main(int argc, char *argv[])
{
    qputenv("YOUCHUAN_CLIENT_ID", "beef");
    qputenv("YOUCHUAN_ACCESS_TOKEN", "acc3ss");
    qputenv("YOUCHUAN_REFRESH_TOKEN", "r3fresh");
    qputenv("YOUCHUAN_CLIENT_SECRET", "cl1ent");
    engine::AccountStore::takeEnvironment();
    // Neither a screen nor a keyboard of this machine is touched.
    qputenv("QT_QPA_PLATFORM", "linuxfb:fb=/nonexistent:nographicsmodeswitch");
    qputenv("QT_QPA_FB_DISABLE_INPUT", "1");
    QGuiApplication app(argc, argv);
    OpenedPagesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_opened_pages.moc"
