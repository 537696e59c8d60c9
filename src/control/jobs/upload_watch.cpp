#include "control/jobs/upload_watch.h"

#include "control/jobs/upload_request.h"
#include "words/reasons/reasons.h"
#include "words/sentences.h"
#include "words/uploads/video_words.h"

#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace control {

namespace {

using transfer::Activity;

// The reason, and what to type next.
QString whyItFailed(const Snapshot &snapshot)
{
    if (snapshot.activity == Activity::NeedsDecision)
        return words::paragraph({snapshot.sentence, UploadWatch::tr("To send it all the same: --anyway")});
    const words::Reason reason = words::reasonFor(snapshot.error ? *snapshot.error : base::Error());
    QString next;
    switch (reason.next) {
    case words::NextStep::Retry:
    case words::NextStep::StartOver:
    case words::NextStep::AskAgain:
        next = UploadWatch::tr("To try again: youchuan-cli retry %1").arg(snapshot.id);
        break;
    case words::NextStep::EditDetails:
        next = UploadWatch::tr("Upload it again with other details.");
        break;
    case words::NextStep::SignIn:
    case words::NextStep::Account:
        next = UploadWatch::tr("To sign in: youchuan-cli account --set");
        break;
    case words::NextStep::ShowVideo:
        next = UploadWatch::tr("To publish it once more: --again");
        break;
    case words::NextStep::None:
    case words::NextStep::Locate:
    case words::NextStep::ChooseFile:
    case words::NextStep::UploadAgain:
    case words::NextStep::OpenPage:
        break;
    }
    return next.isEmpty() ? reason.sentence : UploadWatch::tr("%1. %2").arg(reason.sentence, next);
}

} // namespace

