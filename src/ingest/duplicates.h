// Which files are here already: waiting in the queue, or published before from the same unchanged file.
#pragma once

#include "ingest/file_collector.h"
#include "transfer/queue/upload_queue.h"

#include <QHash>

#include <optional>

namespace ingest {

struct KnownVideo {
    QString title;
    transfer::FileIdentity identity;
    QString md5; // empty: not hashed yet
    bool published = false;
    QDateTime publishedAt; // UTC
    QString videoId;
};

class KnownVideos
{
public:
    // history: published uploads that are no longer listed, of the same file the newest first.
    KnownVideos(const transfer::UploadQueue &queue, const QList<transfer::UploadRecord> &history);

    std::optional<KnownVideo> find(const FoundVideo &file) const;

private:
    void add(const transfer::UploadRecord &record);

    QList<KnownVideo> m_videos;
    QHash<QString, qsizetype> m_byPath; // the latest of each
    QHash<QString, qsizetype> m_byFileId;
};

KnownVideo knownVideo(const transfer::UploadRecord &record);

} // namespace ingest
