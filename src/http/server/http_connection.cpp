#include "http/server/http_connection.h"

#include "http/server/link.h"
#include "http/server/message_head.h"

#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <QTcpSocket>

#include <algorithm>
#include <iterator>
#include <utility>

namespace beast_http = boost::beast::http;

namespace http {

namespace {
constexpr qint64 pieceBytes = 256 * 1024;
constexpr qint64 socketBufferBytes = 512 * 1024;
constexpr qint64 pacedKernelBufferBytes = 128 * 1024; // else the kernel takes megabytes ahead of the pace
constexpr qint64 widestWindow = 16 * 1024 * 1024;
constexpr std::uint32_t headLimit = 64 * 1024; // a description of 1999 Han characters fits into a GET
constexpr qsizetype mostHeaders = 100;
constexpr qint64 mostUnsent = 1024 * 1024; // answers that wait for their client to take them
constexpr int lingerMs = 500;              // for a refused client to read why
} // namespace

struct HttpConnection::Parser {
    beast_http::request_parser<beast_http::buffer_body> beast;
};

HttpConnection::HttpConnection(QTcpSocket *socket, qint64 id, const ConnectionContext &context,
                               QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_id(id)
    , m_timeouts(context.timeouts)
    , m_serverName(context.serverName)
    , m_link(context.link)
    , m_body(context.room)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(qMax(socketBufferBytes, m_link.bytesPerTurn()));
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_link.limited() || m_link.slowStart())
        m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption,
                                  qMax(pacedKernelBufferBytes, m_link.bytesPerTurn()));
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readSoon);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::written);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &HttpConnection::losePatience);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_patience.stop();
        m_phase = Phase::Ended;
        emit ended();
        deleteLater();
    });
    m_roundTrip.setSingleShot(true);
    m_roundTrip.setTimerType(Qt::PreciseTimer);
    connect(&m_roundTrip, &QTimer::timeout, this, [this] {
        m_connecting = false;
        m_window = m_window == 0 ? Link::firstWindow : qMin(m_window * 2, widestWindow);
        m_windowLeft = m_window;
        readSoon();
    });
    m_roundTrip.start(m_link.latencyMs());
    startRequest();
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
}

void HttpConnection::startRequest()
{
    m_parser = std::make_unique<Parser>();
    m_parser->beast.header_limit(headLimit);
    m_parser->beast.body_limit(std::numeric_limits<std::uint64_t>::max()); // until the head is known
    m_request = {};
    m_body.clear();
    m_cutAfter = -1;
    m_headBegun = false;
    m_phase = Phase::Head;
    waitAtMost(m_timeouts.idleMs);
}

bool HttpConnection::isReading() const
{
    return (m_phase == Phase::Head || m_phase == Phase::Body) && m_socket->bytesToWrite() <= mostUnsent;
}

bool HttpConnection::hasUnread() const
{
    return isReading() && !m_connecting && (m_socket->bytesAvailable() > 0 || !m_input.isEmpty());
}

void HttpConnection::readSoon()
{
    if (m_phase == Phase::Lingering)
        m_socket->skip(m_socket->bytesAvailable());
    if (!hasUnread())
        return;
    if (m_link.limited())
        m_link.queueUp(this);
    else
        readUpTo(everything);
}

// How much of `wanted` the congestion window lets through now; the next round trip opens it wider.
qint64 HttpConnection::windowFor(qint64 wanted)
{
    if (!m_link.slowStart())
        return wanted;
    const qint64 allowed = qMin(wanted, m_windowLeft);
    m_windowLeft -= allowed;
    if (m_windowLeft == 0 && !m_roundTrip.isActive())
        m_roundTrip.start(m_link.latencyMs());
    return allowed;
}

qint64 HttpConnection::readUpTo(qint64 most)
{
    qint64 done = 0;
    if (hasUnread() && m_socket->bytesAvailable() == 0)
        parse(); // a pipelined request
    while (done < most && hasUnread() && m_socket->bytesAvailable() > 0) {
        const qint64 wanted = std::min({pieceBytes, most - done, m_socket->bytesAvailable()});
        const qint64 allowed = windowFor(wanted);
        if (allowed == 0)
            break;
        const qsizetype old = m_input.size();
        m_input.resize(old + allowed);
        const qint64 got = qMax<qint64>(0, m_socket->read(m_input.data() + old, allowed));
        m_input.resize(old + got);
        done += got;
        parse();
    }
    return done;
}

