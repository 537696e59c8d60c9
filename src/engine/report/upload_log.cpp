#include "engine/report/upload_log.h"

#include "base/background.h"
#include "base/plain_text.h"
#include "base/redaction.h"
#include "engine/report/report.h"
#include "store/profile/own_file.h"
#include "store/queue/happening_json.h"
#include "transfer/files/local_path.h"
#include "transfer/upload/chronicle.h"
#include "words/uploads/transport_words.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

// Oldest first.
QStringList linesAbout(const store::Profile &profile, transfer::UploadId id)
{
    const QRegularExpression about(u"\\bupload %1\\b"_s.arg(id));
    QStringList lines;
    const QFileInfoList files =
        QDir(profile.logDir()).entryInfoList({u"youchuan.log*"_s}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (!store::openOwn(file, QIODevice::ReadOnly)) // a link leads to what is no log
            continue;
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine()).trimmed();
            if (about.match(line).hasMatch())
                lines.append(line);
        }
        if (lines.size() > mostLogLines)
            lines.remove(0, lines.size() - mostLogLines);
    }
    return lines;
}

} // namespace

QString uploadLog(const store::Profile &profile, const transfer::UploadRecord &record)
{
    QStringList lines{u"youchuan %1, upload %2"_s.arg(QStringLiteral(YOUCHUAN_VERSION)).arg(record.id)};
    if (!record.videoId.isEmpty())
        lines.append(u"video: "_s + record.videoId);
    if (const QString way = words::wayFact(record); !way.isEmpty())
        lines.append(u"way: "_s + way);
    lines << QString() << u"What happened"_s << store::happeningFacts(transfer::historyOf(record))
          << QString();
    const QStringList log = linesAbout(profile, record.id);
    lines.append(log.isEmpty() ? u"The log has no line about it any more."_s : u"Log"_s);
    lines.append(log);
    QString text =
        base::redacted(lines.join(u'\n') + u'\n', {record.uploadToken, record.metadata.watchPassword});
    for (const QString &name : {record.path, transfer::shownPath(record.path),
                                transfer::shownFileName(record.path), record.reference}) {
        if (!name.isEmpty())
            text.replace(name, u"***"_s);
    }
    return base::shownLines(withoutPersons(text));
}

void uploadLogLater(const store::Profile &profile, const transfer::UploadRecord &record, QObject *context,
                    std::function<void(const QString &)> done)
{
    base::inBackground(
        *QThreadPool::globalInstance(), context, [profile, record] { return uploadLog(profile, record); },
        std::move(done));
}

} // namespace engine
