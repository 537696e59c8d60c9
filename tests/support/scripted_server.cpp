#include "support/scripted_server.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <QTcpSocket>
#include <QTimer>

#include <limits>
#include <optional>

using namespace Qt::StringLiterals;
namespace http = boost::beast::http;

namespace support {

namespace {

constexpr int dripMs = 20;

QByteArray bytesOf(boost::beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

QString decoded(QByteArray text)
{
    return QUrl::fromPercentEncoding(text.replace('+', ' '));
}

QByteArray answerBytes(const Step &step)
{
    QByteArray bytes = step.before + "HTTP/1.1 " + QByteArray::number(step.status) + " Scripted\r\n";
    for (const auto &[name, value] : step.headers)
        bytes += name + ": " + value + "\r\n";
    const qint64 promised = step.body.size() + (step.kind == Step::Kind::Cut ? 100 : 0);
    return bytes + "Content-Length: " + QByteArray::number(promised) + "\r\n\r\n" + step.body;
}

} // namespace

Pairs decodedPairs(const QByteArray &text)
{
    Pairs pairs;
    if (text.isEmpty())
        return pairs;
    for (const QByteArray &part : text.split('&')) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray value = equals < 0 ? QByteArray("") : part.mid(equals + 1);
        pairs.append({decoded(equals < 0 ? part : part.first(equals)), decoded(value)});
    }
    return pairs;
}

QString valueOf(const Pairs &pairs, const QString &name)
{
    for (const auto &[key, value] : pairs) {
        if (key == name)
            return value.isNull() ? u""_s : value;
    }
    return {};
}

Step answer(int status, const QByteArray &body, const Step::Headers &headers)
{
    return {.kind = Step::Kind::Answer, .status = status, .headers = headers, .body = body};
}

Step answerAfter(const QByteArray &before, int status, const QByteArray &body)
{
    Step step = answer(status, body);
    step.before = before;
    return step;
}

Step answerWithin(qint64 bytes, int status, const QByteArray &body)
{
    return {.kind = Step::Kind::AnswerWithin, .status = status, .body = body, .bytes = bytes};
}

Step closeBefore()
{
    return {.kind = Step::Kind::CloseBefore};
}

Step closeWithin(qint64 bytes)
{
    return {.kind = Step::Kind::CloseWithin, .bytes = bytes};
}

Step closeAfter()
{
    return {.kind = Step::Kind::CloseAfter};
}

Step hang()
{
    return {.kind = Step::Kind::Hang};
}

Step cut(int status, const QByteArray &body)
{
    return {.kind = Step::Kind::Cut, .status = status, .body = body};
}

Step raw(const QByteArray &bytes)
{
    return {.kind = Step::Kind::Raw, .body = bytes};
}

Step drip()
{
    return {.kind = Step::Kind::Drip};
}

Step endlessHead()
{
    return {.kind = Step::Kind::EndlessHead};
}

class ScriptedServer::Connection : public QObject
{
public:
    Connection(QTcpSocket *socket, int number, ScriptedServer *server)
        : QObject(server)
        , m_server(server)
        , m_socket(socket)
        , m_number(number)
    {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
        read();
    }

    ~Connection() override { m_socket->disconnect(this); }

private:
    void read()
    {
        m_input += m_socket->readAll();
        while (!m_input.isEmpty() && parse()) {
        }
    }

    // Says whether it got on.
    bool parse()
    {
        if (!m_parser)
            begin();
        if (m_step.kind == Step::Kind::CloseBefore)
            return close();

        boost::beast::error_code error;
        const size_t used =
            m_parser->put(boost::asio::buffer(m_input.constData(), size_t(m_input.size())), error);
        m_input.remove(0, qsizetype(used));
        if (error == http::error::need_more)
            error = {};
        if (error)
            return close();

        const bool bodyCame =
            m_parser->is_header_done() && qint64(m_parser->get().body().size()) >= m_step.bytes;
        if (m_step.kind == Step::Kind::CloseWithin && bodyCame)
            return close();
        if (m_step.kind == Step::Kind::AnswerWithin && bodyCame && !m_answered)
            m_answered = m_socket->write(answerBytes(m_step)) > 0;
        if (m_parser->is_done())
            finish();
        return used > 0;
    }

    void begin()
    {
        ++m_server->m_begun;
        m_step = m_server->nextStep();
        m_answered = false;
        m_parser.emplace();
        m_parser->eager(true);
        m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());
        m_parser->header_limit(1024 * 1024);
    }

    void finish()
    {
        m_server->m_requests.append(request());
        m_parser.reset();
        switch (m_step.kind) {
        case Step::Kind::Answer:
            m_socket->write(answerBytes(m_step));
            break;
        case Step::Kind::Cut:
            m_socket->write(answerBytes(m_step));
            m_socket->disconnectFromHost();
            break;
        case Step::Kind::Raw:
            m_socket->write(m_step.body);
            m_socket->disconnectFromHost();
            break;
        case Step::Kind::Hang:
        case Step::Kind::AnswerWithin:
            break;
        case Step::Kind::Drip:
            m_socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            connect(&m_dripping, &QTimer::timeout, this, [this] { m_socket->write(" "); });
            m_dripping.start(dripMs);
            break;
        case Step::Kind::EndlessHead:
            m_socket->write("HTTP/1.1 200 OK\r\n");
            connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
                if (m_socket->bytesToWrite() == 0)
                    m_socket->write("X-More: " + QByteArray(64 * 1024, 'x') + "\r\n");
            });
            break;
        case Step::Kind::CloseBefore:
        case Step::Kind::CloseWithin:
        case Step::Kind::CloseAfter:
            close();
            break;
        }
        emit m_server->requested();
    }

    Request request() const
    {
        const auto &message = m_parser->get();
        Request request;
        request.method = bytesOf(message.method_string());
        request.target = bytesOf(message.target());
        const qsizetype mark = request.target.indexOf('?');
        request.path = QUrl::fromPercentEncoding(request.target.left(mark));
        if (mark >= 0)
            request.query = decodedPairs(request.target.mid(mark + 1));
        for (const auto &field : message.base())
            request.headers.insert(bytesOf(field.name_string()).toLower(), bytesOf(field.value()));
        request.body = QByteArray::fromStdString(message.body());
        request.connection = m_number;
        return request;
    }

    bool close()
    {
        m_input.clear();
        m_socket->disconnectFromHost();
        return false;
    }

    ScriptedServer *m_server;
    QTcpSocket *m_socket;
    int m_number;
    QByteArray m_input;
    std::optional<http::request_parser<http::string_body>> m_parser;
    Step m_step;
    bool m_answered = false;
    QTimer m_dripping;
};

ScriptedServer::ScriptedServer(std::unique_ptr<QTcpServer> listener)
    : m_listener(std::move(listener))
    , m_fallback(answer(500, "the script is over"))
{
    connect(m_listener.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_listener->nextPendingConnection())
            new Connection(socket, ++m_connections, this);
    });
    if (!m_listener->listen(QHostAddress::LocalHost))
        qFatal("no port on 127.0.0.1");
}

ScriptedServer::~ScriptedServer()
{
    qDeleteAll(findChildren<QObject *>(
        Qt::FindDirectChildrenOnly)); // connections, while the counters are still there
}

QUrl ScriptedServer::url(const QString &scheme) const
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port());
    return url;
}

QString ScriptedServer::authority() const
{
    return u"127.0.0.1:%1"_s.arg(port());
}

Step ScriptedServer::nextStep()
{
    return m_script.isEmpty() ? m_fallback : m_script.takeFirst();
}

} // namespace support
