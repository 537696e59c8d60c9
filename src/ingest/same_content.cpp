#include "ingest/same_content.h"

#include <QTimer>

using transfer::Upload;
using transfer::UploadId;
using transfer::UploadRecord;

namespace ingest {

namespace {

using Content = std::pair<qint64, QString>;

Content contentOf(const UploadRecord &record)
{
    return {record.identity.size, record.md5};
}

// What is published already is another question.
bool counts(const Upload &upload)
{
    const UploadRecord &record = upload.record();
    return !upload.publishedAlready() && !record.md5.isEmpty() && !record.cancelled
           && record.stage != transfer::Stage::Published;
}

// The first of each content, but for the fresh ones.
QHash<Content, UploadId> firstOnes(const transfer::UploadQueue &queue, const QList<UploadId> &fresh)
{
    const QSet<UploadId> others(fresh.cbegin(), fresh.cend());
    QHash<Content, UploadId> first;
    for (const UploadId id : queue.order()) {
        const UploadRecord &record = queue.find(id)->record();
        if (counts(*queue.find(id)) && !others.contains(id) && !first.contains(contentOf(record)))
            first.insert(contentOf(record), id);
    }
    return first;
}

} // namespace

SameContent::SameContent(const transfer::UploadQueue &queue, const store::Settings &settings, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_settings(settings)
{
    connect(&queue, &transfer::UploadQueue::changed, this, &SameContent::look);
    QTimer::singleShot(0, this, [this] { look(m_queue.order()); }); // of earlier runs
}

QList<UploadId> SameContent::notSeen(const QList<UploadId> &ids)
{
    QList<UploadId> fresh;
    for (const UploadId id : ids) {
        const Upload *upload = m_queue.find(id);
        if (!upload || upload->record().md5.isEmpty() || m_seen.contains(id))
            continue;
        m_seen.insert(id);
        const UploadRecord &record = upload->record();
        if (counts(*upload) && record.stage < transfer::Stage::Created && !record.again)
            fresh.append(id);
    }
    return fresh;
}

void SameContent::look(const QList<UploadId> &ids)
{
    const QList<UploadId> fresh = notSeen(ids);
    if (fresh.isEmpty() || !m_settings.boolValue(store::Setting::CheckDuplicates))
        return;
    QHash<Content, UploadId> first = firstOnes(m_queue, fresh);
    QList<Pair> pairs;
    for (const UploadId id : fresh) {
        const UploadRecord &record = m_queue.find(id)->record();
        const auto same = first.constFind(contentOf(record));
        if (same == first.cend())
            first.insert(contentOf(record), id);
        else
            pairs.append({id, *same});
    }
    if (!pairs.isEmpty())
        emit found(pairs);
}

} // namespace ingest
