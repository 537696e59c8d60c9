#include "gui/queue/start_all.h"

#include "gui/portions.h"
#include "gui/queue/row_facts.h"

using transfer::Upload;
using transfer::UploadId;

namespace gui {

StartAll::StartAll(transfer::UploadQueue &queue, QObject *parent) : QObject(parent), m_queue(queue) {}

void StartAll::run()
{
    m_started = 0;
    m_notReady.clear();
    m_command = std::make_unique<QObject>();
    inPortions<UploadId>(
        m_command.get(), m_queue.order(), [this](const QList<UploadId> &some) { start(some); },
        [this] { tell(); });
}

void StartAll::start(const QList<UploadId> &some)
{
    for (const UploadId id : some) {
        const Upload *upload = m_queue.find(id);
        if (!upload || upload->ended() || upload->record().intent == transfer::Intent::Cancel)
            continue;
        if (!upload->ready())
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
    emit told(parts.join(tr(", ")), m_notReady);
}

} // namespace gui
