#include "cli/upload_request.h"

#include "engine/words.h"
#include "ingest/title_pattern.h"
#include "youku/placeholders.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli {

namespace {

constexpr qint64 largestMetadataFile = 1024 * 1024;

// Reads what the options name; stops at the first thing that is wrong.
class RequestReader
{
    Q_DECLARE_TR_FUNCTIONS(cli::UploadRequest)
public:
    explicit RequestReader(const UploadOptions &options) : m_options(options) {}

    UploadRequest read()
    {
        const bool good = readMetadataFile() && readWatchPassword() && readFiles() && checkDetails();
        Q_ASSERT(good == m_request.wrong.isEmpty());
        return m_request;
    }

private:
    bool refuse(const QString &sentence)
    {
        m_request.wrong = sentence;
        return false;
    }

    // A folder; or a pipe, and to open one waits for somebody who may never come. What a shell hands over as
    // <(...) has its writer.
    bool isSomethingElse(const QString &path)
    {
        const QFileInfo file(path);
        if (!file.exists() || file.isFile() || path.startsWith("/dev/"_L1) || path.startsWith("/proc/"_L1))
            return false;
        refuse(tr("%1 is not a file.").arg(path));
        return true;
    }

    bool readMetadataFile()
    {
        if (!m_options.metadataFile.isEmpty()) {
            QFile file(m_options.metadataFile);
            if (isSomethingElse(file.fileName()))
                return false;
            if (!file.open(QIODevice::ReadOnly))
                return refuse(
                    tr("The metadata file %1 cannot be read: %2").arg(file.fileName(), file.errorString()));
            QJsonParseError error;
            const QJsonDocument document = QJsonDocument::fromJson(file.read(largestMetadataFile), &error);
            if (!document.isObject())
                return refuse(tr("The metadata file %1 is not a JSON object: %2")
                                  .arg(file.fileName(), error.errorString()));
            m_request.details = document.object();
        }
        for (auto each = m_options.metadata.begin(); each != m_options.metadata.end(); ++each)
            m_request.details[each.key()] = each.value();
        return checkKeys();
    }

    // A misspelt key would otherwise be lost without a word.
    bool checkKeys()
    {
        QStringList known;
        for (int field = int(youku::Field::Title); field <= int(youku::Field::ShootTime); ++field)
            known.append(youku::fieldName(youku::Field(field)));
        for (const QString &key : m_request.details.keys()) {
            if (!known.contains(key))
                return refuse(tr("“%1” is no metadata; known are %2.").arg(key, known.join(tr(", "))));
        }
        return true;
    }

    bool readWatchPassword()
    {
        if (m_options.watchPasswordFile.isEmpty())
            return true;
        QFile file(m_options.watchPasswordFile);
        if (isSomethingElse(file.fileName()))
            return false;
        if (!file.open(QIODevice::ReadOnly))
            return refuse(
                tr("The watch password file %1 cannot be read: %2").arg(file.fileName(), file.errorString()));
        m_request.details[youku::fieldName(youku::Field::WatchPassword)] =
            QString::fromUtf8(file.readLine(1024)).trimmed();
        return true;
    }

    bool readFiles()
    {
        QStringList paths;
        QStringList seen; // links to one file are one video
        for (const QString &name : m_options.files) {
            const QFileInfo file(name);
            if (!file.exists())
                return refuse(tr("There is no file %1.").arg(name));
            if (!file.isFile())
                return refuse(tr("%1 is not a file.").arg(name));
            if (file.suffix().isEmpty())
                return refuse(
                    tr("%1 has no extension; Youku tells by it what kind of video it is.").arg(name));
            if (seen.contains(file.canonicalFilePath()))
                continue;
            seen.append(file.canonicalFilePath());
            paths.append(file.absoluteFilePath());
        }
        const QString title = m_request.details.value(youku::fieldName(youku::Field::Title)).toString();
        if (paths.size() > 1 && !title.isEmpty() && youku::firstPlaceholder(title).isEmpty())
            return refuse(tr("A title needs a single file, or {name} or {n} in it; without one, each title "
                             "comes from the file's name."));
        for (const QString &path : std::as_const(paths))
            m_request.uploads.append({path, {}, m_options.reference});
        return true;
    }

    bool checkDetails()
    {
        QList<youku::FieldProblem> problems;
        const youku::Metadata details = youku::metadataFromJson(m_request.details, {}, &problems);
        int number = 0;
        for (transfer::NewUpload &upload : m_request.uploads) {
            upload.metadata = details;
            upload.metadata.title =
                details.title.isEmpty()
                    ? youku::titleFromFileName(QFileInfo(upload.path).fileName())
                    : ingest::filledTitle(details.title, upload.path, QDate::currentDate(), ++number);
            if (problems.isEmpty())
                problems = youku::problemsOf(upload.metadata);
        }
        return problems.isEmpty() || refuse(sentenceOf(problems));
    }

    const UploadOptions &m_options;
    UploadRequest m_request;
};

} // namespace

UploadRequest UploadRequest::from(const UploadOptions &options)
{
    return RequestReader(options).read();
}

youku::Metadata UploadRequest::detailsOver(const youku::Metadata &known,
                                           const transfer::NewUpload &upload) const
{
    youku::Metadata wanted = youku::metadataFromJson(details, known, nullptr);
    if (details.contains(youku::fieldName(youku::Field::Title)))
        wanted.title = upload.metadata.title;
    return wanted;
}

QString sentenceOf(const QList<youku::FieldProblem> &problems)
{
    QStringList sentences;
    for (const youku::FieldProblem &problem : problems)
        sentences.append(engine::problemSentence(problem));
    return engine::paragraph(sentences);
}

} // namespace cli
