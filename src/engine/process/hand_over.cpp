#include "engine/process/hand_over.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::hand_over {

namespace {

constexpr qsizetype longestPath = 32768; // no system has longer ones

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject objectOf(const QByteArray &line)
{
    return line.size() > longestLine ? QJsonObject() : QJsonDocument::fromJson(line).object();
}

bool isPath(const QString &path)
{
    return path.size() <= longestPath && !path.startsWith(u':') // of our own resources
           && QDir::isAbsolutePath(path) && !path.contains(QChar::Null);
}

} // namespace

QByteArray lineOf(const QStringList &paths)
{
    const QByteArray line =
        toLine({{u"command"_s, u"open"_s}, {u"files"_s, QJsonArray::fromStringList(paths)}});
    return line.size() > longestLine ? QByteArray() : line;
}

std::optional<QStringList> pathsOf(const QByteArray &line)
{
    const QJsonObject command = objectOf(line);
    if (command["command"_L1] != "open"_L1 || !command["files"_L1].isArray())
        return std::nullopt;
    QStringList paths;
    for (const QJsonValue &file : command["files"_L1].toArray())
        paths.append(file.toString()); // what is none becomes empty
    if (!std::all_of(paths.cbegin(), paths.cend(), isPath))
        return std::nullopt;
    return paths;
}

QByteArray answer(bool taken)
{
    return toLine({{u"answer"_s, taken ? u"taken"_s : u"refused"_s}});
}

bool isTaken(const QByteArray &line)
{
    return objectOf(line)["answer"_L1] == "taken"_L1;
}

} // namespace engine::hand_over
