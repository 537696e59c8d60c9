#include "cli/commands/upload_command.h"

#include "engine/accounts/account_store.h"
#include "engine/looks/file_looks.h"
#include "transfer/files/local_path.h"
#include "words/media_words.h"
#include "words/numbers.h"
#include "words/reasons/api_words.h"
#include "words/sentences.h"
#include "youku/signed/signed_metadata.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cli {

using transfer::Upload;
using transfer::UploadId;
using transfer::UploadRecord;

namespace {

bool isOver(const Upload &upload)
{
    const UploadRecord &record = upload.record();
    return record.cancelled || record.intent == transfer::Intent::Cancel
           || upload.stage() == transfer::Stage::Published;
}

} // namespace

UploadCommand::UploadCommand(const CommonOptions &common, const UploadOptions &options)
    : WatchingCommand(common, options.pace)
    , m_options(options)
{
    m_options.anyway |= qEnvironmentVariable("YOUCHUAN_ANYWAY") == "1"_L1;
    connect(&m_prober, &media::Prober::ended, this, &UploadCommand::looked);
}

std::optional<ExitCode> UploadCommand::prepare()
{
    m_request = UploadRequest::from(m_options);
    if (m_request.wrong.isEmpty())
        return std::nullopt;
    notBegun(m_request.refusal, m_request.wrong);
    for (const QString &sentence : std::as_const(m_request.alsoWrong))
        reporter().note(sentence);
    return ExitCode::WrongUsage;
}

void UploadCommand::notBegun(const Refusal &why, const QString &sentence)
{
    reporter().refused(m_options.files, why, sentence);
}

void UploadCommand::work()
{
    connect(&engine(), &engine::Engine::specChanged, this, &UploadCommand::warnAboutFiles,
            Qt::SingleShotConnection);
    if (!takeAccount())
        return end(ExitCode::WrongUsage);
    checkCategory();
}

// Youku may have a new one: only its own list of now says that there is none of that name. While it does not
// tell, it is for Youku to judge.
void UploadCommand::checkCategory()
{
    if (m_request.category().isEmpty() || m_request.takeCategory(engine().categories()))
        return planNext();
    engine().api().categories(this, [this](const base::Result<QList<youku::Category>> &answer) {
        if (!answer.ok() || m_request.takeCategory(answer.value()))
            return planNext();
        QStringList terms;
        for (const youku::Category &category : answer.value())
            terms.append(category.term);
        notBegun(
            {},
            tr("There is no category “%1”; Youku has %2.").arg(m_request.category(), words::listed(terms)));
        end(ExitCode::WrongUsage);
    });
}

UploadId UploadCommand::unfinished(const QString &path)
{
    for (const UploadId id : engine().queue().order()) {
        const Upload *upload = engine().queue().find(id);
        if (upload->record().path == path && !isOver(*upload))
            return id;
    }
    return 0;
}

void UploadCommand::planNext()
{
    while (m_plans.size() < m_request.uploads.size()) {
        Plan plan{m_request.uploads.at(m_plans.size()), 0, std::nullopt};
        plan.known = unfinished(plan.file.path);
        m_plans.append(plan);
        if (!plan.known) {
            engine().findSameFile(plan.file.path, this,
                                  [this](const std::optional<UploadRecord> &record) { found(record); });
            return;
        }
    }
    begin();
}

void UploadCommand::found(const std::optional<UploadRecord> &record)
{
    Plan &plan = m_plans.last();
    const Upload *listed = record ? engine().queue().find(record->id) : nullptr;
    plan.file.again = m_options.again;
    plan.file.anyway = m_options.anyway;
    if (record && m_options.again) {
        plan.file.identity = record->identity; // its hash serves again
        plan.file.md5 = record->md5;
    } else if (record && record->stage == transfer::Stage::Published)
        plan.published = record;
    else if (listed && !isOver(*listed))
        plan.known = record->id; // moved or renamed since, or by way of a link
    planNext();
}

