// The reader of answers: any well-formed one is read, in whatever pieces it comes.
#include "http/client/answer_reader.h"

#include <QTest>

using namespace http;

class TestAnswerReader : public QObject
{
    Q_OBJECT

    static inline const QByteArray hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n";

private slots:
    void theAnswerToHeadEndsWithItsHead()
    {
        AnswerReader reader(AnswerReader::Body::None);
        QByteArray body;
        reader.read(hints + "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n", &body);
        QCOMPARE(reader.state(), AnswerReader::State::Head);
        reader.read("\r\n", &body);
        QCOMPARE(reader.state(), AnswerReader::State::Whole);
        QCOMPARE(reader.status(), 200);
        QVERIFY(body.isEmpty());
    }

    void anyBodyIsReadHoweverItIsCut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("closes");
        const QByteArray head = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("length") << hints + head + "Content-Length: 5\r\n\r\nhello" << QByteArray("hello")
                                << false;
        QTest::newRow("no reason") << QByteArray("HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n{}")
                                   << QByteArray("{}") << false;
        QTest::newRow("empty") << head + "Content-Length: 0\r\n\r\n" << QByteArray() << false;
        QTest::newRow("chunks")
            << hints + head + "transfer-encoding: Chunked\r\n\r\n3;a=b\r\nhel\r\n2\r\nlo\r\n0\r\nX: y\r\n\r\n"
            << QByteArray("hello") << false;
        QTest::newRow("until it closes") << head + "\r\nhello" << QByteArray("hello") << true;
        QTest::newRow("older version") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello")
                                       << QByteArray("hello") << false;
        QTest::newRow("folded header")
            << head + "X: a\r\n b\r\nContent-Length: 5\r\n\r\nhello" << QByteArray("hello") << false;
        QTest::newRow("204") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << QByteArray() << false;
    }

    void anyBodyIsReadHoweverItIsCut()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        QFETCH(bool, closes);
        for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
            AnswerReader reader;
            QByteArray came;
            for (qsizetype at = 0; at < bytes.size(); at += piece)
                reader.read(bytes.mid(at, piece), &came);
            if (closes)
                reader.end();
            QCOMPARE(reader.state(), AnswerReader::State::Whole);
            QCOMPARE(came, body);
            QVERIFY(reader.status() >= 200);
        }
    }

    void whatIsNoAnswerIsBroken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another language") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
        QTest::newRow("no number") << QByteArray("HTTP/1.1 abc OK\r\n\r\n");
        QTest::newRow("a head without end") << QByteArray("HTTP/1.1 200 OK\r\nX: ") + QByteArray(300000, 'x');
        QTest::newRow("no chunk") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
        QTest::newRow("less than nothing")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n");
        QTest::newRow("only a head ahead") << hints;
    }

    void whatIsNoAnswerIsBroken()
    {
        QFETCH(QByteArray, bytes);
        AnswerReader reader;
        QByteArray body;
        reader.read(bytes, &body);
        reader.end();
        QCOMPARE(reader.state(), AnswerReader::State::Broken);
    }
};

QTEST_GUILESS_MAIN(TestAnswerReader)
#include "tst_answer_reader.moc"
