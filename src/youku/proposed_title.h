// Titles from names of files.
#pragma once

#include <QString>

namespace youku {

struct ProposedTitle {
    QString text;
    bool cut = false; // only the beginning of the name fits
};

// A title proposed from a file name: without its extension, cut at the limit; "Video " before a name that is
// too short or only digits. What looks like a placeholder in it stands in parentheses.
ProposedTitle proposedTitle(const QString &fileName);
QString titleFromFileName(const QString &fileName);

// The name without its extension, as text that may stand in a title: plain, and no placeholder.
QString nameForTitle(const QString &fileName);

} // namespace youku