void UploadCommand::begin()
{
    if (!std::all_of(m_plans.cbegin(), m_plans.cend(),
                     [this](const Plan &plan) { return takeDetails(plan); }))
        return end(ExitCode::WrongUsage);
    QList<youku::Field> notCarried;
    if (!std::all_of(m_plans.cbegin(), m_plans.cend(),
                     [this, &notCarried](const Plan &plan) { return apiTakes(plan, &notCarried); }))
        return end(ExitCode::WrongUsage);
    if (!notCarried.isEmpty())
        reporter().note(words::notCarriedLine(notCarried));

    m_watch = follow({}, UploadWatch::Wanted::Published);
    m_watch->expectMore(true);
    connect(m_watch, &UploadWatch::knownFound, this, [this](UploadId id) {
        if (m_named.contains(id)) // nothing is left to be done with it
            engine().queue().remove({id});
    });
    carryOutNext();
}

// What was begun was decided on then; of a draft that nobody looked into nobody knows.
bool UploadCommand::isWorthALook(const Plan &plan)
{
    const Upload *known = engine().queue().find(plan.known);
    const bool begun = known && (known->record().intent != transfer::Intent::Rest || known->record().anyway);
    return !m_options.anyway && !plan.published && !begun && !(known && engine().looks().look(plan.known));
}

void UploadCommand::carryOutNext()
{
    while (m_next < m_plans.size()) {
        const Plan &plan = m_plans.at(m_next);
        if (isWorthALook(plan)) {
            m_picture = engine().looks().pictures().scratch();
            return m_prober.start(plan.file.path, m_picture);
        }
        ++m_next;
        carryOut(plan);
    }
    if (!m_someTaken)
        return end(ExitCode::WrongUsage);
    m_watch->follow(running());
    m_watch->expectMore(false);
}

void UploadCommand::looked(const media::Look &look)
{
    const Plan &plan = m_plans.at(m_next++);
    media::Measure measure;
    if (engine().spec())
        measure.mostBytes = engine().spec()->maxFileSize;
    const QList<media::Finding> findings = media::findingsOf(look, measure);
    const QString picture = std::exchange(m_picture, {});
    const bool stops = media::stops(findings);
    if (!stops)
        warn(plan, findings);
    if (plan.known) {
        engine().looks().take(plan.known, look, picture); // then it waits for a decision, or starts
        carryOut(plan);
    } else if (stops) {
        engine().looks().pictures().discard(picture);
        leaveOut(plan, look.facts.size, findings.first());
    } else {
        engine().looks().take(carryOut(plan), look, picture);
    }
    carryOutNext();
}

void UploadCommand::leaveOut(const Plan &plan, qint64 size, const media::Finding &finding)
{
    m_someLeftOut = true;
    Snapshot snapshot;
    snapshot.file = transfer::shownPath(plan.file.path);
    snapshot.reference = m_options.reference;
    snapshot.activity = transfer::Activity::Failed;
    snapshot.total = size;
    snapshot.error = media::errorOf(finding);
    snapshot.sentence = words::findingSentences(finding);
    QStringList sentences{snapshot.sentence};
    if (snapshot.error->kind == base::ErrorKind::FileUnusable)
        sentences.append(tr("To send it all the same: --anyway"));
    reporter().failed(snapshot, words::paragraph(sentences));
}

void UploadCommand::warn(const Plan &plan, const QList<media::Finding> &findings)
{
    QStringList warnings;
    for (const media::Finding &finding : findings) {
        if (finding.weight == media::Weight::Warns)
            warnings.append(words::findingWords(finding).what);
    }
    if (!warnings.isEmpty() && !common().quiet)
        reporter().note(tr("%1: %2").arg(transfer::shownPath(plan.file.path), words::paragraph(warnings)));
}

UploadId UploadCommand::carryOut(const Plan &plan)
{
    transfer::UploadQueue &queue = engine().queue();
    m_someTaken = true;
    if (plan.published) {
        tellPublished(plan);
        return 0;
    }
    pairKnown(plan);
    if (plan.known && queue.find(plan.known)->record().path != plan.file.path)
        queue.locate(plan.known, plan.file.path);
    if (!plan.known && m_request.cutTitles.contains(plan.file.path))
        reporter().note(tr("%1: Only the beginning of the file's name fits into the title.")
                            .arg(transfer::shownPath(plan.file.path)));
    const UploadId id = plan.known ? plan.known : queue.add({plan.file}).constFirst();
    if (m_options.anyway)
        queue.acceptFiles({id});
    if (m_options.again)
        queue.uploadAnyway({id});
    goOn(id);
    if (m_options.startAtMs > 0)
        queue.startAt({id}, m_options.startAtMs);
    m_named.append(id);
    m_watch->follow({id});
    return id;
}

