#include "gui/details/blocks/upload_report.h"

#include "base/plain_text.h"
#include "store/queue/happening_json.h"
#include "transfer/files/local_path.h"
#include "words/reasons/reasons.h"
#include "words/uploads/transport_words.h"

#include <QDateTime>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

QStringList errorLines(const base::Error &error)
{
    QStringList lines;
    lines << words::reasonFor(error).sentence << u"kind: "_s + base::kindName(error.kind);
    if (error.fault != base::Fault::Local)
        lines << u"step: "_s + base::operationName(error.operation);
    if (!error.code.isEmpty())
        lines << u"code: %1"_s.arg(error.jsonCode().toVariant().toString());
    if (error.httpStatus != 0)
        lines << u"http: %1"_s.arg(error.httpStatus);
    if (!error.message.isEmpty())
        lines << u"message: "_s + base::shownLine(error.message);
    return lines;
}

} // namespace

std::optional<base::Error> issueOf(const transfer::Upload &upload)
{
    using For = transfer::Wait::For;
    if (upload.record().failure)
        return upload.record().failure;
    const transfer::Wait wait = upload.wait();
    if (wait.what == For::Retry || wait.what == For::Network)
        return wait.reason;
    return std::nullopt;
}

QString uploadReport(const transfer::Upload &upload)
{
    const transfer::UploadRecord &record = upload.record();
    QStringList lines;
    if (const std::optional<base::Error> issue = issueOf(upload))
        lines << errorLines(*issue);
    lines << u"state: "_s + transfer::activityName(upload.activity());
    if (!record.doubt.isEmpty())
        lines << u"finding: "_s + record.doubt;
    if (!record.videoState.isEmpty())
        lines << u"at Youku: "_s + record.videoState;
    lines << u"file: "_s + base::shownLine(transfer::shownFileName(record.path))
          << u"stage: "_s + transfer::stageName(record.stage)
          << u"confirmed: %1 of %2 bytes"_s.arg(record.transferred).arg(upload.progress().total);
    if (const QString way = words::wayFact(record); !way.isEmpty())
        lines << u"way: "_s + way;
    if (!record.videoId.isEmpty())
        lines << u"video: "_s + record.videoId;
    for (const QString &fact : store::happeningFacts(transfer::historyOf(record)))
        lines << u"happened: "_s + fact;
    lines << u"youchuan %1, %2"_s.arg(QString::fromLatin1(YOUCHUAN_VERSION),
                                      QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    return lines.join(u'\n') + u'\n';
}

} // namespace gui
