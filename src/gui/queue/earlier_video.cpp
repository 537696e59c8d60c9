#include "gui/queue/earlier_video.h"

#include "engine/history/history.h"
#include "words/uploads/video_words.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

using transfer::Stage;
using transfer::UploadId;
using transfer::UploadRecord;

namespace gui {

EarlierVideo::EarlierVideo(engine::Engine &engine, QObject *parent) : QObject(parent), m_engine(engine) {}

void EarlierVideo::show(UploadId refused, const QList<UploadId> &shown)
{
    const transfer::UploadQueue &queue = m_engine.queue();
    const transfer::Upload *upload = queue.find(refused);
    if (!upload)
        return;
    const QString md5 = upload->record().md5;
    QList<UploadRecord> listed;
    for (const UploadId id : queue.order()) {
        const UploadRecord &record = queue.find(id)->record();
        if (record.stage != Stage::Published || record.md5 != md5)
            continue;
        if (shown.contains(id)) {
            emit selectWanted({id});
            return;
        }
        listed.append(record);
    }
    m_engine.history().madeOf(
        upload->record().identity.size, md5, this,
        [this, listed, md5](const QList<UploadRecord> &published) { open(listed + published, md5); });
}

void EarlierVideo::open(const QList<UploadRecord> &records, const QString &md5)
{
    const auto found = std::find_if(records.cbegin(), records.cend(), [&md5](const UploadRecord &record) {
        return record.md5 == md5 && !record.videoId.isEmpty();
    });
    if (found == records.cend())
        emit told(tr("That video is not in this list and was not published from here. Youku’s site shows it "
                     "among your videos."));
    else
        QDesktopServices::openUrl(QUrl(words::videoLink(found->videoId)));
}

} // namespace gui
