// What an HttpClient hands on: replies as they came, errors of the wire, and in both cases what its judge
// says.
#include "http/client/http_client.h"
#include "support/scripted_server.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace base;
using namespace http;
using namespace support;

namespace {

Result<HttpReply> asItCame(const HttpRequest &, const Result<HttpReply> &end)
{
    return end;
}

QStringList wireLines;

void noteWireLine(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    if (qstrcmp(context.category, "youchuan.youku") == 0)
        wireLines.append(text);
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

    ScriptedServer m_server;

    std::optional<Result<HttpReply>> m_end;

    void ask(HttpClient &client, const QString &whose = {})
    {
        HttpRequest request;
        request.operation = Operation::Commit;
        request.name = u"commit"_s;
        request.url = m_server.url();
        request.url.setPath(u"/x"_s);
        request.verb = "POST";
        request.body = std::make_unique<SequentialBody>("hello");
        request.facts = {u"length=5"_s};
        request.stallMs = 2000;
        QObject context;
        context.setObjectName(whose);
        m_end.reset();
        client.send(std::move(request), &context,
                    [this](const Result<HttpReply> &end) { m_end.emplace(end); });
        QTRY_VERIFY(m_end);
    }

private slots:
    void aReplyIsHandedOnAsItCame_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 204, 302, 304, 400, 404, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void aReplyIsHandedOnAsItCame()
    {
        QFETCH(int, status);
        const bool mayHaveBody = status != 204 && status != 304;
        const QByteArray body = mayHaveBody ? QByteArray("\0<x>\r\n", 6) : QByteArray();
        m_server.then(
            answer(status, body, {{"X-One", "two"}, {"Retry-After", "7"}, {"Location", "/there?a=b"}}));
        HttpClient client(asItCame);
        ask(client);
        QVERIFY(m_end->ok());
        const HttpReply &reply = m_end->value();
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.body, body);
        QCOMPARE(reply.header("x-one"), "two");
        QVERIFY(reply.header("x-two").isNull());
        QCOMPARE(reply.retryAfterMs(), 7000);
        QCOMPARE(reply.redirection, status == 302 ? QUrl(u"/there?a=b"_s) : QUrl());
        QCOMPARE(m_server.requests().constLast().body, "hello");
    }

    void headersGoAsTheyAreAndNoOthersWithThem()
    {
        m_server.then(answer(200, {}));
        HttpClient client(asItCame);
        HttpRequest request;
        request.url = m_server.url();
        request.verb = "PUT";
        request.contentType = "a/b; c=d";
        request.headers = {
            {"x-one", "two=+/"}, {"Date", "Sun, 22 Nov 2026 12:00:00 GMT"}, {"x-evil", "a\r\nX: b"}};
        request.body = std::make_unique<SequentialBody>("hello");
        m_end.reset();
        client.send(std::move(request), this, [this](const Result<HttpReply> &end) { m_end.emplace(end); });
        QTRY_VERIFY(m_end);
        const auto headers = m_server.requests().constLast().headers;
        QCOMPARE(headers.value("x-one"), "two=+/");
        QCOMPARE(headers.value("date"), "Sun, 22 Nov 2026 12:00:00 GMT");
        QCOMPARE(headers.value("content-type"), "a/b; c=d");
        QCOMPARE(headers.value("content-length"), "5");
        QVERIFY(!headers.contains("x-evil") && !headers.contains("x"));
    }

    void anAnswerToHeadHasNoBodyToWaitFor()
    {
        m_server.then(raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
        HttpClient client(asItCame);
        HttpRequest request;
        request.url = m_server.url();
        request.verb = "HEAD";
        m_end.reset();
        client.send(std::move(request), this, [this](const Result<HttpReply> &end) { m_end.emplace(end); });
        QTRY_VERIFY(m_end);
        QVERIFY(m_end->ok());
        QCOMPARE(m_end->value().header("content-length"), "1000");
    }

    void datesOfHttpAreReadAndWritten()
    {
        const QByteArray text = "Sun, 22 Nov 2026 12:00:00 GMT";
        const QDateTime moment = httpDate(text);
        QCOMPARE(moment.toMSecsSinceEpoch(), 1795348800000);
        QCOMPARE(httpDate(moment), text);
        QVERIFY(!httpDate(QByteArray("soon")).isValid());
    }

    void whatIsNoReplyIsAnErrorOfTheWire()
    {
        m_server.then(closeAfter());
        HttpClient client(asItCame);
        ask(client);
        QVERIFY(!m_end->ok());
        QCOMPARE(m_end->error().fault, Fault::AnswerLost);
        QCOMPARE(m_end->error().operation, Operation::Commit);
        QCOMPARE(m_end->error().httpStatus, 0);
    }

    // Else a slice counts as sent while all of it lies in this computer.
    void whatTheSystemHoldsBackIsNotSent()
    {
#ifndef Q_OS_LINUX
        QSKIP("This system has no such limit.");
#endif
        QTcpServer deaf; // the system lets callers in, and takes a little for somebody who never reads
        QVERIFY(deaf.listen(QHostAddress::LocalHost));
        deaf.pauseAccepting();
        HttpClient client(asItCame);
        HttpRequest request;
        request.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(deaf.serverPort()));
        request.verb = "POST";
        request.body = std::make_unique<SequentialBody>(QByteArray(16 * 1024 * 1024, 'x'));
        request.stallMs = 500;
        qint64 sent = 0;
        m_end.reset();
        Call *call = client.send(std::move(request), this,
                                 [this](const Result<HttpReply> &end) { m_end.emplace(end); });
        connect(call, &Call::bodySent, this, [&sent](qint64 bytes) { sent = bytes; });
        QTRY_VERIFY(m_end); // nothing moved any more
        QVERIFY(!m_end->ok());
        QVERIFY(sent > 0);
        QVERIFY2(sent <= 1024 * 1024, qPrintable(QString::number(sent)));
    }

    void theJudgeHasTheLastWordAndTheLogTellsIt()
    {
        const auto judge = [](const HttpRequest &request, const Result<HttpReply> &end) -> Result<HttpReply> {
            Error error = end.ok() ? Error() : end.error();
            error.kind = ErrorKind::Permission;
            error.code = end.ok() ? QString::number(request.facts.size() + 41) : QString();
            return error;
        };
        HttpClient client(judge);
        m_server.then(answer(200, "{}"));
        m_server.then(closeAfter());
        m_server.then(answer(200, "{}"));
        wireLines.clear();
        const QtMessageHandler before = qInstallMessageHandler(noteWireLine);
        ask(client, u"upload 3"_s);
        QCOMPARE(m_end->error().code, u"42"_s);
        ask(client);
        QCOMPARE(m_end->error().kind, ErrorKind::Permission);
        HttpClient content(asItCame);
        ask(content);
        qInstallMessageHandler(before);
        const QStringList expected = {
            u"upload 3: commit length=5 sent=5 -> 200 \\(2 bytes\\) code 42 in \\d+ ms"_s,
            u" ?commit length=5 sent=5 -> 0 \\(0 bytes\\) permission, \\w+ in \\d+ ms"_s,
            u" ?commit length=5 sent=5 -> 200 \\(2 bytes\\) in \\d+ ms"_s};
        QCOMPARE(wireLines.size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const QRegularExpression line(QRegularExpression::anchoredPattern(expected.at(i)));
            QVERIFY2(line.match(wireLines.at(i)).hasMatch(), qPrintable(wireLines.at(i)));
        }
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
