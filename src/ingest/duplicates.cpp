#include "ingest/duplicates.h"

namespace ingest {

KnownVideos::KnownVideos(const transfer::UploadQueue &queue, const QList<transfer::UploadRecord> &history)
{
    for (auto record = history.crbegin(); record != history.crend(); ++record) // the newest counts
        add(*record);
    for (const transfer::UploadId id : queue.order())
        add(queue.find(id)->record());
}

void KnownVideos::add(const transfer::UploadRecord &record)
{
    if (record.cancelled || (record.stage == transfer::Stage::Published && !transfer::stands(record)))
        return;
    m_byPath.insert(record.path, m_videos.size());
    if (!record.identity.fileId.isEmpty())
        m_byFileId.insert(record.identity.fileId, m_videos.size());
    m_videos.append(knownVideo(record));
}

std::optional<KnownVideo> KnownVideos::find(const FoundVideo &file) const
{
    const auto samePath = m_byPath.constFind(file.path);
    const auto sameFile = m_byFileId.constFind(file.identity.fileId);
    if (samePath != m_byPath.cend()) {
        const KnownVideo &video = m_videos[*samePath];
        // A file that changed after it was published is another video.
        if (!video.published || video.identity == file.identity)
            return video;
    }
    if (sameFile != m_byFileId.cend() && m_videos[*sameFile].identity == file.identity)
        return m_videos[*sameFile]; // renamed or moved
    return std::nullopt;
}

KnownVideo knownVideo(const transfer::UploadRecord &record)
{
    return {record.metadata.title, record.identity, record.md5, record.stage == transfer::Stage::Published,
            record.publishedAt,    record.videoId};
}

} // namespace ingest
