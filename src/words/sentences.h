// How facts make a line, and sentences a paragraph.
#pragma once

#include <QString>
#include <QStringList>

namespace words {

QString joinedFacts(const QStringList &facts);
// A line of facts for the ear, and for lists of its own: the facts apart by commas.
QString spoken(const QString &joinedFacts);
QString paragraph(const QStringList &sentences); // one after the other, each with its full stop

} // namespace words
