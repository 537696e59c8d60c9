// What can be done with an upload from its row, its panel and the menus: which command applies to which
// upload, and what a button says that carries it.
#pragma once

#include "transfer/upload/upload.h"
#include "words/reasons/next_step.h"

#include <QString>

namespace gui {

enum class RowCommand {
    None,
    Start,
    Pause,
    Resume,
    SendNow, // whatever time it waits for
    StartAt, // a time that is asked for
    Cancel,
    Retry,
    StartOver,
    Remove,
    EditDetails,
    Locate,
    SignIn,
    OpenLocation,
    CopyLink,
    OpenPage,
    ShowVideo, // the one uploaded before
    UploadAgain,
    DealtWith,
    LookAgain, // into its file
    Anyway,    // whatever a look found
};
// Whether the command would do something with this upload.
bool applies(RowCommand command, const transfer::Upload &upload);
// It failed, and trying again may end otherwise.
bool retryable(const transfer::Upload &upload);
QString commandText(RowCommand command); // of those a button of the row carries
// The next step that words name, as a command.
RowCommand commandFor(words::NextStep step);
// The next step of an upload that failed; None: it did not.
words::NextStep failedStep(const transfer::Upload &upload);

} // namespace gui
