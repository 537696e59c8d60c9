// An HTTP server on 127.0.0.1 that does what a script says and remembers what it was asked.
//
// Each request takes the next step of the script, in the order in which requests begin; when the script is
// over, the fallback is taken. Lives in the thread of the test, so it moves only while the event loop runs.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QUrl>

#include <memory>
#include <utility>

namespace support {

using Pairs = QList<std::pair<QString, QString>>;

// Name and value pairs as a server reads them from a query or a form: + is a space, then percent-decoding.
Pairs decodedPairs(const QByteArray &text);
// The value of a name; null when it is not there, empty when it is there without a value.
QString valueOf(const Pairs &pairs, const QString &name);

struct Request {
    QByteArray method;
    QByteArray target; // as it came, still encoded
    QString path;
    Pairs query;
    QMap<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    int connection = 0; // counted from 1

    Pairs form() const { return decodedPairs(body); }
};

struct Step {
    enum class Kind {
        Answer,
        AnswerWithin, // the answer comes when `bytes` of the body have come; the rest is read and thrown away
        CloseBefore,  // the connection closes at the first byte of the request
        CloseWithin,  // ... when `bytes` of the body have come
        CloseAfter,   // ... when the whole request was read: the answer is lost
        Hang,         // the whole request is read, and nothing comes
        Cut,          // the answer promises more bytes than it has, then the connection closes
        Raw,          // `body` is the whole answer, head included; the connection closes after it
        Drip,         // the head, then a byte of the body now and then, without end
        EndlessHead,  // a head that does not end, as fast as it is taken
    };
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    Kind kind = Kind::Answer;
    int status = 200;
    Headers headers = {};
    QByteArray body = {};
    qint64 bytes = 0;
    QByteArray before = {}; // what comes ahead of an answer: other heads
};

Step answer(int status, const QByteArray &body, const Step::Headers &headers = {});
Step answerAfter(const QByteArray &before, int status, const QByteArray &body);
Step answerWithin(qint64 bytes, int status, const QByteArray &body);
Step closeBefore();
Step closeWithin(qint64 bytes);
Step closeAfter();
Step hang();
Step cut(int status, const QByteArray &body);
Step raw(const QByteArray &bytes);
Step drip();
Step endlessHead();

class ScriptedServer : public QObject
{
    Q_OBJECT
public:
    // Another kind of listener, for instance one that speaks TLS, may be given; it must not be listening yet.
    explicit ScriptedServer(std::unique_ptr<QTcpServer> listener = std::make_unique<QTcpServer>());
    ~ScriptedServer() override;

    quint16 port() const { return m_listener->serverPort(); }
    QUrl url(const QString &scheme = QStringLiteral("http")) const;
    QString authority() const; // "127.0.0.1:port"

    void then(const Step &step) { m_script.append(step); }
    void setFallback(const Step &step) { m_fallback = step; }

    // Whole requests, in the order in which their last byte came.
    const QList<Request> &requests() const { return m_requests; }
    const Request &request(int index = 0) const { return m_requests.at(index); }
    int count() const { return int(m_requests.size()); }
    // Requests of which at least one byte came, also those cut short.
    int begun() const { return m_begun; }
    int connections() const { return m_connections; }

signals:
    void requested();

private:
    class Connection;
    friend class Connection;

    Step nextStep();

    std::unique_ptr<QTcpServer> m_listener;
    QList<Step> m_script;
    Step m_fallback;
    QList<Request> m_requests;
    int m_begun = 0;
    int m_connections = 0;
};

} // namespace support
