#include "ingest/folders/folder_notices.h"

#include "transfer/files/local_path.h"

#include <QFileSystemWatcher>

#include <algorithm>

namespace ingest {

FolderNotices::FolderNotices(QObject *parent) : QObject(parent), m_worker(new QObject)
{
    m_thread.setObjectName(QStringLiteral("folders"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

FolderNotices::~FolderNotices()
{
    m_thread.quit();
    m_thread.wait();
}

void FolderNotices::watch(const QStringList &folders)
{
    if (folders == m_folders)
        return;
    m_folders = folders;
    QStringList watchable; // Qt knows no other names
    std::copy_if(folders.cbegin(), folders.cend(), std::back_inserter(watchable), transfer::isText);
    QMetaObject::invokeMethod(m_worker, [this, watchable, worker = m_worker] {
        auto *watcher = worker->findChild<QFileSystemWatcher *>();
        if (!watcher) {
            watcher = new QFileSystemWatcher(worker);
            connect(watcher, &QFileSystemWatcher::directoryChanged, this, &FolderNotices::noticed);
        }
        QStringList gone = watcher->directories();
        QStringList fresh;
        for (const QString &folder : watchable) {
            if (!gone.removeOne(folder))
                fresh.append(folder);
        }
        if (!gone.isEmpty())
            watcher->removePaths(gone);
        if (!fresh.isEmpty())
            watcher->addPaths(fresh);
    });
}

} // namespace ingest
