// Windows' Credential Manager; built there alone.
#include "store/settings/credential_manager.h"

#include <QTest>

using namespace store::credential_manager;

class TestCredentialManager : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { remove(m_target); }

    void whatIsWrittenIsReadUntilItIsRemoved()
    {
        std::string value;
        QVERIFY(read(m_target, &value) == Outcome::NotFound);
        QVERIFY(write(m_target, "{\"access_token\":\"\u00e9\"}") == Outcome::Done);
        QVERIFY(write(m_target, "second") == Outcome::Done);
        QVERIFY(read(m_target, &value) == Outcome::Done);
        QVERIFY(value == "second");
        QVERIFY(remove(m_target) == Outcome::Done);
        QVERIFY(read(m_target, &value) == Outcome::NotFound);
        QVERIFY(remove(m_target) == Outcome::NotFound);
    }

    void whatIsTooLongIsRefused() { QVERIFY(write(m_target, std::string(3000, 'x')) == Outcome::Refused); }

private:
    const std::wstring m_target = L"Youchuan/test-c0ffee0123456789";
};

QTEST_GUILESS_MAIN(TestCredentialManager)
#include "tst_credential_manager.moc"