void HttpConnection::parse()
{
    while (!m_input.isEmpty() && isReading()) {
        if (!makeRoomForBody()) {
            refuse(503);
            return;
        }
        boost::beast::error_code error;
        const auto used =
            m_parser->beast.put(boost::asio::buffer(m_input.constData(), size_t(m_input.size())), error);
        if (qsizetype(used) == m_input.size())
            m_input.resize(0);
        else
            m_input.remove(0, qsizetype(used));
        if (m_phase == Phase::Body)
            noteBody();
        if (m_phase == Phase::Head && !std::exchange(m_headBegun, true))
            waitAtMost(m_timeouts.headMs);
        if (m_phase == Phase::Ended || error == beast_http::error::need_more)
            return;
        if (error && error != beast_http::error::need_buffer) {
            refuse(error == beast_http::error::body_limit     ? 413
                   : error == beast_http::error::header_limit ? 431
                                                              : 400);
            return;
        }
        if (m_phase == Phase::Head && m_parser->beast.is_header_done())
            takeHead();
        if (m_phase == Phase::Body && m_parser->beast.is_done()) {
            m_body.moveTo(m_request);
            m_phase = Phase::Answering;
            m_patience.stop();
            emit requestRead();
        }
    }
}

void HttpConnection::takeHead()
{
    const auto &message = m_parser->beast.get();
    if (std::distance(message.begin(), message.end()) > mostHeaders)
        return refuse(431);
    m_request = requestOf(message);
    m_keepAlive = m_parser->beast.keep_alive();
    m_phase = Phase::Body;
    emit headRead();
    if (m_phase != Phase::Body)
        return;
    const auto length = m_parser->beast.content_length();
    if (length && *length > std::uint64_t(m_body.limit())) {
        refuse(413);
        return;
    }
    m_parser->beast.body_limit(std::uint64_t(m_body.limit()));
    waitAtMost(m_timeouts.stillMs);
    if (boost::beast::iequals(message[beast_http::field::expect], "100-continue"))
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (m_cutAfter == 0)
        cut();
}

bool HttpConnection::makeRoomForBody()
{
    if (m_phase != Phase::Body)
        return true;
    const auto announced = m_parser->beast.content_length();
    const auto room = m_body.room(announced ? std::optional(qint64(*announced)) : std::nullopt);
    if (!room)
        return false;
    auto &parsed = m_parser->beast.get().body();
    parsed.more = true;
    parsed.data = room->data();
    parsed.size = room->size();
    return true;
}

void HttpConnection::noteBody()
{
    if (const qint64 came = m_body.take(qsizetype(m_parser->beast.get().body().size)); came > 0) {
        waitAtMost(m_timeouts.stillMs);
        emit bodyRead(came);
    }
    if (m_cutAfter >= 0 && m_body.length() >= m_cutAfter)
        cut();
}

void HttpConnection::refuse(int status)
{
    refuse({.status = status, .body = {}, .headers = {}});
}

void HttpConnection::refuse(const HttpAnswer &answer)
{
    m_phase = Phase::Answering;
    m_keepAlive = false;
    m_refused = true;
    send(answer);
}

void HttpConnection::answer(const HttpAnswer &answer, int delayMs)
{
    const int wait = m_link.latencyMs() + qMax(0, delayMs);
    if (wait == 0) {
        send(answer);
        return;
    }
    auto *waiting = new QTimer(this);
    waiting->setSingleShot(true);
    waiting->setTimerType(Qt::PreciseTimer);
    connect(waiting, &QTimer::timeout, waiting, [this, waiting, answer] {
        waiting->deleteLater();
        send(answer);
    });
    connect(&m_link, &Link::hurried, waiting, [waiting] { waiting->start(0); });
    waiting->start(wait);
}

void HttpConnection::send(const HttpAnswer &answer)
{
    if (m_phase != Phase::Answering)
        return;
    m_socket->write(headOf(answer, m_keepAlive, m_serverName));
    if (m_request.method != "HEAD")
        m_socket->write(answer.body);
    if (m_refused) {
        m_phase = Phase::Lingering;
        waitAtMost(lingerMs);
        readSoon();
        return;
    }
    if (!m_keepAlive) {
        waitAtMost(m_timeouts.stillMs);
        m_socket->disconnectFromHost();
        return;
    }
    startRequest();
    QMetaObject::invokeMethod(this, &HttpConnection::readSoon, Qt::QueuedConnection);
}

void HttpConnection::waitAtMost(int ms)
{
    m_patience.start(ms);
}

// The client takes what it was answered.
void HttpConnection::written()
{
    const bool between = m_phase == Phase::Head && !m_headBegun;
    if (between || (m_phase == Phase::Answering && !m_keepAlive && m_patience.isActive()))
        m_patience.start();
    readSoon();
}

void HttpConnection::losePatience()
{
    const bool itIsOurTurn =
        m_connecting || m_roundTrip.isActive() || (isReading() && m_socket->bytesAvailable() > 0);
    if (m_phase == Phase::Lingering) {
        m_phase = Phase::Answering;
        waitAtMost(m_timeouts.stillMs);
        m_socket->disconnectFromHost();
    } else if (itIsOurTurn) {
        m_patience.start();
    } else if (isReading() && (m_phase == Phase::Body || m_headBegun)) {
        refuse(408);
    } else {
        cut();
    }
}

void HttpConnection::cut()
{
    m_patience.stop();
    m_phase = Phase::Ended;
    m_socket->abort();
}

} // namespace http
