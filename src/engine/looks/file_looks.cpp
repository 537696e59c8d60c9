#include "engine/looks/file_looks.h"

#include "base/background.h"
#include "engine/looks/look_job.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

using media::Look;
using transfer::Upload;
using transfer::UploadId;

namespace {

store::KeptLook keptFrom(const Look &look)
{
    store::KeptLook kept{look.identity, media::outcomeName(look.outcome), {}};
    if (look.outcome == Look::Outcome::Looked)
        kept.facts = QJsonDocument(media::toJson(look.facts)).toJson(QJsonDocument::Compact);
    return kept;
}

// Facts that nobody understands any more are as good as a look that failed.
Look lookFrom(const store::KeptLook &kept)
{
    Look look;
    look.identity = kept.identity;
    look.outcome = media::outcomeFromName(kept.outcome).value_or(Look::Outcome::Failed);
    if (look.outcome == Look::Outcome::Looked) {
        if (const std::optional<media::Facts> facts = media::factsFrom(kept.facts))
            look.facts = *facts;
        else
            look.outcome = Look::Outcome::Failed;
    }
    look.facts.size = kept.identity.size;
    return look;
}

// What may be otherwise at another start is found out then.
bool isWorthKeeping(const Look &look)
{
    return look.outcome == Look::Outcome::Looked || look.outcome == Look::Outcome::Failed;
}

bool isOver(const Upload &upload)
{
    return upload.stage() == transfer::Stage::Published || upload.record().cancelled;
}

} // namespace

