// What one row of the queue shows and offers, made of one upload; the model, the painter and screen readers
// use it.
#pragma once

#include "gui/queue/row_command.h"

#include <QMetaType>
#include <QString>

namespace gui {

// Groups of the filter row.
enum class Group { All, Drafts, InProgress, Waiting, NeedsYou, Published };
inline constexpr int groupCount = 6;
Group groupOf(transfer::Activity activity);
Group groupOf(const transfer::Upload &upload); // knows as well what was dealt with

enum class RowTone { Plain, Secondary, Accent, Good, Attention, Error };

struct RowPresentation {
    transfer::Activity activity = transfer::Activity::NotStarted;
    QString title;
    QString fileName;
    QString account;      // whose it is; empty while there is only one
    QString length;       // "12:34"; this and the next three as a look told, else empty
    QString spokenLength; // "12 min 34 s"
    QString resolution;   // "1920×1080"
    QString frameRate;    // "25 fps"
    QString size;
    QString percent;     // "63.4%"
    QString state;       // "Uploading"
    QString warning;     // ahead of the second line: the first of what was found in the file
    QString secondLine;  // facts or a reason
    QString publishedAt; // stands in place of the bar
    QString iconName;
    RowTone iconTone = RowTone::Secondary;
    RowTone stateTone = RowTone::Plain;
    double acknowledged = 0; // share of the file
    double onTheWire = 0;    // share sent on top of that, not yet acknowledged
    bool moving = false;     // bytes go out
    bool untouched = false;  // a draft with nothing but a title from its file name
    bool barShown = false;   // bytes of it are at Youku or under way; else the size stands there
    RowCommand button = RowCommand::None;
    QString buttonText;
    bool needsUser = false;             // the button is framed, and stands there always
    RowCommand link = RowCommand::None; // behind the second line: a next step that nobody needs
    QString linkText;
};

// place: 1 is next in the queue; 0 is not waiting. The account is not told: who knows that there are several
// adds it.
RowPresentation rowPresentation(const transfer::Upload &upload, int place, qint64 nowMs);
// "Slow boat through Guizhou, Uploading, 63.4%, 9.8 MB/s, 12 min left"
QString rowSentence(const RowPresentation &row);

// Title, where the file lies, how it goes, whose it is: a line each.
QString rowTip(const RowPresentation &row, const transfer::UploadRecord &record);

} // namespace gui

Q_DECLARE_METATYPE(gui::RowPresentation)