void UploadCommand::followed(ExitCode code)
{
    m_prober.stop();
    end(code == ExitCode::Success && m_someLeftOut ? ExitCode::SomeFailed : code);
}

void UploadCommand::interrupt()
{
    m_prober.stop();
    WatchingCommand::interrupt();
}

// The caller's id of now goes with the video of then.
void UploadCommand::tellPublished(const Plan &plan)
{
    Snapshot snapshot = Snapshot::of(*plan.published);
    if (!m_options.reference.isEmpty())
        snapshot.reference = m_options.reference;
    reporter().published(snapshot);
    youku::Metadata present = plan.published->metadata;
    youku::Metadata wanted = m_request.detailsOver(present, plan.file);
    wanted.watchPassword = present.watchPassword; // is not kept, so nobody can tell
    if (wanted != present)
        reporter().note(tr("%1 is published already, with the details of then. To publish it with these as a "
                           "new video: --again")
                            .arg(transfer::shownPath(plan.file.path)));
}

bool UploadCommand::takeDetails(const Plan &plan)
{
    if (!plan.known)
        return true;
    const Upload *upload = engine().queue().find(plan.known);
    const youku::Metadata present = upload->record().metadata;
    const youku::Metadata wanted = m_request.detailsOver(present, plan.file);
    const QList<youku::FieldProblem> problems = youku::problemsOf(wanted);
    if (!upload->detailsLocked() && !problems.isEmpty()) {
        const QString sentence = tr("%1: %2").arg(transfer::shownPath(plan.file.path), sentenceOf(problems));
        notBegun({base::ErrorKind::Metadata, {{plan.file.path, {base::ErrorKind::Metadata, sentence}}}},
                 sentence);
        return false;
    }
    if (wanted != present && !engine().queue().setMetadata(plan.known, wanted))
        reporter().note(tr("%1: Youku has the details already; they stay as they were.")
                            .arg(transfer::shownPath(plan.file.path)));
    return true;
}

// Whether this account's API may publish it; what it has no place for is added to notCarried.
bool UploadCommand::apiTakes(const Plan &plan, QList<youku::Field> *notCarried)
{
    const Upload *upload = plan.known ? engine().queue().find(plan.known) : nullptr;
    if (plan.published || (upload && upload->detailsLocked()))
        return true;
    transfer::AccountId account = upload ? upload->record().account() : m_account;
    if (upload && !m_account.isEmpty() && upload->accountIsOpen())
        account = m_account;
    const youku::ApiKind api = engine().accounts().of(account).credentials().api;
    const youku::Metadata &details = upload ? upload->record().metadata : plan.file.metadata;
    for (const youku::Field field : youku::notCarried(api, details)) {
        if (!notCarried->contains(field))
            notCarried->append(field);
    }
    if (!youku::refusesPrivacy(api, details))
        return true;
    const QString sentence = tr("%1: %2").arg(transfer::shownPath(plan.file.path), words::publicOnlyLine());
    notBegun({base::ErrorKind::Metadata, {{plan.file.path, {base::ErrorKind::Metadata, sentence}}}},
             sentence);
    return false;
}

// Kinds and sizes that Youku does not take.
void UploadCommand::warnAboutFiles()
{
    if (!engine().spec())
        return;
    const QStringList taken = engine().spec()->extensions;
    const qint64 most = engine().spec()->maxFileSize.value_or(0);
    for (const transfer::NewUpload &upload : std::as_const(m_request.uploads)) {
        const QString name = transfer::shownPath(upload.path);
        const QString extension = QFileInfo(upload.path).suffix().toLower();
        if (!taken.isEmpty() && !taken.contains(extension))
            reporter().note(
                tr("%1: Youku does not list .%2 among the videos it takes.").arg(name, extension));
        if (most > 0 && transfer::identityOf(upload.path).size > most)
            reporter().note(
                tr("%1: larger than the %2 your account takes.").arg(name, words::sizeText(most)));
    }
}

} // namespace cli
