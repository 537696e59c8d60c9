#include "http/client/answer_reader.h"

#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <limits>

namespace beast_http = boost::beast::http;

namespace http {

namespace {

constexpr std::uint32_t longestHead = 256 * 1024;
constexpr qsizetype readBytes = 16 * 1024;

QByteArray bytesIn(boost::beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace

struct AnswerReader::Parser {
    beast_http::response_parser<beast_http::buffer_body> beast;
};

AnswerReader::AnswerReader(Body body) : m_body(body)
{
    startHead();
}

AnswerReader::~AnswerReader() = default;

void AnswerReader::startHead()
{
    m_parser = std::make_unique<Parser>();
    m_parser->beast.header_limit(longestHead);
    m_parser->beast.body_limit(
        std::numeric_limits<std::uint64_t>::max()); // whoever asked knows how much is too much
    m_parser->beast.skip(m_body == Body::None);
    m_state = State::Head;
}

void AnswerReader::read(const QByteArray &bytes, QByteArray *body)
{
    m_input += bytes;
    while ((m_state == State::Head || m_state == State::Body) && parse(body)) {
    }
}

bool AnswerReader::parse(QByteArray *body)
{
    if (m_input.isEmpty())
        return false;
    QByteArray piece(readBytes, Qt::Uninitialized);
    auto &room = m_parser->beast.get().body();
    room.data = piece.data();
    room.size = std::size_t(piece.size());
    room.more = true;
    boost::beast::error_code error;
    const auto used =
        m_parser->beast.put(boost::asio::buffer(m_input.constData(), std::size_t(m_input.size())), error);
    m_input.remove(0, qsizetype(used));
    const qsizetype got = piece.size() - qsizetype(room.size);
    body->append(piece.constData(), got);
    if (error && error != beast_http::error::need_more && error != beast_http::error::need_buffer) {
        m_state = State::Broken;
        return false;
    }
    if (m_state == State::Head && m_parser->beast.is_header_done())
        takeHead();
    if (m_state == State::Body && m_parser->beast.is_done())
        m_state = State::Whole;
    return used > 0;
}

void AnswerReader::takeHead()
{
    const auto &message = m_parser->beast.get();
    const int status = int(message.result_int());
    if (status >= 100 && status < 200)
        return startHead();
    m_status = status;
    for (const auto &field : message)
        m_headers.append({bytesIn(field.name_string()), bytesIn(field.value())});
    m_state = State::Body;
}

void AnswerReader::end()
{
    if (m_state != State::Head && m_state != State::Body)
        return;
    boost::beast::error_code error;
    if (m_state == State::Body) // before a head there is nothing to end
        m_parser->beast.put_eof(error);
    m_state = m_state == State::Body && !error ? State::Whole : State::Broken;
}

} // namespace http
