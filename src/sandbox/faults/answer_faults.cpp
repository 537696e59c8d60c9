#include "sandbox/faults/answer_faults.h"

#include <QJsonDocument>

#include <limits>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

const QByteArray xmlType = QByteArrayLiteral("application/xml");

// No tolerant reading helps: numbers become lists, texts become numbers, the rest becomes text.
QJsonObject withWrongTypes(QJsonObject json)
{
    for (auto value = json.begin(); value != json.end(); ++value) {
        if (value->isDouble())
            *value = QJsonArray{*value};
        else if (value->isString())
            *value = 12345;
        else
            *value = u"perhaps"_s;
    }
    return json;
}

QJsonObject withAbsurdNumbers(QJsonObject json, const QString &what)
{
    const QJsonValue number = what == u"negative"_s   ? QJsonValue(-1)
                              : what == u"fraction"_s ? QJsonValue(0.5)
                                                      : QJsonValue(std::numeric_limits<qint64>::max());
    for (auto value = json.begin(); value != json.end(); ++value) {
        if (value->isDouble())
            *value = number;
    }
    return json;
}

http::HttpAnswer deepJson(int status, qint64 levels)
{
    return {.status = status, .body = QByteArray(R"({"a":)").repeated(levels), .headers = {}};
}

http::HttpAnswer deepXml(int status, qint64 levels)
{
    return {
        .status = status, .body = QByteArray("<a>").repeated(levels), .contentType = xmlType, .headers = {}};
}

// Small on the wire: nobody asked for it packed.
http::HttpAnswer gzipBomb(int status, qint64 bytes)
{
    constexpr int gzip = 16; // added to the bits of the window: zlib's way to ask for it
    constexpr int piece = 1024 * 1024;
    QByteArray blanks(piece, ' ');
    QByteArray packed;
    QByteArray room(piece, Qt::Uninitialized);
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + gzip, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
    for (int ended = Z_OK; ended == Z_OK;) {
        if (stream.avail_in == 0 && bytes > 0) {
            stream.next_in = reinterpret_cast<Bytef *>(blanks.data());
            stream.avail_in = uInt(qMin<qint64>(piece, bytes));
            bytes -= stream.avail_in;
        }
        stream.next_out = reinterpret_cast<Bytef *>(room.data());
        stream.avail_out = uInt(room.size());
        ended = deflate(&stream, bytes > 0 ? Z_NO_FLUSH : Z_FINISH);
        packed.append(room.constData(), room.size() - qsizetype(stream.avail_out));
    }
    deflateEnd(&stream);
    return {.status = status, .body = packed, .headers = {{"Content-Encoding", "gzip"}}};
}

http::HttpAnswer hugeAnswer(int status, qint64 bytes)
{
    return {.status = status, .body = R"({"padding":")" + QByteArray(bytes, 'x') + R"("})", .headers = {}};
}

} // namespace

http::HttpAnswer honest(const Reply &reply)
{
    http::HttpAnswer answer{.status = reply.status,
                            .body = QJsonDocument(reply.json).toJson(QJsonDocument::Compact),
                            .headers = {}};
    if (!reply.date.isEmpty())
        answer.headers.append({"Date", reply.date});
    return answer;
}

http::HttpAnswer damaged(const Reply &reply, const Fault &fault)
{
    switch (fault.action) {
    case FaultAction::WrongTypes:
        return honest({reply.status, withWrongTypes(reply.json)});
    case FaultAction::AbsurdNumbers:
        return honest({reply.status, withAbsurdNumbers(reply.json, fault.text)});
    default:
        return damaged(honest(reply), fault);
    }
}

http::HttpAnswer damaged(http::HttpAnswer answer, const Fault &fault)
{
    switch (fault.action) {
    case FaultAction::HalfJson:
        answer.body.truncate((answer.body.size() + 1) / 2);
        return answer;
    case FaultAction::Html:
        answer.status = 200;
        answer.contentType = "text/html";
        answer.body = "<html><body><h1>Welcome to the hotel</h1><p>Please sign in.</p></body></html>";
        return answer;
    case FaultAction::DeepJson:
        return answer.contentType == xmlType ? deepXml(answer.status, fault.number)
                                             : deepJson(answer.status, fault.number);
    case FaultAction::GzipBomb:
        return gzipBomb(answer.status, fault.number);
    case FaultAction::HugeAnswer:
        return hugeAnswer(answer.status, fault.number);
    default:
        return answer;
    }
}

bool isInPlaceOfWork(const Fault &fault)
{
    return fault.action == FaultAction::Status || fault.action == FaultAction::Error
           || fault.action == FaultAction::Redirect;
}

http::HttpAnswer inPlaceOfWork(const Fault &fault)
{
    if (fault.action == FaultAction::Error)
        return honest(failure(fault.number));
    http::HttpAnswer answer{
        .status = int(fault.number), .body = {}, .contentType = "text/plain", .headers = {}};
    if (fault.action == FaultAction::Redirect) {
        answer.status = 302;
        answer.headers.append({"Location", fault.text.toUtf8()});
    }
    if (fault.retryAfterSeconds > 0)
        answer.headers.append({"Retry-After", QByteArray::number(fault.retryAfterSeconds)});
    return answer;
}

} // namespace sandbox
