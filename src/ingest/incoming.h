// What was dropped or pasted: paths to look for videos at, and what cannot be one, with the reason. Touches
// no disk.
#pragma once

#include "ingest/file_collector.h"

#include <QList>
#include <QUrl>

class QMimeData;

namespace ingest {

struct Incoming {
    QStringList paths;
    QList<LeftOut> leftOut;

    bool isEmpty() const { return paths.isEmpty() && leftOut.isEmpty(); }
    int count() const { return int(paths.size() + leftOut.size()); }
};

Incoming fromUrls(const QList<QUrl> &urls);
// One path or file URL a line, also in quotes, as other programs copy it, or as a shell writes it.
Incoming fromText(const QString &text);
// Files where there are some, else text.
Incoming fromMimeData(const QMimeData &data);
// The same, but of text only what names files: the rest was meant for somebody else.
Incoming filesDraggedIn(const QMimeData &data);

} // namespace ingest
