// What the sandbox is sent: the parameters of a request, wherever they stand, and lists of faults.
#include "fuzz.h"

#include "sandbox/create_rules.h"
#include "sandbox/faults.h"
#include "sandbox/parameters.h"
#include "sandbox/routes.h"

#include <QJsonDocument>

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

// The input is the query and content type in its first two lines, and the body.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = fuzz::bytesOf(data, size);
    sandbox::HttpRequest request;
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
