#include "control/wire/protocol.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace control {

namespace {

constexpr qsizetype longestVersion = 64;

}

QByteArray lineOf(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    return line.size() > longestLine ? QByteArray() : line;
}

std::optional<QJsonObject> objectOf(const QByteArray &line)
{
    if (line.size() > longestLine)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(line);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QJsonObject greeting()
{
    return {{u"protocol"_s, protocolVersion}, {u"version"_s, QStringLiteral(YOUCHUAN_VERSION)}};
}

std::optional<Greeting> greetingFrom(const QJsonObject &object)
{
    const int protocol = object[u"protocol"].toInt();
    const QString version = object[u"version"].toString();
    if (protocol < 1 || version.size() > longestVersion)
        return std::nullopt;
    return Greeting{protocol, version};
}

} // namespace control
