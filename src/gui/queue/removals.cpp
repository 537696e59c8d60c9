#include "gui/queue/removals.h"

#include "base/portions.h"
#include "gui/queue/row_presentation.h"

#include <algorithm>

using transfer::Activity;
using transfer::Upload;
using transfer::UploadId;

namespace gui {

Removals::Removals(transfer::UploadQueue &queue, QObject *parent) : QObject(parent), m_queue(queue) {}

void Removals::remove(const QList<UploadId> &ids)
{
    if (ids.isEmpty())
        return;
    m_removed.append(ids);
    emit leaving(ids);
    emit changed(int(ids.size()));
    base::inPortions<UploadId>(this, ids, [this](const QList<UploadId> &some) { m_queue.takeOff(some); });
}

void Removals::removeFinished()
{
    QList<UploadId> ids;
    const QList<UploadId> &order = m_queue.order();
    std::copy_if(order.cbegin(), order.cend(), std::back_inserter(ids),
                 [this](UploadId id) { return finished(*m_queue.find(id)); });
    remove(ids);
}

void Removals::undo()
{
    if (m_removed.isEmpty())
        return;
    const QList<UploadId> ids = m_removed.takeLast();
    emit changed(0);
    base::inPortions<UploadId>(this, ids, [this](const QList<UploadId> &some) { m_queue.putBack(some); });
}

bool Removals::finished(const Upload &upload)
{
    return groupOf(upload) == Group::Published || upload.activity() == Activity::Cancelled;
}

} // namespace gui
