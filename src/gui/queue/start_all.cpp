#include "gui/queue/start_all.h"

#include "base/portions.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/row_presentation.h"
#include "gui/widgets/plain_text.h"
#include "words/sentences.h"

#include <QAction>

using transfer::Upload;
using transfer::UploadId;

namespace gui {

StartAll::StartAll(transfer::UploadQueue &queue, QObject *parent) : QObject(parent), m_queue(queue) {}

void StartAll::run()
{
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
    const bool helps = model.retryable() > 0;
    const bool failed = model.count(transfer::Activity::Failed) > 0;
    retryFailed->setEnabled(helps);
    const QString why = helps    ? tr("Retry every failed upload from where it stopped")
                        : failed ? tr("Trying again would change nothing; each failed row says what helps")
                                 : tr("Nothing has failed");
    retryFailed->setToolTip(toolTipText(why));
}

void StartAll::start(const QList<UploadId> &some)
{
    for (const UploadId id : some) {
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
    if (m_notReady.isEmpty())
        return;
    QStringList parts;
    if (m_started > 0)
        parts.append(tr("%n started", nullptr, m_started));
    parts.append(tr("%n draft(s) are not ready", nullptr, int(m_notReady.size())));
    emit told(words::joinedParts(parts), m_notReady);
}

} // namespace gui