UploadWatch::UploadWatch(engine::Engine &engine, Reporter &reporter, Wanted wanted, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_reporter(reporter)
    , m_wanted(wanted)
{
    const auto spoken = [&reporter](auto what) {
        return spokenTo(reporter, std::move(what));
    };
    using Ids = QList<transfer::UploadId>;
    transfer::UploadQueue &queue = engine.queue();
    connect(&queue, &transfer::UploadQueue::changed, this, spoken([this](const Ids &ids) { look(ids); }));
    connect(&queue, &transfer::UploadQueue::published, this,
            spoken([this](transfer::UploadId id) { look({id}); }));
    connect(&queue, &transfer::UploadQueue::removed, this, spoken([this](const Ids &ids) {
        m_open.removeIf([&ids](transfer::UploadId id) { return ids.contains(id); });
        judge();
    }));
    connect(&queue, &transfer::UploadQueue::startedOver, this,
            spoken([this](transfer::UploadId id, const base::Error &reason) { sentAnew(id, reason); }));
    connect(&queue, &transfer::UploadQueue::keepingFailed, this,
            spoken([this](const base::Error &error) { notKept(error); }));
    connect(&engine.accounts(), &transfer::AccountSessions::stateChanged, this,
            spoken([this](const auto &...) { judge(); }));
}

void UploadWatch::follow(const QList<transfer::UploadId> &ids)
{
    for (const transfer::UploadId id : ids) {
        if (!m_open.contains(id))
            m_open.append(id);
        const transfer::Upload *upload = m_engine.queue().find(id);
        if (upload && !upload->ended() && upload->record().intent == transfer::Intent::Cancel)
            m_toBeCancelled.insert(id);
    }
    QTimer::singleShot(0, this, spokenTo(m_reporter, [this, ids] {
                           look(ids);
                           if (const std::optional<base::Error> &trouble = m_engine.queue().keepingTrouble())
                               notKept(*trouble);
                       }));
}

void UploadWatch::followAll()
{
    m_followsAll = m_expectsMore = true;
    look(m_engine.queue().order());
}

// What runs by now, of those that nobody follows.
void UploadWatch::takeUp(const QList<transfer::UploadId> &ids)
{
    for (const transfer::UploadId id : ids) {
        const transfer::Upload *upload = m_engine.queue().find(id);
        if (upload && !upload->ended() && upload->record().intent == transfer::Intent::Run
            && !m_open.contains(id))
            m_open.append(id);
    }
}

void UploadWatch::expectMore(bool more)
{
    m_expectsMore = more;
    if (!more)
        QTimer::singleShot(0, this, spokenTo(m_reporter, [this] { judge(); }));
}

void UploadWatch::sentAnew(transfer::UploadId id, const base::Error &reason)
{
    const transfer::Upload *upload = m_engine.queue().find(id);
    if (upload && m_open.contains(id))
        m_reporter.note(tr("%1: sent anew from the beginning. %2")
                            .arg(Snapshot::of(*upload).file, words::reasonFor(reason).sentence));
}

void UploadWatch::look(const QList<transfer::UploadId> &ids)
{
    if (m_finished)
        return;
    if (m_followsAll)
        takeUp(ids);
    for (const transfer::UploadId id : ids) {
        const transfer::Upload *upload = m_engine.queue().find(id);
        if (upload && m_open.contains(id))
            lookAt(*upload);
    }
    judge();
}

void UploadWatch::lookAt(const transfer::Upload &upload)
{
    const bool cancelling = upload.record().intent == transfer::Intent::Cancel;
    if (upload.ended() || (!upload.mayStart() && !cancelling)) // that one was not started
        ended(upload);
    else if (cancelling && cannotBeTold(upload))
        putOff(upload);
    else
        m_reporter.changed(Snapshot::of(upload));
}

// No connection, no word of what became of a commit, or another account than that of now: none of it has an
// end that could be waited for.
bool UploadWatch::cannotBeTold(const transfer::Upload &upload) const
{
    using For = transfer::Wait::For;
    const transfer::Wait wait = upload.wait();
    const bool untold = wait.what == For::Retry && wait.reason.fault == base::Fault::Local;
    const bool ofAnother =
        wait.what == For::SignIn && m_wanted == Wanted::Published && m_engine.accounts().anyReady();
    return untold || ofAnother || wait.what == For::Network;
}

void UploadWatch::ended(const transfer::Upload &upload)
{
    m_open.removeOne(upload.id());
    const Snapshot snapshot = Snapshot::of(upload);
    const bool certain =
        !snapshot.error || !std::holds_alternative<base::PerhapsPublished>(snapshot.error->detail);
    if (upload.publishedAlready() && certain && m_wanted == Wanted::Published)
        return known(upload);
    switch (snapshot.activity) {
    case Activity::Published:
    case Activity::NotEncoded:
    case Activity::Restricted:
    case Activity::Gone:
        m_reporter.published(snapshot);
        m_someFailed |= m_wanted != Wanted::Published;
        break;
    case Activity::Cancelled:
        m_reporter.cancelled(snapshot);
        m_someFailed |= m_wanted != Wanted::Cancelled && !m_toBeCancelled.contains(upload.id());
        break;
    default:
        m_reporter.failed(snapshot, upload.ready() ? whyItFailed(snapshot) : sentenceOf(upload.problems()));
        m_someFailed = true;
        break;
    }
}

// The same content is the same video, and that was wanted.
void UploadWatch::known(const transfer::Upload &upload)
{
    const transfer::UploadRecord &record = upload.record();
    m_reporter.known(Snapshot::ofPublishedAlready(upload),
                     tr("%1: published already, as %2. Nothing was sent, and nothing of that video was "
                        "changed. To publish it once more: --again")
                         .arg(Snapshot::of(record).file, words::videoLink(record.videoId)));
    emit knownFound(upload.id());
}

// Cancelled for the user; nobody is kept waiting until Youku can be told (protocol 6.2).
void UploadWatch::putOff(const transfer::Upload &upload)
{
    m_open.removeOne(upload.id());
    m_someFailed |= m_wanted == Wanted::Cancelled;
    m_reporter.note(tr("%1: %2. Youku is told of the cancel when the next upload reaches it.")
                        .arg(Snapshot::of(upload).file, words::reasonFor(upload.wait().reason).sentence));
}

// Once it is its turn: its account is signed in, or it has yet to find out that it is not.
bool UploadWatch::comesToMove(const transfer::Upload &upload) const
{
    const transfer::AccountSession &own = m_engine.accounts().of(upload.record().account());
    if (own.state() == transfer::AccountSession::State::Ready || !m_engine.accounts().anyReady())
        return own.state() == transfer::AccountSession::State::Ready;
    return std::none_of(m_open.begin(), m_open.end(), [this, &own](transfer::UploadId id) {
        const transfer::Upload *other = m_engine.queue().find(id);
        return other && other->wait().what == transfer::Wait::For::SignIn
               && &m_engine.accounts().of(other->record().account()) == &own;
    });
}

// False: all that is left waits for somebody to sign in.
bool UploadWatch::somethingMoves() const
{
    return std::any_of(m_open.begin(), m_open.end(), [this](transfer::UploadId id) {
        const transfer::Upload *upload = m_engine.queue().find(id);
        if (!upload || upload->wait().what == transfer::Wait::For::SignIn)
            return false;
        // These would come to wait for it as well.
        const bool onlyWaits = upload->activity() == Activity::Waiting
                               || upload->activity() == Activity::Scheduled
                               || upload->activity() == Activity::Hashing;
        return !onlyWaits || comesToMove(*upload);
    });
}

void UploadWatch::judge()
{
    if (m_finished || m_expectsMore)
        return;
    if (m_open.isEmpty())
        finish(m_someFailed ? ExitCode::SomeFailed : ExitCode::Success);
    else if (!somethingMoves())
        stopForSignIn();
}

// A script cannot make room; the next run goes on from what was kept.
void UploadWatch::notKept(const base::Error &error)
{
    if (m_finished)
        return;
    if (m_followsAll) // it goes on once there is room
        return m_reporter.note(words::reasonFor(error).sentence);
    for (const transfer::UploadId id : std::exchange(m_open, {})) {
        const transfer::Upload *upload = m_engine.queue().find(id);
        if (!upload)
            continue;
        Snapshot snapshot = Snapshot::of(*upload);
        snapshot.activity = Activity::Failed;
        snapshot.error = error;
        m_reporter.failed(snapshot, words::reasonFor(error).sentence);
    }
    finish(ExitCode::SomeFailed);
}

void UploadWatch::stopForSignIn()
{
    QStringList reasons; // hundreds of uploads may wait for the same one
    for (const transfer::UploadId id : std::as_const(m_open)) {
        const transfer::Upload *upload = m_engine.queue().find(id);
        if (!upload || upload->wait().what != transfer::Wait::For::SignIn)
            continue;
        const QString reason = words::reasonFor(upload->wait().reason).sentence;
        if (!reasons.contains(reason))
            reasons.append(reason);
    }
    for (const QString &reason : std::as_const(reasons))
        m_reporter.note(reason);
    m_reporter.note(tr("Youku needs a sign-in before this goes on; progress is kept. Sign in with: "
                       "youchuan-cli account --set"));
    finish(ExitCode::NeedsSignIn);
}

void UploadWatch::finish(ExitCode code)
{
    m_finished = true;
    emit finished(code);
}

} // namespace control
