// The console program speaks the language of its environment; what scripts read stays as it is.
#include "programs.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class CliLanguageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_youku.start());
        speak(u"zh_CN.UTF-8"_s);
    }

    void helpIsInTheUsersLanguage()
    {
        const Outcome help = m_cli.run({"--help"});
        QCOMPARE(help.code, 0);
        for (const QString &word :
             {u"把视频上传到优酷。"_s, u"命令："_s, u"重试失败的任务，或指定的任务。"_s})
            QVERIFY2(help.out.contains(word), qPrintable(help.out));
        QVERIFY(help.out.contains(u"--practice"_s)); // names stay
        QVERIFY(!help.out.contains(u"Uploads videos"_s));
    }

    void statesAndTablesAreInTheUsersLanguage()
    {
        m_cli.signIn(m_youku);
        const QString file = m_cli.file(u"采茶.mp4"_s, 100000);
        const Outcome run = m_cli.run({"upload", file});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QVERIFY2(run.out.contains(u"已发布  100.0%"_s), qPrintable(run.out));
        const Outcome list = m_cli.run({"list", "--all"});
        for (const QString &word : {u"编号"_s, u"状态"_s, u"已发布"_s})
            QVERIFY2(list.out.contains(word), qPrintable(list.out));
    }

    void reasonsAreInTheUsersLanguage()
    {
        const Outcome missing = m_cli.run({"upload", "nowhere.mp4"});
        QCOMPARE(missing.code, 2);
        QCOMPARE(missing.err, u"找不到文件 nowhere.mp4。\n"_s);
        const QString file = m_cli.file(u"title.mp4"_s, 1000);
        const Outcome title = m_cli.run({"upload", "--title", "7", file});
        QCOMPARE(title.code, 2);
        QVERIFY2(title.err.contains(u"标题"_s), qPrintable(title.err));
    }

    void jsonStaysAsItIs()
    {
        const QString file = m_cli.file(u"json.mp4"_s, 100000);
        const Outcome run = m_cli.run({"upload", "--json", file});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        QCOMPARE(run.last("published")[u"state"].toString(), u"published"_s);
        QCOMPARE(run.last("published")[u"percent"].toDouble(), 100.0);
    }

    void anyLocaleIsTakenWithoutAWord()
    {
        for (const QString &locale : {u"C"_s, u"POSIX"_s, u"nowhere"_s, u"de_DE.ISO-8859-1"_s}) {
            speak(locale);
            const Outcome spoken = m_cli.run({"list"});
            QCOMPARE(spoken.code, 0);
            QCOMPARE(spoken.err, QString());
        }
    }

    void othersGetEnglish()
    {
        speak(u"ja_JP.UTF-8"_s);
        QVERIFY(m_cli.run({"--help"}).out.contains(u"Uploads videos to Youku."_s));
    }

private:
    void speak(const QString &locale)
    {
        for (const char *name : {"LC_ALL", "LANG", "LANGUAGE"})
            m_cli.setVariable(QString::fromLatin1(name), locale);
    }

    SandboxProgram m_youku;
    CliProgram m_cli;
};

QTEST_GUILESS_MAIN(CliLanguageTest)
#include "tst_cli_language.moc"
