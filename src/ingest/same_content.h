// Notices, once a file was read to its end, that another video of the queue holds the same bytes. What is
// published already is not its matter: the queue itself holds such an upload back.
//
// The engine's thread; the queue outlives it.
#pragma once

#include "store/settings/settings.h"
#include "transfer/queue/upload_queue.h"

#include <QObject>
#include <QSet>

namespace ingest {

class SameContent : public QObject
{
    Q_OBJECT
public:
    struct Pair {
        transfer::UploadId later = 0;
        transfer::UploadId earlier = 0;
    };
    // Both outlive it.
    SameContent(const transfer::UploadQueue &queue, const store::Settings &settings,
                QObject *parent = nullptr);

signals:
    // Which holds the same as which.
    void found(const QList<ingest::SameContent::Pair> &pairs);

private:
    void look(const QList<transfer::UploadId> &ids);
    QList<transfer::UploadId> notSeen(const QList<transfer::UploadId> &ids);

    const transfer::UploadQueue &m_queue;
    const store::Settings &m_settings;
    QSet<transfer::UploadId> m_seen;
};

} // namespace ingest
