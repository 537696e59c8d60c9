#include "control/jobs/upload_job.h"

#include "base/background.h"
#include "engine/accounts/account_store.h"
#include "engine/looks/file_looks.h"
#include "transfer/files/local_path.h"
#include "words/media_words.h"
#include "words/numbers.h"
#include "words/reasons/api_words.h"
#include "words/sentences.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace control {

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

UploadJob::UploadJob(engine::Engine &engine, Reporter &reporter, const UploadOptions &options,
                     const std::optional<UploadRequest> &request)
    : WatchingJob(engine, reporter)
    , m_options(options)
    , m_request(request.value_or(UploadRequest()))
    , m_requestIsMade(request.has_value())
{
    m_pool.setMaxThreadCount(1);
    connect(&m_prober, &media::Prober::ended, this,
            spoken([this](const media::Look &look) { looked(look); }));
}

UploadJob::~UploadJob()
{
    m_prober.stop();
    m_pool.waitForDone();
}

void UploadJob::start()
{
    if (m_requestIsMade)
        return begin(m_request);
    const auto make = [&reporter = reporter(), options = m_options] {
        UploadRequest request;
        reporter.speak([&] { request = UploadRequest::from(options); });
        return request;
    };
    base::inBackground(m_pool, this, make, spoken([this](const UploadRequest &request) { begin(request); }));
}

void UploadJob::notBegun(const Refusal &why, const QString &sentence)
{
    reporter().refused(m_options.files, why, sentence);
}

void UploadJob::begin(const UploadRequest &request)
{
    m_request = request;
    if (!m_request.wrong.isEmpty()) {
        reportWrong(m_request, m_options.files, reporter());
        return end(ExitCode::WrongUsage);
    }
    if (engine().spec())
        warnAboutFiles();
    else
        connect(&engine(), &engine::Engine::specChanged, this, spoken([this] { warnAboutFiles(); }),
                Qt::SingleShotConnection);
    if (!takeAccount())
        return end(ExitCode::WrongUsage);
    checkCategory();
}

// Youku may have a new one: only its own list of now says that there is none of that name. While it does not
// tell, it is for Youku to judge.
void UploadJob::checkCategory()
{
    if (m_request.category().isEmpty() || m_request.takeCategory(engine().categories()))
        return planNext();
    const auto told = [this](const base::Result<QList<youku::Category>> &answer) {
        if (!answer.ok() || m_request.takeCategory(answer.value()))
            return planNext();
        QStringList terms;
        for (const youku::Category &category : answer.value())
            terms.append(category.term);
        notBegun(
            {},
            tr("There is no category “%1”; Youku has %2.").arg(m_request.category(), words::listed(terms)));
        end(ExitCode::WrongUsage);
    };
    engine().api().categories(this, spoken(told));
}

UploadId UploadJob::unfinished(const QString &path)
{
    for (const UploadId id : engine().queue().order()) {
        const Upload *upload = engine().queue().find(id);
        if (upload->record().path == path && !isOver(*upload))
            return id;
    }
    return 0;
}

void UploadJob::planNext()
{
    while (m_plans.size() < m_request.uploads.size()) {
        Plan plan{m_request.uploads.at(m_plans.size()), 0, std::nullopt};
        plan.known = unfinished(plan.file.path);
        m_plans.append(plan);
        if (!plan.known) {
            engine().findSameFile(
                plan.file.path, this,
                spoken([this](const std::optional<UploadRecord> &record) { found(record); }));
            return;
        }
    }
    carryOutAll();
}

void UploadJob::found(const std::optional<UploadRecord> &record)
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

void UploadJob::carryOutAll()
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
bool UploadJob::isWorthALook(const Plan &plan)
{
    const Upload *known = engine().queue().find(plan.known);
    const bool begun = known && (known->record().intent != transfer::Intent::Rest || known->record().anyway);
    return !m_options.anyway && !plan.published && !begun && !(known && engine().looks().look(plan.known));
}

void UploadJob::carryOutNext()
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

void UploadJob::looked(const media::Look &look)
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

void UploadJob::leaveOut(const Plan &plan, qint64 size, const media::Finding &finding)
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

void UploadJob::warn(const Plan &plan, const QList<media::Finding> &findings)
{
    QStringList warnings;
    for (const media::Finding &finding : findings) {
        if (finding.weight == media::Weight::Warns)
            warnings.append(words::findingWords(finding).what);
    }
    if (!warnings.isEmpty())
        reporter().remark(tr("%1: %2").arg(transfer::shownPath(plan.file.path), words::paragraph(warnings)));
}

UploadId UploadJob::carryOut(const Plan &plan)
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

void UploadJob::followed(ExitCode code)
{
    m_prober.stop();
    end(code == ExitCode::Success && m_someLeftOut ? ExitCode::SomeFailed : code);
}

// The caller's id of now goes with the video of then.
void UploadJob::tellPublished(const Plan &plan)
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

// Kinds and sizes that Youku does not take.
void UploadJob::warnAboutFiles()
{
    if (!engine().spec())
        return;
    const QStringList taken = engine().spec()->extensions;
    const qint64 most = engine().spec()->maxFileSize.value_or(0);
    for (qsizetype i = 0; i < m_request.uploads.size(); ++i) {
        const QString &path = m_request.uploads.at(i).path;
        const QString name = transfer::shownPath(path);
        const QString extension = QFileInfo(path).suffix().toLower();
        if (!taken.isEmpty() && !taken.contains(extension))
            reporter().note(
                tr("%1: Youku does not list .%2 among the videos it takes.").arg(name, extension));
        if (most > 0 && m_request.sizes.at(i) > most)
            reporter().note(
                tr("%1: larger than the %2 your account takes.").arg(name, words::sizeText(most)));
    }
}

} // namespace control
