#include "gui/queue/row_presentation.h"

#include "engine/upload_status.h"
#include "transfer/files/local_path.h"
#include "words/moment_words.h"
#include "words/numbers.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"
#include "words/uploads/draft_words.h"
#include "words/uploads/transport_words.h"
#include "words/uploads/upload_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <iterator>

using namespace Qt::StringLiterals;
using transfer::Activity;

namespace gui {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("gui::RowPresentation", text);
}

// How an activity looks, and in which group it stands.
struct Look {
    Activity activity;
    Group group;
    const char *icon;
    RowTone iconTone;
    RowTone stateTone;
};

// Row by row as in the enumeration.
constexpr Look looks[] = {
    {Activity::NotStarted, Group::Drafts, "state-waiting", RowTone::Secondary, RowTone::Secondary},
    {Activity::NeedsDecision, Group::NeedsYou, "state-check-file", RowTone::Error, RowTone::Error},
    {Activity::Waiting, Group::Waiting, "state-waiting", RowTone::Secondary, RowTone::Secondary},
    {Activity::Scheduled, Group::Waiting, "state-waiting", RowTone::Secondary, RowTone::Secondary},
    {Activity::NeedsDetails, Group::NeedsYou, "state-failed", RowTone::Error, RowTone::Error},
    {Activity::StillBeingWritten, Group::Waiting, "state-waiting", RowTone::Secondary, RowTone::Secondary},
    {Activity::Hashing, Group::InProgress, "state-checking", RowTone::Accent, RowTone::Plain},
    {Activity::Running, Group::InProgress, "state-uploading", RowTone::Accent, RowTone::Plain},
    {Activity::Finishing, Group::InProgress, "state-finishing", RowTone::Accent, RowTone::Plain},
    {Activity::Paused, Group::Waiting, "state-paused", RowTone::Secondary, RowTone::Secondary},
    {Activity::Retrying, Group::InProgress, "retry", RowTone::Attention, RowTone::Attention},
    {Activity::WaitingForNetwork, Group::Waiting, "state-network", RowTone::Attention, RowTone::Attention},
    {Activity::WaitingForSignIn, Group::NeedsYou, "state-sign-in", RowTone::Error, RowTone::Error},
    {Activity::Failed, Group::NeedsYou, "state-failed", RowTone::Error, RowTone::Error},
    {Activity::Cancelling, Group::InProgress, "close", RowTone::Secondary, RowTone::Secondary},
    {Activity::Cancelled, Group::Drafts, "close", RowTone::Secondary, RowTone::Secondary},
    {Activity::NotEncoded, Group::NeedsYou, "state-failed", RowTone::Error, RowTone::Error},
    {Activity::Restricted, Group::NeedsYou, "state-failed", RowTone::Error, RowTone::Error},
    {Activity::Gone, Group::Published, "close", RowTone::Secondary, RowTone::Secondary},
    {Activity::Published, Group::Published, "state-published", RowTone::Good, RowTone::Good},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < std::size(looks); ++i) {
        if (looks[i].activity != Activity(i))
            return false;
    }
    return std::size(looks) == transfer::activityCount;
}
static_assert(inOrder());

constexpr const Look &lookOf(Activity activity)
{
    return looks[std::size_t(activity)];
}

// Drafts differ by what they still need.
constexpr Look draftLooks[] = {
    {Activity::NotStarted, Group::Drafts, "state-new", RowTone::Secondary, RowTone::Secondary},
    {Activity::NotStarted, Group::Drafts, "state-not-ready", RowTone::Attention, RowTone::Attention},
    {Activity::NotStarted, Group::Drafts, "state-ready", RowTone::Plain, RowTone::Plain},
};

constexpr const Look &lookOf(words::Draft draft)
{
    return draftLooks[std::size_t(draft)];
}

// Where nothing has left, a bar would say that something is under way.
bool showsBar(Activity activity, const transfer::Progress &progress)
{
    switch (activity) {
    case Activity::NotStarted:
    case Activity::Cancelled:
        return false;
    case Activity::Hashing:
    case Activity::Running:
    case Activity::Finishing:
        return true;
    default:
        return progress.acknowledged > 0 || progress.onTheWire > 0;
    }
}

void addLink(RowPresentation *row, const transfer::Upload &upload)
{
    if (row->activity == Activity::Published)
        row->link = RowCommand::CopyLink;
    else if (row->activity == Activity::Cancelled || row->activity == Activity::Gone)
        row->link = applies(RowCommand::UploadAgain, upload) ? RowCommand::UploadAgain : RowCommand::None;
    row->linkText = commandText(row->link);
}

