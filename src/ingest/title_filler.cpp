#include "ingest/title_filler.h"

#include "transfer/files/local_path.h"
#include "youku/metadata.h"

namespace ingest {

std::function<FilledTitle(const QString &)> titleFiller(const transfer::UploadQueue &queue,
                                                        const QList<transfer::UploadId> &ids)
{
    QString first;
    QString longest;
    int most = -1;
    for (const transfer::UploadId id : ids) {
        const transfer::Upload *upload = queue.find(id);
        if (!upload)
            continue;
        const QString &path = upload->record().path;
        if (first.isEmpty())
            first = path;
        if (const int length = youku::textLength(transfer::shownFileName(path)); length > most) {
            longest = path;
            most = length;
        }
    }
    return [first, longest, count = int(ids.size())](const QString &title) {
        const QDate today = QDate::currentDate();
        const bool cut = fillTitle(title, longest, today, count).nameIsCut;
        return FilledTitle{filledTitle(title, first, today, 1), cut};
    };
}

} // namespace ingest
