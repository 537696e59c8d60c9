// The answer to one HTTP/1.1 request, read as it comes (RFC 9112): heads of 1xx ahead of it are passed over,
// its body has a length, comes in chunks, or ends with the connection.
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace youku {

class AnswerReader
{
public:
    enum class State { Head, Body, Whole, Broken };

    // What came of the body with it is added to body.
    void read(const QByteArray &bytes, QByteArray *body);
    // The connection has ended: the rest of the body will not come, or this was its end.
    void end();

    State state() const { return m_state; }
    int status() const { return m_status; } // of the real answer, 0 before
    const QByteArray &reason() const { return m_reason; }
    const QList<std::pair<QByteArray, QByteArray>> &headers() const { return m_headers; }

private:
    bool readHead();
    bool readBody(QByteArray *body);
    bool readChunk(QByteArray *body);
    bool parseHead(const QByteArray &head);
    QByteArray header(const QByteArray &name) const;

    State m_state = State::Head;
    QByteArray m_input;
    int m_status = 0;
    QByteArray m_reason;
    QList<std::pair<QByteArray, QByteArray>> m_headers;
    bool m_chunked = false;
    bool m_inTrailer = false;
    qint64 m_left = -1; // of the body, or of this chunk; -1: not known
};

} // namespace youku
