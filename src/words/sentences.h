// How facts make a line, and sentences a paragraph.
#pragma once

#include <QString>
#include <QStringList>

namespace words {

QString joinedFacts(const QStringList &facts); // "2 of 5 GB sent · continues from here"
QString joinedParts(const QStringList &parts); // of one sentence: "3 started, 2 drafts are not ready"
QString listed(const QStringList &terms);      // "title, tags"
// A line of facts for the ear, and for lists of its own: the facts apart by commas.
QString spoken(const QString &joinedFacts);
QString paragraph(const QStringList &sentences); // one after the other, each with its full stop

} // namespace words