void addButton(RowPresentation *row, const transfer::Upload &upload)
{
    words::NextStep step = words::NextStep::None;
    switch (row->activity) {
    case Activity::NeedsDecision:
        step = words::NextStep::ChooseFile;
        break;
    case Activity::NeedsDetails:
        step = words::NextStep::EditDetails;
        break;
    case Activity::WaitingForSignIn:
        step = words::NextStep::SignIn;
        break;
    case Activity::Failed:
        step = failedStep(upload);
        if (!upload.ready())
            step = words::NextStep::EditDetails;
        break;
    case Activity::NotEncoded:
        step = words::NextStep::UploadAgain;
        break;
    case Activity::Restricted:
        step = words::NextStep::OpenPage;
        break;
    default:
        for (const RowCommand command : {RowCommand::SendNow, RowCommand::Retry, RowCommand::Start,
                                         RowCommand::Resume, RowCommand::Pause, RowCommand::UploadAgain}) {
            if (command != row->link && applies(command, upload)) {
                row->button = command;
                row->buttonText = commandText(command);
                return;
            }
        }
        // A draft that cannot be started yet: what it needs is in the form.
        if (!upload.ready() && row->activity != Activity::Cancelling)
            step = words::NextStep::EditDetails;
        break;
    }
    row->button = commandFor(step);
    row->buttonText = words::nextStepLabel(step);
    row->needsUser = row->button != RowCommand::None && !upload.record().dealtWith;
}

} // namespace

Group groupOf(Activity activity)
{
    return lookOf(activity).group;
}

Group groupOf(const transfer::Upload &upload)
{
    const Activity activity = upload.activity();
    const bool dealtWith = upload.record().dealtWith && transfer::isTrouble(activity);
    return dealtWith ? Group::Published : groupOf(activity);
}

RowPresentation rowPresentation(const transfer::Upload &upload, int place, qint64 nowMs)
{
    const transfer::UploadRecord &record = upload.record();
    const words::UploadStatus status = engine::statusOf(upload, place);
    words::UploadStatus quiet = status; // why there is no network is told once, over the foot of the list
    if (status.wait.what == transfer::Wait::For::Network)
        quiet.wait.reason.fault = base::Fault::Unreachable;
    const transfer::Progress &progress = status.progress;
    const bool isDraft = status.activity == Activity::NotStarted; // only of those it is worth the look
    const words::Draft draft = isDraft ? words::draftOf(record) : words::Draft::Ready;
    const Look &look = isDraft ? lookOf(draft) : lookOf(status.activity);

    RowPresentation row;
    row.activity = status.activity;
    row.fileName = transfer::shownFileName(record.path);
    row.title = record.metadata.title.isEmpty() ? row.fileName : record.metadata.title;
    row.size = progress.total > 0 || record.identity.known() ? words::sizeText(progress.total) : QString();
    row.percent = words::percentText(transfer::shownPercent(progress, upload.stage()));
    row.state = words::activityLabel(row.activity, status.wait, nowMs, draft);
    row.secondLine = words::detailLine(record, quiet, nowMs);
    row.iconName = QString::fromLatin1(look.icon);
    row.iconTone = look.iconTone;
    row.stateTone = look.stateTone;
    row.untouched = isDraft && draft == words::Draft::New;
    row.moving = row.activity == Activity::Running;
    row.barShown = showsBar(row.activity, progress);
    if (progress.total > 0) {
        const double total = double(progress.total);
        row.acknowledged = double(progress.acknowledged) / total;
        row.onTheWire = row.moving ? double(progress.onTheWire) / total : 0;
    }
    if (upload.stage() == transfer::Stage::Published) {
        row.publishedAt = words::momentText(record.publishedAt);
        row.percent.clear(); // not done to 100 % what nobody can watch
    }
    if (row.activity == Activity::Published)
        row.percent = QLocale().toString(100) + QLocale().percent(); // nothing left to be exact about
    addLink(&row, upload);
    addButton(&row, upload);
    return row;
}

QString rowTip(const RowPresentation &row, const transfer::UploadRecord &record)
{
    QStringList lines{row.title, QDir::toNativeSeparators(transfer::shownPath(record.path))};
    if (const QString way = words::wayLine(record); !way.isEmpty())
        lines.append(way);
    if (!row.account.isEmpty())
        lines.append(row.account);
    return lines.join(u'\n');
}

QString rowSentence(const RowPresentation &row)
{
    const QString warning =
        row.warning.isEmpty()
            ? QString()
            : translated(QT_TRANSLATE_NOOP("gui::RowPresentation", "warning: %1")).arg(row.warning);
    // Its second line names it already while it waits for that account.
    const QString account = row.activity == Activity::WaitingForSignIn ? QString() : row.account;
    QStringList parts{
        row.title, row.state, row.percent, row.spokenLength, warning, account, words::spoken(row.secondLine)};
    parts.removeAll(QString());
    return words::joinedParts(parts);
}

} // namespace gui
