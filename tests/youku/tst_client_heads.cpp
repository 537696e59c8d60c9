// Any well-formed HTTP is understood, also the heads that a server or somebody on the way sends ahead of the
// real answer.
#include "client_rig.h"

using namespace wire;

class TestClientHeads : public QObject, private ClientRig
{
    Q_OBJECT

    static inline const QByteArray hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n";

    // The first answer of such a server is lost to Qt; from then on all of them are understood.
    void meetOnce()
    {
        m_server->then(answerAfter(hints, 200, "{}"));
        endOf("spec");
        m_server->then(answerAfter(hints, 200, "{}"));
        endOf("create_file");
    }

private slots:
    void init() { start(); }
    void cleanup() { stop(); }

    void headsAheadOfTheAnswerArePassedOver_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QByteArray>("before");
        const QList<std::pair<const char *, QByteArray>> heads = {
            {"100", "HTTP/1.1 100 Continue\r\n\r\n"},
            {"102", "HTTP/1.1 102 Processing\r\n\r\n"},
            {"103", hints},
            {"103 and 100", hints + "HTTP/1.1 100 Continue\r\n\r\n"},
        };
        for (int i = 0; i < int(anyCalls().size()); ++i) {
            for (const auto &[name, before] : heads)
                QTest::addRow("%s %s", anyCalls().at(i).name, name) << i << before;
        }
    }

    void headsAheadOfTheAnswerArePassedOver()
    {
        QFETCH(int, index);
        QFETCH(QByteArray, before);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(answerAfter(before, 200, call.good));
        const Error first = endOf(call);
        const bool understood = first.kind == ErrorKind::Cancelled;
        // To some Qt the first answer is lost; what was sent may have been acted on.
        QVERIFY(understood || !before.startsWith("HTTP/1.1 100"));
        QVERIFY(understood || first.fault == Fault::AnswerLost);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(endOf(call).kind, ErrorKind::Cancelled);
        QCOMPARE(m_server->begun(), 4); // and nothing is sent twice behind our back
    }

    void theRequestIsTheSame_data() { everyCall(); }
    void theRequestIsTheSame()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(answerAfter(hints, 200, call.good));
        endOf(call);
        endOf(call);
        QCOMPARE(m_server->count(), 2);
        const Request &usual = m_server->request(0);
        const Request &plain = m_server->request(1);
        QCOMPARE(plain.method, usual.method);
        QCOMPARE(plain.target, usual.target);
        QCOMPARE(plain.body, usual.body);
        for (const char *name : {"host", "content-type", "content-length", "user-agent", "accept-encoding"})
            QCOMPARE(plain.headers.value(name), usual.headers.value(name));
    }

    void whatGoesWrongThereIsNamedAsEver_data() { everyCall(); }
    void whatGoesWrongThereIsNamedAsEver()
    {
        QFETCH(int, index);
        const AnyCall &call = anyCalls().at(index);
        m_server->setFallback(answerAfter(hints, 200, call.good));
        if (endOf(call).kind == ErrorKind::Cancelled)
            QSKIP("this Qt reads heads of 1xx by itself");
        m_server->setFallback(answer(200, call.good));
        m_server->then(answerAfter(hints, 400, errorBody(1013)));
        QCOMPARE(endOf(call).codeNumber(), 1013);
        m_server->then(answerAfter(hints, 503, "busy"));
        QCOMPARE(endOf(call).httpStatus, 503);
        m_server->then(closeAfter());
        QCOMPARE(endOf(call).fault, Fault::AnswerLost);
        m_server->then(cut(200, "{"));
        QCOMPARE(endOf(call).fault, Fault::AnswerLost);
        m_server->then(raw(hints));
        QCOMPARE(endOf(call).fault, Fault::AnswerLost);
        m_server->then(hang());
        QCOMPARE(endOf(call).fault, Fault::AnswerLost);
        m_server->then(answer(302, {}, {{"Location", "http://127.0.0.1:1/"}}));
        QCOMPARE(endOf(call).fault, Fault::Redirected);
        m_server->then(raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
        QVERIFY(endOf(call).kind != ErrorKind::Cancelled);
        m_server->then(drip());
        QVERIFY(endOf(call).kind != ErrorKind::Cancelled);
        QCOMPARE(endOf(call).kind, ErrorKind::Cancelled);
        m_server.reset();
        QCOMPARE(endOf(call).fault, Fault::Unreachable);
    }

    void aWholeSliceLeavesAndTellsItsProgress()
    {
        meetOnce();
        m_server->setFallback(answerAfter(hints, 201, nextSlice));
        const QByteArray bytes(3 * 1024 * 1024, 'x');
        Ending<NextSlice> ending;
        QObject context;
        Call *call = m_upload->uploadSlice(uploadToken, {1, 0, bytes.size()}, u"0"_s, u"0"_s, bodyOf(bytes),
                                           &context, ending.handler());
        qint64 told = 0;
        connect(call, &Call::bodySent, this, [&told](qint64 sent) { told = std::max(told, sent); });
        QTRY_COMPARE(ending.times, 1);
        QVERIFY(ending.ok());
        QCOMPARE(m_server->requests().last().body, bytes);
        QCOMPARE(told, bytes.size());
    }
};

QTEST_GUILESS_MAIN(TestClientHeads)
#include "tst_client_heads.moc"
