#include "store/settings/secrets.h"

#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using store::MemorySecrets;
using store::SecretOutcome;

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadUntilItIsRemoved()
    {
        MemorySecrets secrets;
        QCOMPARE(write(secrets, u"key"_s, u"value"_s), SecretOutcome::Done);
        QString value;
        QCOMPARE(read(secrets, u"key"_s, &value), SecretOutcome::Done);
        QCOMPARE(value, u"value"_s);
        QCOMPARE(read(secrets, u"other"_s), SecretOutcome::NotFound);
        std::optional<SecretOutcome> removed;
        secrets.remove(u"key"_s, this, [&](SecretOutcome outcome) { removed = outcome; });
        QTRY_VERIFY(removed);
        QCOMPARE(*removed, SecretOutcome::Done);
        QCOMPARE(read(secrets, u"key"_s), SecretOutcome::NotFound);
    }

    void withoutAKeychainNothingIsKept()
    {
        MemorySecrets secrets;
        secrets.available = false;
        QCOMPARE(write(secrets, u"key"_s, u"value"_s), SecretOutcome::NotAvailable);
        QVERIFY(secrets.values.isEmpty());
    }

    void aGoneContextHearsNothing()
    {
        MemorySecrets secrets;
        bool heard = false;
        auto context = std::make_unique<QObject>();
        secrets.read(u"key"_s, context.get(), [&](SecretOutcome, const QString &) { heard = true; });
        context.reset();
        QCoreApplication::processEvents();
        QVERIFY(!heard);
    }

    // Without a session bus there is no keychain; that has to be an answer, not a wait.
    void theSystemAnswersWithoutASessionBus()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        const auto secrets = store::systemSecrets();
        QVERIFY(read(*secrets, u"youchuan-test"_s) != SecretOutcome::Done);
        QVERIFY(write(*secrets, u"youchuan-test"_s, u"value"_s) == SecretOutcome::NotAvailable);
    }

private:
    SecretOutcome read(store::SecretStore &secrets, const QString &key, QString *value = nullptr)
    {
        std::optional<SecretOutcome> result;
        secrets.read(key, this, [&](SecretOutcome outcome, const QString &text) {
            result = outcome;
            if (value)
                *value = text;
        });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(result, 30000);
        }();
        return result.value_or(SecretOutcome::NotAvailable);
    }

    SecretOutcome write(store::SecretStore &secrets, const QString &key, const QString &value)
    {
        std::optional<SecretOutcome> result;
        secrets.write(key, value, this, [&](SecretOutcome outcome) { result = outcome; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(result, 30000);
        }();
        return result.value_or(SecretOutcome::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
