// JSON as the tables of the sandbox keep it.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

namespace sandbox {

inline QString toText(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

inline QJsonObject fromText(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toByteArray()).object();
}

} // namespace sandbox
