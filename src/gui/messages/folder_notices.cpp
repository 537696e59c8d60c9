#include "gui/messages/folder_notices.h"

#include "base/plain_text.h"
#include "gui/messages/message_bar.h"
#include "transfer/files/local_path.h"

using transfer::UploadId;

namespace gui {

namespace {
constexpr int gatherMs = 500;
constexpr int mostOfFolderName = 40;
} // namespace

FolderNotices::FolderNotices(engine::Engine &engine, MessageBar &bar, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_bar(bar)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherMs);
    connect(&m_soon, &QTimer::timeout, this, &FolderNotices::tell);
    connect(&engine.folders(), &engine::Folders::added, this, &FolderNotices::take);
}

void FolderNotices::take(store::FolderId folder, UploadId upload)
{
    const bool stands = !m_told.isEmpty() && m_bar.text() == m_told;
    if (!m_waits && !stands) { // nobody counts on from what was told long ago
        m_added.clear();
        m_from.clear();
    }
    m_added.append(upload);
    m_from.insert(folder);
    m_waits = true;
    if (!m_soon.isActive())
        m_soon.start();
}

void FolderNotices::tell()
{
    if (!m_bar.text().isEmpty() && m_bar.text() != m_told) // its Undo stays within reach
        return m_soon.start();
    m_waits = false;
    m_told = sentence();
    m_bar.answer(m_told, tr("Select"), [this, ids = m_added] { emit selectWanted(ids); });
}

QString FolderNotices::sentence() const
{
    const auto folder = m_from.size() == 1 ? m_engine.folders().find(*m_from.cbegin()) : std::nullopt;
    const int count = int(m_added.size());
    if (!folder)
        return tr("%n video(s) added from watched folders", nullptr, count);
    const QString name = base::shownLine(transfer::shownFileName(folder->path));
    return tr("%n video(s) added from the folder “%1”", nullptr, count)
        .arg(base::shortened(name, mostOfFolderName));
}

} // namespace gui
