// XML of strangers, read whole into a tree: no document type, no entities of its own, no deeper and no larger
// than any honest answer of the store. Any thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace oss {

struct XmlElement {
    QString name; // without a prefix
    QString text; // its own, without blanks around it
    QList<XmlElement> children;

    // The text of the one child of that name; null when there is none or more than one.
    QString textOf(QLatin1StringView child) const;
};

// Nothing when it is not well-formed to its end.
std::optional<XmlElement> parseXml(const QByteArray &bytes);

} // namespace oss
