// Whatever Youku says of what it takes, there is a list of categories, and nobody asks without end.
#include "engine/catalogue.h"

#include "sandbox/sandbox.h"
#include "support/wait.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void anyAnswerLeavesAListToChooseFrom_data()
    {
        QTest::addColumn<QJsonObject>("fault");
        for (const char *action : {"stall", "cut_before", "lost_answer", "half_json", "html", "wrong_types",
                                   "absurd_numbers", "huge_answer", "deep_json", "gzip_bomb"})
            QTest::newRow(action) << QJsonObject{{"action", action}};
        for (int code : {200, 302, 404, 429, 500})
            QTest::addRow("status %d", code) << QJsonObject{{"action", "status"}, {"code", code}};
        QTest::newRow("error") << QJsonObject{{"action", "error"}, {"code", 1001}};
        QTest::newRow("redirect") << QJsonObject{{"action", "redirect"}, {"to", "http://127.0.0.1:1/"}};
    }

    void anyAnswerLeavesAListToChooseFrom()
    {
        QFETCH(QJsonObject, fault);
        sandbox::Options options;
        for (const char *endpoint : {"spec", "category"}) {
            fault["endpoint"] = QLatin1String(endpoint);
            options.faults.append(fault);
        }
        sandbox::Sandbox youku(options);
        QString error;
        QVERIFY2(youku.listen(0, &error), qPrintable(error));
        const QTemporaryDir dir;
        store::Settings settings(dir.filePath("settings.json"));
        youku::ApiClient api(youku.apiUrl());
        api.setStallTime(300);
        transfer::UploadSpec spec(api);
        engine::Catalogue catalogue(api, spec, settings);
        catalogue.fetch();
        const auto asked = [&youku](const char *endpoint) {
            return youku.state()[u"requests"].toObject()[QLatin1String(endpoint)].toInteger();
        };
        TRY_VERIFY(asked("spec") >= 1 && asked("category") >= 1);
        bool ended = false; // the question that was under way
        spec.ask(this, [&ended](const auto &) { ended = true; });
        TRY_VERIFY(ended);
        QVERIFY(catalogue.categories().size() > 20);

        QVERIFY(youku.setFaults({}, &error));
        api.setStallTime(30000);
        catalogue.fetch();
        TRY_VERIFY(catalogue.spec().has_value());
        QVERIFY(catalogue.categories().size() > 20);
        QVERIFY(asked("spec") <= 3 && asked("category") <= 4);
        QVERIFY(catalogue.spec()->maxFileSize.value_or(1) > 0);
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
