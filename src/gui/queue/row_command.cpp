#include "gui/queue/row_command.h"

#include "words/reasons/reasons.h"

#include <QCoreApplication>

using transfer::Activity;

namespace gui {

namespace {

QString commandWord(const char *text)
{
    return QCoreApplication::translate("gui::RowCommand", text);
}

} // namespace

QString commandText(RowCommand command)
{
    switch (command) {
    case RowCommand::Start:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Start"));
    case RowCommand::Pause:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Pause"));
    case RowCommand::Resume:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Resume"));
    case RowCommand::SendNow:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Send now"));
    case RowCommand::StartAt:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Start at…"));
    case RowCommand::Retry:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Retry now"));
    case RowCommand::UploadAgain:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Upload again"));
    case RowCommand::CopyLink:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Copy link"));
    case RowCommand::OpenPage:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Open video page"));
    case RowCommand::DealtWith:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Mark as dealt with"));
    case RowCommand::LookAgain:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Look again"));
    case RowCommand::Anyway:
        return commandWord(QT_TRANSLATE_NOOP("gui::RowCommand", "Upload anyway…"));
    default:
        return {};
    }
}

RowCommand commandFor(words::NextStep step)
{
    switch (step) {
    case words::NextStep::None:
        return RowCommand::None;
    case words::NextStep::EditDetails:
        return RowCommand::EditDetails;
    case words::NextStep::ShowVideo:
        return RowCommand::ShowVideo;
    case words::NextStep::OpenPage:
        return RowCommand::OpenPage;
    case words::NextStep::StartOver:
        return RowCommand::StartOver;
    case words::NextStep::UploadAgain:
        return RowCommand::UploadAgain;
    case words::NextStep::Locate:
    case words::NextStep::ChooseFile:
        return RowCommand::Locate;
    case words::NextStep::Retry:
    case words::NextStep::AskAgain:
        return RowCommand::Retry;
    case words::NextStep::SignIn:
    case words::NextStep::Account:
        return RowCommand::SignIn;
    }
    Q_UNREACHABLE();
}

words::NextStep failedStep(const transfer::Upload &upload)
{
    return upload.activity() == Activity::Failed && upload.record().failure
               ? words::reasonFor(*upload.record().failure).next
               : words::NextStep::None;
}

bool retryable(const transfer::Upload &upload)
{
    return upload.activity() == Activity::Failed && upload.record().failure
           && words::retryHelps(*upload.record().failure);
}

bool applies(RowCommand command, const transfer::Upload &upload)
{
    const Activity activity = upload.activity();
    const transfer::Intent intent = upload.record().intent;
    const bool gone = activity == Activity::Cancelled || activity == Activity::Cancelling;
    switch (command) {
    case RowCommand::None:
        return false;
    case RowCommand::Start:
        return !upload.ended() && !gone && upload.mayStart() && intent == transfer::Intent::Rest;
    case RowCommand::Resume:
        return !upload.ended() && !gone && upload.ready() && intent == transfer::Intent::Pause;
    case RowCommand::Pause:
        return !upload.ended() && !gone && intent == transfer::Intent::Run;
    case RowCommand::SendNow:
        return activity == Activity::Scheduled;
    case RowCommand::StartAt:
        return !upload.ended() && !gone && upload.mayStart() && upload.stage() < transfer::Stage::Sent;
    case RowCommand::Cancel:
        return upload.stage() != transfer::Stage::Published && !gone;
    case RowCommand::Retry:
        return (retryable(upload) && upload.ready()) || activity == Activity::Retrying;
    case RowCommand::StartOver:
        return retryable(upload) || failedStep(upload) == words::NextStep::StartOver;
    case RowCommand::Locate:
        return activity == Activity::Failed || activity == Activity::NotStarted
               || activity == Activity::NeedsDecision;
    case RowCommand::LookAgain:
    case RowCommand::Anyway:
        return activity == Activity::NeedsDecision;
    case RowCommand::SignIn:
        return activity == Activity::WaitingForSignIn || commandFor(failedStep(upload)) == command;
    case RowCommand::ShowVideo:
        return failedStep(upload) == words::NextStep::ShowVideo;
    case RowCommand::CopyLink:
    case RowCommand::OpenPage:
        return !upload.record().videoId.isEmpty()
               && (upload.stage() == transfer::Stage::Published || activity == Activity::Failed);
    case RowCommand::UploadAgain:
        return transfer::isTrouble(activity) || activity == Activity::Gone
               || (activity == Activity::Cancelled && upload.ready()) || upload.publishedAlready();
    case RowCommand::DealtWith:
        return transfer::isTrouble(activity) && !upload.record().dealtWith;
    case RowCommand::EditDetails: // of what is published they are changed at Youku
        return upload.stage() != transfer::Stage::Published;
    case RowCommand::Remove:
    case RowCommand::OpenLocation:
        return true;
    }
    Q_UNREACHABLE();
}

} // namespace gui
