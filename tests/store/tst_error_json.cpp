// Errors in the database: what is written is read again, and so is what earlier versions wrote.
#include "store/queue/error_json.h"

#include <QTest>

using namespace base;

class TestErrorJson : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadAgain_data()
    {
        QTest::addColumn<Error>("error");
        Error wire;
        wire.kind = ErrorKind::Server;
        wire.fault = Fault::Code;
        wire.operation = Operation::SendSlice;
        wire.code = codeText(120010225);
        wire.httpStatus = 400;
        wire.message = "\"server\" words";
        wire.type = "UploadsException";
        wire.retryAfterMs = 5'000'000'000;
        QTest::newRow("number") << wire;
        wire.foreignCode = true;
        QTest::newRow("number of another list") << wire;
        wire.foreignCode = false;
        wire.code = "NoSuchUpload";
        QTest::newRow("word") << wire;
        wire.code.clear();
        QTest::newRow("no code") << wire;
        QTest::newRow("size") << localError(ErrorKind::FileTooLarge, AtMost{4'294'967'296});
        QTest::newRow("account") << localError(ErrorKind::Account, OtherAccount{"studio"});
        QTest::newRow("server") << localError(ErrorKind::Server, UntakenServer{"10.0.0.1:80"});
        QTest::newRow("secret") << localError(ErrorKind::Account, base::SecretMissing());
        QTest::newRow("words") << localError(ErrorKind::FileUnreadable, QString("Permission denied"));
    }
    void whatIsWrittenIsReadAgain()
    {
        QFETCH(Error, error);
        const Error again = store::errorFromJson(store::errorJson(error));
        QVERIFY(again == error);
    }

    void whatEarlierVersionsWroteIsUnderstood()
    {
        const Error lost = store::errorFromJson(
            {{"kind", "server"}, {"fault", "code"}, {"endpoint", "upload_slice"}, {"code", 1002}});
        QVERIFY(lost.operation == Operation::SendSlice);
        QCOMPARE(lost.code, QString("1002"));
        const Error large =
            store::errorFromJson({{"kind", "file_too_large"}, {"fault", "local"}, {"message", "4096"}});
        QVERIFY(large == localError(ErrorKind::FileTooLarge, AtMost{4096}));
        const Error other =
            store::errorFromJson({{"kind", "account"}, {"fault", "local"}, {"message", "c0ffee"}});
        QVERIFY(other == localError(ErrorKind::Account, OtherAccount{"c0ffee"}));
        const Error server = store::errorFromJson(
            {{"kind", "server"}, {"fault", "local"}, {"endpoint", "create_file"}, {"message", "10.0.0.1"}});
        QVERIFY(server.operation == Operation::Open);
        QCOMPARE(std::get<UntakenServer>(server.detail).address, QString("10.0.0.1"));
        QCOMPARE(store::errorFromJson({}).codeNumber(), 0);
    }
};

QTEST_GUILESS_MAIN(TestErrorJson)
#include "tst_error_json.moc"
