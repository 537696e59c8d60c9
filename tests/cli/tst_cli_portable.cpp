// Portable mode, as someone with a stick would use it: a copy of the program with a file beside it.
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestCliPortable : public QObject
{
    Q_OBJECT

private slots:
    void everythingStaysBesideTheProgram();

private:
    static bool write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush()
               && file.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFile::FileModificationTime);
    }
};

void TestCliPortable::everythingStaysBesideTheProgram()
{
    QTemporaryDir stick;
    QTemporaryDir home;
    const QString program = stick.filePath(QFileInfo(QStringLiteral(YOUCHUAN_CLI)).fileName());
    QVERIFY(QFile::copy(QStringLiteral(YOUCHUAN_CLI), program));
    QVERIFY(write(stick.filePath(u"youchuan-portable"_s), {}));
    QVERIFY(write(stick.filePath(u"Harbour at night.mp4"_s), QByteArray(300000, 'v')));

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"XDG_"_s) || name.startsWith(u"YOUCHUAN_"_s))
            environment.remove(name);
    }
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(home.path());
    process.start(program, {u"--practice"_s, u"upload"_s, stick.filePath(u"Harbour at night.mp4"_s)});
    QVERIFY(process.waitForFinished(120000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError());

    QVERIFY(QFile::exists(stick.filePath(u"Youchuan data/practice/queue.sqlite"_s)));
    QStringList atHome;
    QDirIterator files(home.path(), QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        atHome.append(files.next());
    QVERIFY2(atHome.isEmpty(), qPrintable(atHome.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestCliPortable)
#include "tst_cli_portable.moc"
