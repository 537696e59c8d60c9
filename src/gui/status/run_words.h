// The words of the status bar: how far the run is, what runs with one time, and then what does not run. What
// there is none of is left out.
#pragma once

#include "gui/queue/run.h"

#include <QList>

#include <optional>

namespace gui {

// A piece of the line, told by itself and leading to the rows it counts.
struct RunPart {
    int key = 0;                // which piece it is, whatever it says at the moment
    int set = 0;                // 0 is the run; of the others, those with higher numbers leave first
    QString joint;              // between it and the piece before it
    QString text;               // "2 uploading"
    std::optional<Group> group; // the filter that shows them
};

QList<RunPart> runParts(const Run &run);
QString wordsOf(const QList<RunPart> &parts); // "46.8% · 2 uploading, about 35 min left · 1 paused"
// A piece that leads nowhere, told at the end of what runs.
RunPart remark(const QString &text);
// Some of the uploads that a piece counts, a line each; looks at all there are.
QString runNames(const Run &run, int key);
// The bytes of the run, and some of what runs; empty when nothing does.
QString runTip(const Run &run);

} // namespace gui
