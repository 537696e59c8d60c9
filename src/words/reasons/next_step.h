// The one next step that a row or a notice offers.
#pragma once

#include <QString>

namespace words {

enum class NextStep {
    None,
    EditDetails,
    ShowVideo,
    StartOver,
    Locate,
    Retry,
    ChooseFile,
    SignIn,
    Account,
    AskAgain,
    UploadAgain, // with another file, most likely
    OpenPage,
};

QString nextStepLabel(NextStep next);

} // namespace words
