#include "sandbox/hosts/request_log.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
// More than a good client uses; others shall not fill the memory with what they ask.
constexpr qsizetype requestsKept = 5000;
constexpr qsizetype namesKept = 32;
constexpr qsizetype lettersKept = 128;
} // namespace

void RequestLog::add(const http::IncomingRequest &request, const Parameters &parameters, qint64 connection,
                     int status)
{
    QJsonArray names;
    for (auto name = parameters.keyBegin(); name != parameters.keyEnd() && names.size() < namesKept; ++name)
        names.append(name->left(lettersKept));
    if (m_requests.size() >= requestsKept)
        m_requests.removeFirst();
    m_requests.append(QJsonObject{{u"method"_s, QString::fromLatin1(request.method.left(lettersKept))},
                                  {u"path"_s, QString::fromLatin1(request.path.left(lettersKept))},
                                  {u"parameters"_s, names},
                                  {u"bytes"_s, request.body.size()},
                                  {u"connection"_s, connection},
                                  {u"status"_s, status}});
}

} // namespace sandbox
