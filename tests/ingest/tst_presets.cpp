// Saved details: kept by name, written for other machines, without a watch password.
#include "ingest/presets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class PresetsTest : public QObject
{
    Q_OBJECT
private slots:
    void whatWasNotSaidIsNotInATemplate();
    void templatesAreKeptWithTheSettings();
    void whoMayWatchIsNeverLostOnTheWay();
    void anyOtherFileHoldsNone();
};

void PresetsTest::whatWasNotSaidIsNotInATemplate()
{
    youku::Metadata metadata;
    metadata.title = u"Tea harvest"_s;
    metadata.category = u"Travel"_s;
    const ingest::Template one = ingest::templateOf(u" Travel "_s, {}, metadata);
    QCOMPARE(one.name, u"Travel"_s);
    QVERIFY(!one.details.contains(u"title"_s) && !one.details.contains(u"tags"_s));
    QVERIFY(!one.details.contains(u"description"_s));
    QCOMPARE(one.details[u"category"_s].toString(), u"Travel"_s);
    QCOMPARE(ingest::templateOf(u"x"_s, u"{n}"_s, metadata).details[u"title"_s].toString(), u"{n}"_s);
}

void PresetsTest::templatesAreKeptWithTheSettings()
{
    const QTemporaryDir dir;
    store::Settings settings(dir.filePath(u"settings.json"_s));
    ingest::Templates templates(settings);
    templates.save({u"Part 10"_s, {{u"category"_s, u"Travel"_s}}});
    templates.save({u"Part 2"_s, {{u"category"_s, u"Music"_s}}});
    templates.save({u"Part 2"_s, {{u"category"_s, u"Games"_s}}});
    const ingest::Templates again(settings);
    QCOMPARE(again.all().size(), 2);
    QCOMPARE(again.all().first().name, u"Part 2"_s); // in natural order
    QCOMPARE(again.find(u"Part 2"_s)->details[u"category"_s].toString(), u"Games"_s);
}

void PresetsTest::whoMayWatchIsNeverLostOnTheWay()
{
    const auto privacyOf = [](const QByteArray &details) {
        const auto found = ingest::Templates::fromJson(
            R"({"youchuan_templates":[{"name":"x","details":{"category":"Travel",)" + details + "}}]}");
        return found.value()[0].details[u"public_type"_s].toString();
    };
    QCOMPARE(privacyOf(R"("watch_password":"harbour7")"), u"password"_s);
    QCOMPARE(privacyOf(R"("watch_password":"harbour7","public_type":"all")"), u"password"_s);
    QCOMPARE(privacyOf(R"("public_type":"onlyme")"), u"password"_s);
    QCOMPARE(privacyOf(R"("privacy":"private")"), u"password"_s);
    QCOMPARE(privacyOf(R"("public_type":"friend")"), u"friend"_s);
    QCOMPARE(privacyOf(R"("description":"x")"), QString());
}

void PresetsTest::anyOtherFileHoldsNone()
{
    QVERIFY(!ingest::Templates::fromJson("not json"));
    QVERIFY(!ingest::Templates::fromJson("[1, 2]"));
    QVERIFY(ingest::Templates::fromJson(R"({"youchuan_templates": [5, {"name": ""}, {"details": {}}]})")
                ->isEmpty());
}

QTEST_GUILESS_MAIN(PresetsTest)
#include "tst_presets.moc"
