// The system's notices that something changes in folders. They may be missing (network drives), late, or too
// many: whoever gets one looks sooner than planned, and nothing else depends on them.
//
// Made, used and destroyed in one thread; works in one of its own, so that no folder that does not answer
// holds anybody up but the destructor.
#pragma once

#include <QObject>
#include <QStringList>
#include <QThread>

namespace ingest {

class FolderNotices : public QObject
{
    Q_OBJECT
public:
    explicit FolderNotices(QObject *parent = nullptr);
    ~FolderNotices() override;

    // These from now on, and no others.
    void watch(const QStringList &folders);

signals:
    void noticed();

private:
    QThread m_thread;
    QObject *m_worker = nullptr; // lives in the thread
    QStringList m_folders;
};

} // namespace ingest
