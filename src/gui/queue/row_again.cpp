// Upload again, of what was cancelled, of what was published, and of what is published already.
#include "gui/prompts/prompts.h"
#include "gui/queue/removals.h"
#include "gui/queue/row_actions.h"

#include <QFileInfo>

using transfer::Upload;
using transfer::UploadId;

namespace gui {

void RowActions::uploadAgain(const QList<UploadId> &ids)
{
    QList<UploadId> published;
    QList<UploadId> known; // stopped because their content is published already: they go on themselves
    for (const UploadId id : ids) {
        const Upload *upload = m_queue.find(id);
        if (upload->publishedAlready())
            known.append(id);
        else if (!upload->record().cancelled)
            published.append(id);
    }
    m_queue.uploadAnyway(known);
    m_queue.start(known);
    m_queue.uploadAgain(ids); // those of them that were cancelled
    if (!published.isEmpty())
        publishAgain(published);
}

void RowActions::publishAgain(const QList<UploadId> &ids)
{
    const Upload *first = m_queue.find(ids.first());
    if (ids.size() > 1 || first->activity() != transfer::Activity::NotEncoded)
        return replace(ids);
    // The same bytes would most likely fail again.
    const QString folder = QFileInfo(first->record().path).absolutePath();
    prompts::choose(m_window,
                    {tr("Upload again"),
                     tr("Upload the same file again, or another one?"),
                     {},
                     {tr("Cancel"), tr("Choose file…"), tr("Same file")}},
                    [this, ids, folder](int choice) {
                        if (choice == 2)
                            return replace(ids);
                        if (choice != 1)
                            return;
                        prompts::forFiles(m_window, tr("Choose file"), folder, {},
                                          [this, ids](const auto &paths) {
                                              if (!paths.isEmpty())
                                                  replace(ids, paths.first());
                                          });
                    });
}

// What was published stays as history; a new upload with its details takes its place.
void RowActions::replace(const QList<UploadId> &ids, const QString &path)
{
    const QList<UploadId> old = fitting(RowCommand::UploadAgain, ids);
    for (const UploadId id : old) {
        const transfer::UploadRecord &record = m_queue.find(id)->record();
        const QList<UploadId> added =
            m_queue.add({{path.isEmpty() ? record.path : path, record.metadata, record.reference}});
        m_queue.move(added, id);
        m_queue.start(added);
    }
    m_removals->remove(old);
}

} // namespace gui
