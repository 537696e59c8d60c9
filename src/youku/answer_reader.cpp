#include "youku/answer_reader.h"

namespace youku {

namespace {

constexpr qsizetype longestHead = 256 * 1024;
constexpr qsizetype longestChunkLine = 4096;

} // namespace

void AnswerReader::read(const QByteArray &bytes, QByteArray *body)
{
    m_input += bytes;
    while (m_state == State::Head && readHead()) {
    }
    while (m_state == State::Body && readBody(body)) {
    }
}

void AnswerReader::end()
{
    const bool isItsEnd = m_state == State::Body && !m_chunked && m_left < 0;
    if (m_state != State::Whole)
        m_state = isItsEnd ? State::Whole : State::Broken;
}

// Says whether it got on.
bool AnswerReader::readHead()
{
    while (m_input.startsWith('\r') || m_input.startsWith('\n'))
        m_input.remove(0, 1);
    qsizetype end = m_input.indexOf("\r\n\r\n");
    qsizetype mark = 4;
    if (const qsizetype bare = m_input.indexOf("\n\n"); bare >= 0 && (end < 0 || bare < end)) {
        end = bare;
        mark = 2;
    }
    if (end < 0) {
        if (m_input.size() > longestHead)
            m_state = State::Broken;
        return false;
    }
    const QByteArray head = m_input.left(end);
    m_input.remove(0, end + mark);
    if (!parseHead(head)) {
        m_state = State::Broken;
        return false;
    }
    if (m_status >= 100 && m_status < 200) {
        m_status = 0;
        return true;
    }
    m_chunked = header("transfer-encoding").toLower().endsWith("chunked");
    bool isNumber = false;
    const qint64 length = header("content-length").toLongLong(&isNumber);
    m_left = !m_chunked && isNumber && length >= 0 ? length : -1;
    if (m_status == 204 || m_status == 304)
        m_left = 0;
    m_state = m_left == 0 ? State::Whole : State::Body;
    return false;
}

bool AnswerReader::parseHead(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QByteArray first = lines.constFirst().trimmed();
    bool isNumber = false;
    m_status = first.mid(9, 3).toInt(&isNumber);
    if (!first.startsWith("HTTP/1.") || first.size() < 12 || first[8] != ' ' || !isNumber || m_status < 100)
        return false;
    m_reason = first.mid(13).trimmed();
    m_headers.clear();
    for (const QByteArray &line : lines.mid(1)) {
        const bool isFolded = line.startsWith(' ') || line.startsWith('\t');
        const qsizetype colon = line.indexOf(':');
        if (isFolded && !m_headers.isEmpty())
            m_headers.last().second += ' ' + line.trimmed();
        else if (colon > 0)
            m_headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    return true;
}

bool AnswerReader::readBody(QByteArray *body)
{
    if (m_chunked)
        return readChunk(body);
    const QByteArray piece = m_left < 0 ? m_input : m_input.left(m_left);
    m_input.remove(0, piece.size());
    *body += piece;
    if (m_left >= 0)
        m_left -= piece.size();
    if (m_left == 0)
        m_state = State::Whole;
    return false;
}

// One piece of a chunk, its line, or a line after the last.
bool AnswerReader::readChunk(QByteArray *body)
{
    if (m_left > 0) {
        const QByteArray piece = m_input.left(m_left);
        m_input.remove(0, piece.size());
        m_left -= piece.size();
        *body += piece;
        return !piece.isEmpty();
    }
    const qsizetype end = m_input.indexOf('\n');
    if (end < 0) {
        if (m_input.size() > longestChunkLine)
            m_state = State::Broken;
        return false;
    }
    const QByteArray line = m_input.left(end).trimmed();
    m_input.remove(0, end + 1);
    if (m_inTrailer) {
        if (line.isEmpty())
            m_state = State::Whole;
        return true;
    }
    if (line.isEmpty())
        return true; // ends the chunk before
    bool isNumber = false;
    m_left = line.split(';').constFirst().trimmed().toLongLong(&isNumber, 16);
    if (!isNumber || m_left < 0)
        m_state = State::Broken;
    m_inTrailer = m_left == 0;
    return true;
}

QByteArray AnswerReader::header(const QByteArray &name) const
{
    for (const auto &[each, value] : m_headers) {
        if (each.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace youku
