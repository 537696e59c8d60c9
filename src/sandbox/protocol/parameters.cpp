#include "sandbox/protocol/parameters.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype mostParameters = 200;
constexpr qsizetype longestPartHead = 16 * 1024;

struct FormPart {
    QString name;
    bool isFile = false;
    QByteArray content;
};

QString decoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

void addForm(Parameters &parameters, const QByteArray &form)
{
    for (const QByteArray &pair : form.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            parameters.insert(decoded(equals < 0 ? pair : pair.left(equals)),
                              equals < 0 ? QString() : decoded(pair.mid(equals + 1)));
    }
}

// "--boundary" of a multipart body; empty when the body does not start with it.
QByteArray delimiterOf(const http::IncomingRequest &request)
{
    static const QRegularExpression pattern(uR"re(^multipart/form-data;.*boundary="?([^";]+)"?)re"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(QString::fromLatin1(request.contentType));
    if (!match.hasMatch())
        return {};
    const QByteArray delimiter = "--" + match.captured(1).toLatin1();
    return request.body.startsWith(delimiter) ? delimiter : QByteArray();
}

FormPart partOf(const QByteArray &head, const QByteArray &content)
{
    static const QRegularExpression name(uR"re([;\s]name="([^"]*)")re"_s);
    const QString text = QString::fromUtf8(head);
    return {name.match(text).captured(1), text.contains(u"filename="_s), content};
}

QList<FormPart> partsOf(const http::IncomingRequest &request, const QByteArray &delimiter)
{
    QList<FormPart> parts;
    const QByteArray &body = request.body;
    qsizetype start = delimiter.size() + 2; // behind the delimiter and its line end
    while (parts.size() < mostParameters) {
        const qsizetype headEnd = body.indexOf("\r\n\r\n", start);
        const qsizetype end = headEnd < 0 ? -1 : body.indexOf("\r\n" + delimiter, headEnd + 2);
        if (end < 0 || headEnd - start > longestPartHead)
            break;
        const qsizetype content = headEnd + 4;
        parts.append(partOf(body.mid(start, headEnd - start), body.mid(content, end - content)));
        start = end + 2 + delimiter.size() + 2;
    }
    return parts;
}

} // namespace

Parameters queryOf(const http::IncomingRequest &request)
{
    Parameters parameters;
    addForm(parameters, request.query);
    return parameters;
}

Parameters parametersOf(const http::IncomingRequest &request)
{
    Parameters parameters = queryOf(request);
    const QByteArray delimiter = delimiterOf(request);
    if (delimiter.isEmpty()) {
        addForm(parameters, request.body);
        return parameters;
    }
    for (const FormPart &part : partsOf(request, delimiter))
        parameters.insert(part.name, QString::fromUtf8(part.content));
    return parameters;
}

QByteArray sliceOf(const http::IncomingRequest &request)
{
    const QByteArray delimiter = delimiterOf(request);
    if (delimiter.isEmpty())
        return request.body;
    for (const FormPart &part : partsOf(request, delimiter)) {
        if (part.isFile || part.name == u"data"_s)
            return part.content;
    }
    return {};
}

bool hasTooManyInQuery(const http::IncomingRequest &request)
{
    return request.query.count('&') > mostParameters;
}

bool hasTooManyParameters(const http::IncomingRequest &request)
{
    const QByteArray delimiter = delimiterOf(request);
    const qsizetype count = delimiter.isEmpty() ? request.body.count('&') : request.body.count(delimiter);
    return hasTooManyInQuery(request) || count > mostParameters;
}

std::optional<qint64> numberIn(const Parameters &parameters, const QString &name)
{
    bool ok = false;
    const qint64 number = parameters.value(name).toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

} // namespace sandbox
