// The answer to one HTTP/1.1 request, read as it comes: Boost.Beast's parser, with the heads of 1xx ahead of
// it passed over. Its body has a length, comes in chunks, or ends with the connection.
#pragma once

#include <QByteArray>
#include <QList>

#include <memory>
#include <utility>

namespace http {

class AnswerReader
{
public:
    enum class State { Head, Body, Whole, Broken };

    enum class Body { Expected, None }; // HEAD has none, whatever its head says

    explicit AnswerReader(Body body = Body::Expected);
    ~AnswerReader();

    // What came of the body with it is added to body.
    void read(const QByteArray &bytes, QByteArray *body);
    // The connection has ended: the rest of the body will not come, or this was its end.
    void end();

    State state() const { return m_state; }
    int status() const { return m_status; } // of the real answer, 0 before
    const QList<std::pair<QByteArray, QByteArray>> &headers() const { return m_headers; }

private:
    struct Parser;

    void startHead();
    void takeHead();
    bool parse(QByteArray *body); // says whether it got on

    Body m_body;
    std::unique_ptr<Parser> m_parser;
    State m_state = State::Head;
    QByteArray m_input; // not parsed yet
    int m_status = 0;
    QList<std::pair<QByteArray, QByteArray>> m_headers;
};

} // namespace http
