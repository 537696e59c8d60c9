#include "gui/desktop/desktop.h"

#include "gui/queue/queue_model.h"
#include "gui/queue/run.h"
#include "words/reasons/reasons.h"
#include "words/uploads/upload_words.h"

#include <QWidget>

#include <utility>

using transfer::Activity;
using transfer::UploadId;

namespace gui {

Desktop::Desktop(engine::Engine &engine, const QueueModel &model, DesktopServices services, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_model(model)
    , m_services(std::move(services))
    , m_window(window)
{
    connect(m_services.tray.get(), &Tray::activated, this, &Desktop::showWanted);
    const transfer::UploadQueue &queue = engine.queue();
    connect(&queue, &transfer::UploadQueue::published, this, [this](UploadId id) { ended(id, true); });
    connect(&queue, &transfer::UploadQueue::failed, this, [this](UploadId id) { ended(id, false); });
    connect(&queue, &transfer::UploadQueue::rejected, this, &Desktop::tellRejected);
    // The last to end may be one that is cancelled. What is paused is no end.
    connect(&queue, &transfer::UploadQueue::idle, this, [this] {
        if (m_model.count(Activity::Paused) == 0)
            tellEnd();
    });
}

Desktop::~Desktop()
{
    m_services.sleep->release();
    m_services.taskProgress->clear(m_window);
}

void Desktop::notify(const QString &title, const QString &text)
{
    m_services.notifier->notify(title, text, [this] { emit showWanted(); });
}

void Desktop::refresh(const QString &tip, const Run &run)
{
    const bool trouble = m_model.count(Group::NeedsYou) > 0;
    m_services.tray->show(tip, trouble);

    if (mustStayAwake() && m_engine.settings().boolValue(store::Setting::KeepAwake))
        m_services.sleep->hold(tr("Videos are being uploaded"));
    else
        m_services.sleep->release();

    if (run.any())
        m_services.taskProgress->show(m_window, run.share(), trouble);
    else
        m_services.taskProgress->clear(m_window);
}

bool Desktop::mustStayAwake() const
{
    // The queue is asked first: the model's counts follow it some moments later. Without anything running, a
    // file is only read ahead, and nobody waits for that.
    if (!m_engine.queue().anythingRunning())
        return false;
    int busy = 0;
    for (const Activity activity :
         {Activity::Running, Activity::Finishing, Activity::Retrying, Activity::Hashing})
        busy += m_model.count(activity);
    return busy > 0;
}

void Desktop::tellOf(UploadId id, const QString &title, const QString &text)
{
    m_services.notifier->notify(title, text, [this, id] {
        emit showWanted();
        emit uploadWanted(id);
    });
}

void Desktop::ended(UploadId id, bool published)
{
    ++(published ? m_published : m_failed);
    const transfer::Upload *upload = m_engine.queue().find(id);
    if (!published && upload && upload->record().failure && !m_window->isVisible()) {
        const QString text =
            tr("%1: %2").arg(upload->record().metadata.title, words::failureSentence(upload->record()));
        tellOf(id, tr("Upload failed"), text);
    }
    // Queued: what comes next in the queue has its turn first.
    QMetaObject::invokeMethod(this, &Desktop::tellEnd, Qt::QueuedConnection);
}

// Days later, perhaps: it is told of wherever the window is.
void Desktop::tellRejected(UploadId id)
{
    const transfer::UploadRecord &record = m_engine.queue().find(id)->record();
    const QString label = words::activityLabel(transfer::afterPublishing(record.videoState), {}, 0);
    tellOf(id, label, tr("%1: %2").arg(record.metadata.title, label));
}

void Desktop::tellEnd()
{
    if (!m_engine.queue().allEnded() || m_published + m_failed == 0)
        return;
    const int published = std::exchange(m_published, 0);
    const int failed = std::exchange(m_failed, 0);
    const QString done = tr("%n published", nullptr, published);
    notify(tr("All uploads have ended"),
           failed > 0 ? tr("%1, %2").arg(done, tr("%n failed", nullptr, failed)) : done);
    m_services.sleep->release(); // it may be wanted now
    emit allEnded();
}

} // namespace gui
