#include "gui/adding/published_already.h"

#include "gui/adding/known_sentence.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/row_actions.h"
#include "transfer/files/local_path.h"
#include "words/uploads/video_words.h"

#include <QWidget>

#include <algorithm>
#include <utility>

using transfer::Upload;
using transfer::UploadId;

namespace gui {

namespace {
constexpr int patienceMs = 30'000;
}

PublishedAlready::PublishedAlready(engine::Engine &engine, RowActions &actions, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_actions(actions)
    , m_window(window)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, &PublishedAlready::ask);
    connect(&engine.queue(), &transfer::UploadQueue::changed, this, &PublishedAlready::look);
    // Of earlier runs, to which nobody has answered.
    QTimer::singleShot(0, this, [this] { look(m_engine.queue().order()); });
}

void PublishedAlready::look(const QList<UploadId> &ids)
{
    for (const UploadId id : ids) {
        const Upload *upload = m_engine.queue().find(id);
        if (!upload || !upload->publishedAlready()) {
            m_seen.remove(id); // what becomes so anew is asked about anew
        } else if (!m_seen.contains(id)) {
            m_seen.insert(id);
            m_found.append(id);
            m_patience.start();
        }
    }
    if (!m_found.isEmpty() && !moreMayCome())
        ask();
}

bool PublishedAlready::moreMayCome() const
{
    const QList<UploadId> &order = m_engine.queue().order();
    return std::any_of(order.cbegin(), order.cend(), [this](UploadId id) {
        const Upload *upload = m_engine.queue().find(id);
        const transfer::Intent intent = upload->record().intent;
        const bool open = upload->stage() == transfer::Stage::New || upload->comparing();
        return open && !upload->ended() && intent != transfer::Intent::Pause
               && intent != transfer::Intent::Cancel;
    });
}

void PublishedAlready::ask()
{
    if (m_asking)
        return;
    m_patience.stop();
    QList<UploadId> ids;
    ListQuestion question;
    for (const UploadId id : std::exchange(m_found, {})) {
        const Upload *upload = m_engine.queue().find(id);
        if (!upload || !upload->publishedAlready())
            continue;
        const transfer::UploadRecord &record = upload->record();
        ids.append(id);
        question.rows.append({transfer::shownFileName(record.path), publishedSentence(record.publishedAt),
                              words::videoLink(record.videoId)});
    }
    if (ids.isEmpty())
        return;
    if (!m_engine.settings().boolValue(store::Setting::CheckDuplicates))
        return m_engine.queue().uploadAnyway(ids);
    question.title = tr("Published already");
    question.sentence =
        tr("%n of these videos is published already. Upload it anyway?", nullptr, int(ids.size()));
    question.whatHead = tr("File");
    question.wordHead = tr("Where it is");
    question.yes = tr("Upload anyway");
    question.no = tr("Leave out");
    m_asking = true;
    prompts::list(m_window, question, [this, ids](bool yes) { answered(ids, yes); });
}

void PublishedAlready::answered(const QList<UploadId> &ids, bool anyway)
{
    m_asking = false;
    QList<UploadId> meant;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(meant), [this](UploadId id) {
        const Upload *upload = m_engine.queue().find(id);
        return upload && upload->publishedAlready();
    });
    if (anyway)
        m_engine.queue().uploadAnyway(meant);
    else
        m_actions.run(RowCommand::Remove, meant);
    if (!m_found.isEmpty() && !moreMayCome())
        ask();
}

} // namespace gui