FileLooks::FileLooks(store::UploadStore &store, transfer::UploadQueue &queue, base::Clock &clock,
                     const QString &picturesDir, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_queue(queue)
    , m_clock(clock)
    , m_pictures(picturesDir)
{
    m_pool.setMaxThreadCount(1);
    connect(&queue, &transfer::UploadQueue::forgotten, this, &FileLooks::forget);
    connect(&queue, &transfer::UploadQueue::fileReplaced, this, &FileLooks::forgetFile);
    connect(&queue, &transfer::UploadQueue::added, this, &FileLooks::watchDoubted);
    connect(&m_pictures, &PictureFolder::opened, &queue, &transfer::UploadQueue::decideSoon);
    connect(&m_pictures, &PictureFolder::changed, this, &FileLooks::changed);
}

FileLooks::~FileLooks()
{
    m_pool.waitForDone();
}

void FileLooks::restore(const QHash<UploadId, store::KeptLook> &kept)
{
    for (auto each = kept.begin(); each != kept.end(); ++each)
        m_seen.insert(each.key(), {each.value(), {}, {}, false});
    m_pictures.open([this](const QList<UploadId> &ids, const PictureFolder::Known &answer) {
        m_store.known(ids, this, answer);
    });
}

void FileLooks::begin(std::unique_ptr<media::Looker> looker)
{
    // A schedule makes one job of calm work.
    const auto handed = std::make_shared<std::unique_ptr<media::Looker>>(std::move(looker));
    m_queue.addFileJob(
        [this, handed] { return std::make_unique<LookJob>(*this, m_clock, std::move(*handed)); });
    m_queue.decideSoon();
}

std::optional<Look> FileLooks::look(UploadId id) const
{
    const auto seen = m_seen.constFind(id);
    return seen == m_seen.constEnd() ? std::nullopt : std::optional(lookFrom(seen->look));
}

QList<media::Finding> FileLooks::findings(UploadId id) const
{
    std::optional<Look> known = look(id);
    if (!known) { // its size may say enough
        const Upload *upload = m_queue.find(id);
        known.emplace().outcome = Look::Outcome::NotInstalled;
        known->facts.size = upload && upload->record().identity.known() ? upload->record().identity.size : 1;
    }
    return media::findingsOf(*known, {.mostBytes = m_mostBytes});
}

QString FileLooks::fileOf(UploadId id) const
{
    const Upload *upload = m_queue.find(id);
    return upload ? upload->record().path : QString();
}

bool FileLooks::wants(UploadId id) const
{
    const Upload *upload = m_pictures.isOpen() ? m_queue.find(id) : nullptr;
    if (!upload)
        return false;
    const auto seen = m_seen.constFind(id);
    if (upload->ended()) // for its picture alone
        return seen != m_seen.constEnd() && seen->again;
    if (upload->record().intent == transfer::Intent::Cancel)
        return false;
    if (seen == m_seen.constEnd())
        return !upload->record().anyway; // that was decided without a look
    const transfer::FileIdentity &now = upload->record().identity;
    const bool isOther = now.known() && now != seen->look.identity && now != seen->expected;
    const bool isElsewhere = !seen->unreadableAt.isEmpty() && seen->unreadableAt != upload->record().path;
    return seen->again || isOther || isElsewhere;
}

void FileLooks::lookAgain(const QList<UploadId> &ids)
{
    for (const UploadId id : ids) {
        if (m_seen.contains(id))
            m_seen[id].again = true;
    }
    m_queue.decideSoon();
}

void FileLooks::setPicturesWanted(bool wanted)
{
    if (m_pictures.isWanted() == wanted)
        return;
    m_pictures.setWanted(wanted);
    emit picturesWantedChanged();
    if (!wanted)
        return;
    QList<UploadId> without;
    for (auto each = m_seen.cbegin(); each != m_seen.cend(); ++each) {
        if (each->look.outcome == media::outcomeName(Look::Outcome::Looked)
            && m_pictures.pathOf(each.key()).isEmpty())
            without.append(each.key());
    }
    lookAgain(without);
}

// Another one than was hashed, and nobody has started it: it is hashed anew as well.
bool FileLooks::isNotHashed(const Upload &upload, const Look &look) const
{
    const transfer::UploadRecord &record = upload.record();
    return record.stage == transfer::Stage::Hashed && record.intent == transfer::Intent::Rest
           && look.identity.known() && record.identity.known() && look.identity != record.identity;
}

void FileLooks::take(UploadId id, const Look &look, const QString &picture)
{
    const Upload *upload = m_queue.find(id);
    if (!upload)
        return m_pictures.discard(picture);
    if (isOver(*upload) && look.identity != upload->record().identity) { // another file by now
        m_seen[id].again = false;
        return m_pictures.discard(picture);
    }
    if (isNotHashed(*upload, look))
        m_queue.replaceFile(id, upload->record().path);
    Seen &seen = m_seen[id];
    const bool isOtherFile = look.identity.known() && look.identity != seen.look.identity;
    const bool knowsMore = look.outcome != Look::Outcome::Looked && !isOtherFile
                           && seen.look.outcome == media::outcomeName(Look::Outcome::Looked);
    seen.expected = upload->record().identity;
    seen.unreadableAt = look.outcome == Look::Outcome::Unreadable ? upload->record().path : QString();
    seen.again = false;
    if (knowsMore) { // than a look that failed
        m_pictures.discard(picture);
        emit changed(id);
        return;
    }
    seen.look = keptFrom(look);
    m_pictures.keep(id, picture);
    judge(id);
    if (isWorthKeeping(look)) // behind what follows from it: after a death in between somebody looks again
        m_store.saveLook(id, m_seen.value(id).look);
    emit changed(id);
}

void FileLooks::judge(UploadId id)
{
    const Upload *upload = m_queue.find(id);
    if (!upload || isOver(*upload) || m_acceptsAll)
        return;
    m_queue.setDoubt(id, media::doubtOf(findings(id)));
    if (upload->record().needsDecision())
        watchDoubted();
}

void FileLooks::setMostBytes(std::optional<qint64> bytes)
{
    if (std::exchange(m_mostBytes, bytes) != bytes)
        judgeSizes();
}

void FileLooks::judgeSizes()
{
    const QString tooLarge = media::findingName(media::FindingKind::TooLarge);
    const qint64 most = m_mostBytes.value_or(0);
    const QList<UploadId> ids = m_queue.order();
    for (const UploadId id : ids) {
        const transfer::UploadRecord &record = m_queue.find(id)->record();
        const bool isTooLarge = most > 0 && record.identity.size > most;
        if (isTooLarge != (record.doubt == tooLarge))
            judge(id);
    }
}

void FileLooks::forget(UploadId id)
{
    m_seen.remove(id);
    m_pictures.drop(id);
}

// Before its record says so: after a death in between the old file is looked into again.
void FileLooks::forgetFile(UploadId id)
{
    m_store.dropLook(id);
    forget(id);
    emit changed(id);
}

// Whoever reads that a file is cut off exports it again: nobody has to tell us.
void FileLooks::watchDoubted()
{
    if (m_watching)
        return;
    QList<std::pair<UploadId, QString>> doubted;
    for (const UploadId id : m_queue.order()) {
        const transfer::UploadRecord &record = m_queue.find(id)->record();
        if (record.needsDecision() && m_seen.contains(id))
            doubted.append({id, record.path});
    }
    if (doubted.isEmpty())
        return;
    m_watching = true;
    m_clock.after(lookForChangesEveryMs, this, [this, doubted] { lookForChanges(doubted); });
}

void FileLooks::lookForChanges(const QList<std::pair<UploadId, QString>> &doubted)
{
    const auto look = [doubted] {
        QHash<UploadId, transfer::FileIdentity> now;
        for (const auto &[id, path] : doubted)
            now.insert(id, transfer::identityOf(path));
        return now;
    };
    base::inBackground(m_pool, this, look, [this](const QHash<UploadId, transfer::FileIdentity> &now) {
        QList<UploadId> changed;
        for (auto each = now.begin(); each != now.end(); ++each) {
            const auto seen = m_seen.constFind(each.key());
            if (seen != m_seen.constEnd() && each->known() && *each != seen->look.identity)
                changed.append(each.key());
        }
        m_watching = false;
        if (!changed.isEmpty())
            lookAgain(changed);
        watchDoubted();
    });
}

} // namespace engine
