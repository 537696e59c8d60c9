#include "words/reasons/next_step.h"

#include "words/words_context.h"

namespace words {

QString nextStepLabel(NextStep next)
{
    switch (next) {
    case NextStep::None:
        return {};
    case NextStep::EditDetails:
        return Words::tr("Edit details");
    case NextStep::ShowVideo:
        return Words::tr("Show it");
    case NextStep::StartOver:
        return Words::tr("Start over");
    case NextStep::Locate:
        return Words::tr("Locate…");
    case NextStep::Retry:
        return Words::tr("Retry");
    case NextStep::ChooseFile:
        return Words::tr("Choose file…");
    case NextStep::SignIn:
        return Words::tr("Sign in");
    case NextStep::Account:
        return Words::tr("Account…");
    case NextStep::AskAgain:
        return Words::tr("Ask again");
    case NextStep::UploadAgain:
        return Words::tr("Upload again…");
    case NextStep::OpenPage:
        return Words::tr("Open video page");
    }
    return {};
}

} // namespace words
