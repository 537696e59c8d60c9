#include "gui/adding/same_content.h"

#include "gui/queue/row_facts.h"
#include "transfer/local_path.h"

using namespace Qt::StringLiterals;
using transfer::UploadId;
using transfer::UploadRecord;

namespace gui {

namespace {

QString contentOf(const UploadRecord &record)
{
    return record.md5.isEmpty() ? QString() : u"%1:%2"_s.arg(record.identity.size).arg(record.md5);
}

bool sameFile(const KnownVideo &one, const UploadRecord &other)
{
    return one.path == other.path
           || (!one.identity.fileId.isEmpty() && one.identity.fileId == other.identity.fileId);
}

} // namespace

SameContent::SameContent(engine::Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    connect(&engine.queue(), &transfer::UploadQueue::changed, this, &SameContent::look);
    engine.history(this, [this](const QList<UploadRecord> &history) {
        for (auto record = history.crbegin(); record != history.crend(); ++record)
            remember(*record);
        m_ready = true;
        look(m_engine.queue().order()); // of earlier runs
    });
}

void SameContent::remember(const UploadRecord &record)
{
    m_seen.insert(record.id);
    const QString content = contentOf(record);
    if (!m_byContent.contains(content))
        m_byContent.insert(content, knownVideo(record));
}

void SameContent::look(const QList<UploadId> &ids)
{
    QList<ListRow> rows;
    QList<UploadId> later;
    for (const UploadId id : ids) {
        const transfer::Upload *upload =
            m_ready && !m_seen.contains(id) ? m_engine.queue().find(id) : nullptr;
        if (!upload || upload->record().md5.isEmpty() || upload->record().cancelled)
            continue;
        const UploadRecord &record = upload->record();
        const auto known = m_byContent.constFind(contentOf(record));
        if (known != m_byContent.cend() && !sameFile(*known, record)
            && record.stage < transfer::Stage::Created) {
            later.append(id);
            rows.append({transfer::shownFileName(record.path), knownSentence(*known),
                         known->published ? videoLink(known->videoId) : QString()});
        }
        remember(record);
    }
    if (!rows.isEmpty() && m_engine.settings().boolValue(store::Setting::CheckDuplicates))
        emit found(rows, later);
}

} // namespace gui
