// What the sandbox is sent: heads and whom they let in, the parameters of a request, wherever they stand, and
// lists of faults.
#include "fuzz.h"

#include "http/server/message_head.h"
#include "sandbox/faults/faults.h"
#include "sandbox/hosts/doorkeeper.h"
#include "sandbox/protocol/create_rules.h"
#include "sandbox/protocol/parameters.h"
#include "sandbox/protocol/routes.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <QJsonDocument>
#include <QUrl>

using fuzz::must;

namespace {

constexpr quint16 port = 8080;

bool namesUs(const QByteArray &host)
{
    const QUrl url(QStringLiteral("http://") + QString::fromLatin1(host), QUrl::StrictMode);
    return url.isValid() && url.port(80) == port && url.userInfo().isEmpty() && url.path().isEmpty()
           && (url.host() == QStringLiteral("127.0.0.1") || url.host() == QStringLiteral("localhost")
               || url.host() == QStringLiteral("::1"));
}

// Whoever is let in has named the sandbox, by one name, and has not the secret that nobody was told.
void readHead(const QByteArray &input)
{
    namespace beast_http = boost::beast::http;
    static const sandbox::Doorkeeper door = [] {
        sandbox::Doorkeeper made({});
        made.setPort(port);
        return made;
    }();
    beast_http::request_parser<beast_http::empty_body> parser;
    boost::beast::error_code error;
    parser.put(boost::asio::buffer(input.constData(), size_t(input.size())), error);
    if (!parser.is_header_done())
        return;
    const http::IncomingRequest request = http::requestOf(parser.get());
    if (door.refusal(request))
        return;
    must(request.valuesOf("host").size() == 1 && namesUs(request.valuesOf("host").constFirst()));
    must(request.authority.isNull() || namesUs(request.authority));
    must(request.path.startsWith('/') || !sandbox::endpointOf(request.path).isEmpty());
    must(!request.path.startsWith("/sandbox/"));
    for (const QByteArray &origin : request.valuesOf("origin"))
        must(origin.startsWith("http://") && namesUs(origin.mid(7)));
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

// The input is the query and content type in its first two lines, and the body.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = fuzz::bytesOf(data, size);
    readHead(input);
    http::IncomingRequest request;
    const qsizetype first = input.indexOf('\n');
    const qsizetype second = input.indexOf('\n', first + 1);
    if (first >= 0 && second >= 0) {
        request.query = input.left(first);
        request.contentType = input.mid(first + 1, second - first - 1);
        request.body = input.mid(second + 1);
        const sandbox::Parameters parameters = sandbox::parametersOf(request);
        sandbox::brokenCreateRule(parameters, 1 << 30);
        sandbox::numberIn(parameters, QStringLiteral("file_size"));
        must(sandbox::sliceOf(request).size() <= request.body.size());
        sandbox::endpointOf(request.query);
    }
    sandbox::Faults faults;
    QString error;
    const QJsonDocument rules = QJsonDocument::fromJson(input);
    if (!rules.isArray())
        return 0;
    must(faults.set(rules.array(), &error) == error.isEmpty());
    for (const QString &endpoint : sandbox::Faults::endpoints())
        faults.next(endpoint);
    return 0;
}
