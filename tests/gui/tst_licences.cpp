// The licences that the program carries: the index and the texts beside it agree.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

class TestLicences : public QObject
{
    Q_OBJECT

private slots:
    void theIndexNamesEveryPart()
    {
        QSet<QString> names;
        for (const QJsonValue &part : index()) {
            QVERIFY(!part[u"name"].toString().isEmpty());
            QVERIFY(!part[u"licence"].toString().isEmpty());
            QVERIFY(!part[u"platforms"].toArray().isEmpty());
            names.insert(part[u"name"].toString());
        }
        QVERIFY(names.contains(QSet<QString>{u"Youchuan"_s, u"Qt"_s, u"QtKeychain"_s, u"SQLite"_s}));
    }

    void everyTextIsThereAndNamed()
    {
        QSet<QString> named = {u"index.json"_s};
        for (const QJsonValue &part : index()) {
            for (const QJsonValue &text : part[u"texts"].toArray()) {
                QFile file(u":/licences/"_s + text.toString());
                QVERIFY2(file.open(QIODevice::ReadOnly) && file.size() > 100, qPrintable(file.fileName()));
                named.insert(text.toString());
            }
        }
        const QStringList there = QDir(u":/licences"_s).entryList();
        QCOMPARE(QSet<QString>(there.begin(), there.end()), named);
    }

private:
    static QJsonArray index()
    {
        QFile file(u":/licences/index.json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array()
                                              : QJsonArray();
    }
};

QTEST_GUILESS_MAIN(TestLicences)
#include "tst_licences.moc"
