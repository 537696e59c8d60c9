// What becomes of placeholders in titles.
#include "ingest/title_pattern.h"
#include "youku/metadata.h"
#include "youku/placeholders.h"
#include "youku/proposed_title.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TitlePatternTest : public QObject
{
    Q_OBJECT
private slots:
    void titlesAreFilledFromPatterns_data();
    void titlesAreFilledFromPatterns();
    void noPlaceholderGoesOut();
    void aPatternIsOfferedForThoseThatFollow();
};

void TitlePatternTest::titlesAreFilledFromPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("title");
    QTest::newRow("all") << u"{n}. {name} ({date})"_s << u"7. river (n) (2026-11-03)"_s;
    QTest::newRow("plain") << u"Plain"_s << u"Plain"_s;
    QTest::newRow("Chinese") << u"{名称}/{文件名} {日期} {序号}"_s << u"river (n)/river (n) 2026-11-03 7"_s;
    QTest::newRow("capitals, full width, spaces")
        << u"{Name} ｛N｝ { date }"_s << u"river (n) 7 2026-11-03"_s;
    QTest::newRow("start and width") << u"{n:03} {序号：003} {n:3}"_s << u"09 009 9"_s;
    QTest::newRow("date as told") << u"{date:yyyyMMdd} {日期:M月d日}"_s << u"20261103 11月3日"_s;
    QTest::newRow("forms not known stay")
        << u"{date:YYYY} {date:hh} {n:x} {name:3}"_s << u"{date:YYYY} {date:hh} {n:x} {name:3}"_s;
    QTest::newRow("other braces are text") << u"{} {1, 2} {n"_s << u"{} {1, 2} {n"_s;
    QTest::newRow("unknown stays") << u"{other} {n}"_s << u"{other} 7"_s;
}

void TitlePatternTest::titlesAreFilledFromPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, title);
    QCOMPARE(ingest::filledTitle(pattern, u"/videos/river {n}.mp4"_s, {2026, 11, 3}, 7), title);
    const QString longName = u"/videos/"_s + QString(80, u'长') + u".mp4"_s;
    QCOMPARE(youku::textLength(ingest::filledTitle(u"{name} {n}"_s, longName, {2026, 11, 3}, 12)),
             youku::limits::titleMax);
    QVERIFY(ingest::filledTitle(u"{name} {n}"_s, longName, {2026, 11, 3}, 12).endsWith(u" 12"_s));
}

void TitlePatternTest::noPlaceholderGoesOut()
{
    for (const QString &title :
         {u"Weekly show {n}"_s, u"#{N} show"_s, u"Show {标题}"_s, u"Show ｛date:yyyy｝"_s}) {
        youku::Metadata metadata;
        metadata.title = title;
        const QList<youku::FieldProblem> problems = youku::problemsOf(metadata);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems[0].problem == youku::Problem::Placeholder);
        metadata.title = youku::titleFromFileName(title + u".mp4"_s); // a name is only a name
        QVERIFY(youku::problemsOf(metadata).isEmpty());
    }
    QVERIFY(youku::firstPlaceholder(u"Sets {} and {1, 2}, {n"_s).isEmpty());
    QCOMPARE(ingest::unknownPlaceholder(u"{n:03} {Name} {标题}"_s), u"{标题}"_s);
    QCOMPARE(ingest::unknownPlaceholder(u"{n} {date:yyyy}"_s), QString());
}

void TitlePatternTest::aPatternIsOfferedForThoseThatFollow()
{
    const QString path = u"/films/river_7.mp4"_s;
    QCOMPARE(ingest::patternOf(u"Weekly show 7"_s, path), u"Weekly show {n:8}"_s);
    QCOMPARE(ingest::filledTitle(u"Weekly show {n:8}"_s, path, {}, 1), u"Weekly show 8"_s);
    QCOMPARE(ingest::patternOf(u"每周秀 第09集（上）"_s, path), u"每周秀 第{n:10}集（上）"_s);
    QCOMPARE(ingest::patternOf(u"Trip of 2026"_s, path), u"Trip of 2026"_s);
    QCOMPARE(ingest::patternOf(u"Slow boat"_s, path), u"Slow boat"_s);
    QCOMPARE(ingest::patternOf(u"river_7"_s, path), QString()); // as proposed
    QCOMPARE(ingest::patternOf(QString(), path), QString());
}

QTEST_GUILESS_MAIN(TitlePatternTest)
#include "tst_title_pattern.moc"
