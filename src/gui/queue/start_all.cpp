#include "gui/queue/start_all.h"

#include "base/portions.h"
#include "gui/prompts/prompts.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/row_presentation.h"
#include "gui/widgets/plain_text.h"
#include "words/sentences.h"
#include "words/uploads/draft_words.h"

#include <QAction>
#include <QWidget>

using transfer::Upload;
using transfer::UploadId;

namespace gui {

StartAll::StartAll(transfer::UploadQueue &queue, QWidget *window)
    : QObject(window)
    , m_queue(queue)
    , m_window(window)
{
}

bool StartAll::isUntouched(UploadId id) const
{
    const Upload *upload = m_queue.find(id);
    return upload && upload->activity() == transfer::Activity::NotStarted && upload->mayStart()
           && words::draftOf(upload->record()) == words::Draft::New;
}

void StartAll::run()
{
    int drafts = 0;
    int untouched = 0;
    for (const UploadId id : m_queue.order()) {
        const Upload *upload = m_queue.find(id);
        drafts += upload && upload->activity() == transfer::Activity::NotStarted && upload->mayStart();
        untouched += isUntouched(id);
    }
    if (untouched < 2)
        return begin(true);
    QStringList choices{tr("Cancel")};
    if (untouched < drafts)
        choices.append(tr("Start the %n filled in", nullptr, drafts - untouched));
    choices.append(tr("Start all %n", nullptr, drafts));
    const QString text =
        untouched == drafts
            ? tr("%n drafts have only their file name. Start them all the same?", nullptr, drafts)
            : tr("%1 of %n drafts have only their file name. Start them as well?", nullptr, drafts)
                  .arg(untouched);
    prompts::choose(m_window, {tr("Start all"), text, {}, choices},
                    [this, last = int(choices.size()) - 1](int choice) {
                        if (choice > 0)
                            begin(choice == last);
                    });
}

void StartAll::begin(bool untouchedToo)
{
    m_untouchedToo = untouchedToo;
    m_started = 0;
    m_notReady.clear();
    m_command = std::make_unique<QObject>();
    base::inPortions<UploadId>(
        m_command.get(), m_queue.order(), [this](const QList<UploadId> &some) { start(some); },
        [this] { tell(); });
}

void StartAll::retryFailed()
{
    m_command = std::make_unique<QObject>();
    base::inPortions<UploadId>(m_command.get(), m_queue.order(), [this](QList<UploadId> some) {
        some.removeIf([this](UploadId id) {
            const Upload *upload = m_queue.find(id);
            return !upload || !retryable(*upload);
        });
        m_queue.retry(some);
    });
}

void StartAll::showRetry(QAction *retryFailed, const QueueModel &model)
{
    const bool helps = model.counts().retryable() > 0;
    const bool failed = model.count(transfer::Activity::Failed) > 0;
    retryFailed->setEnabled(helps);
    const QString why = helps    ? tr("Retry every failed upload from where it stopped")
                        : failed ? tr("Nothing that failed can be retried")
                                 : tr("Nothing has failed");
    retryFailed->setToolTip(toolTipText(why));
}

void StartAll::showStart(QAction *startAll, const QueueModel &model)
{
    const bool helps = model.counts().startable() > 0;
    startAll->setEnabled(helps);
    const QString why = helps                          ? tr("Start every waiting or paused upload")
                        : model.count(Group::All) == 0 ? tr("The list is empty")
                                                       : tr("Everything that is ready runs or waits already");
    startAll->setToolTip(toolTipText(why));
}

void StartAll::start(const QList<UploadId> &all)
{
    QList<UploadId> some = all;
    if (!m_untouchedToo)
        some.removeIf([this](UploadId id) { return isUntouched(id); });
    for (const UploadId id : std::as_const(some)) {
        const Upload *upload = m_queue.find(id);
        if (!upload || upload->ended() || upload->record().intent == transfer::Intent::Cancel)
            continue;
        if (!upload->mayStart())
            m_notReady.append(id);
        else if (applies(RowCommand::Start, *upload) || applies(RowCommand::Resume, *upload))
            ++m_started;
    }
    m_queue.start(some);
}

void StartAll::tell()
{
    QStringList parts;
    if (m_started > 0)
        parts.append(tr("%n started", nullptr, m_started));
    if (!m_notReady.isEmpty())
        parts.append(tr("%n draft(s) are not ready", nullptr, int(m_notReady.size())));
    if (parts.isEmpty())
        return;
    emit told(words::joinedParts(parts), m_notReady);
}

} // namespace gui
