#include "cli/options/upload_request.h"

#include "cli/options/named_file.h"
#include "cli/options/standard_input.h"
#include "ingest/title_pattern.h"
#include "transfer/files/local_file.h"
#include "words/reasons/problems.h"
#include "words/sentences.h"
#include "words/uploads/category_words.h"
#include "youku/answers.h"
#include "youku/placeholders.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <optional>
#include <system_error>

using namespace Qt::StringLiterals;

namespace cli {

using transfer::PathKind;

namespace {

using base::ErrorKind;

constexpr qint64 largestMetadataFile = 1024 * 1024;
constexpr qint64 largestStateFile = 64 * 1024;

// Reads what the options name; stops at the first thing that is wrong.
class RequestReader
{
    Q_DECLARE_TR_FUNCTIONS(cli::UploadRequest)
public:
    explicit RequestReader(const UploadOptions &options) : m_options(options) {}

    UploadRequest read()
    {
        const bool good =
            readMetadataFile() && readWatchPassword() && readState() && readFiles() && checkDetails();
        Q_ASSERT(good == m_request.wrong.isEmpty());
        return m_request;
    }

private:
    bool refuse(const QString &sentence, const Refusal &why = {})
    {
        m_request.wrong = sentence;
        m_request.refusal = why;
        return false;
    }

    // A folder; or a pipe, and to open one waits for somebody who may never come. What a shell hands over as
    // <(...) has its writer.
    bool isSomethingElse(const QString &path)
    {
        const PathKind kind = transfer::kindOf(path);
        const bool other = kind == PathKind::Folder || (kind == PathKind::Other && !comesFromShell(path));
        if (other)
            refuse(tr("%1 is not a file.").arg(transfer::shownPath(path)));
        return other;
    }

    static bool comesFromShell(const QString &path)
    {
        return path.startsWith("/dev/"_L1) || path.startsWith("/proc/"_L1);
    }

    static bool open(QFile &file, const QString &path, QString *reason)
    {
        if (transfer::kindOf(path) != PathKind::Other)
            return transfer::openForReading(file, path, reason);
        file.setFileName(path);
        const bool opened = file.open(QIODevice::ReadOnly);
        *reason = file.errorString();
        return opened;
    }

    std::optional<QByteArray> metadataText()
    {
        const QString &path = m_options.metadataFile;
        if (path == "-"_L1)
            return standardInput(largestMetadataFile);
        QFile file;
        QString reason;
        if (isSomethingElse(path))
            return {};
        if (!open(file, path, &reason)) {
            refuse(tr("The metadata file %1 cannot be read: %2").arg(transfer::shownPath(path), reason));
            return {};
        }
        return file.read(largestMetadataFile);
    }

    bool readMetadataFile()
    {
        if (!m_options.metadataFile.isEmpty()) {
            const QString shown = transfer::shownPath(m_options.metadataFile);
            const std::optional<QByteArray> text = metadataText();
            if (!text)
                return false;
            QJsonParseError error;
            const QJsonDocument document = QJsonDocument::fromJson(*text, &error);
            if (!document.isObject())
                return refuse(
                    tr("The metadata file %1 is not a JSON object: %2").arg(shown, error.errorString()));
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
                return refuse(tr("“%1” is no metadata; known are %2.").arg(key, words::listed(known)));
        }
        return true;
    }

    bool readWatchPassword()
    {
        if (m_options.watchPasswordFile.isEmpty())
            return true;
        QFile file;
        QString reason;
        if (isSomethingElse(m_options.watchPasswordFile))
            return false;
        if (!open(file, m_options.watchPasswordFile, &reason))
            return refuse(tr("The watch password file %1 cannot be read: %2")
                              .arg(transfer::shownPath(m_options.watchPasswordFile), reason));
        m_request.details[youku::fieldName(youku::Field::WatchPassword)] =
            QString::fromUtf8(file.readLine(1024)).trimmed();
        return true;
    }

    bool readState()
    {
        if (m_options.stateFile.isEmpty())
            return true;
        QFile file;
        QString reason;
        if (isSomethingElse(m_options.stateFile))
            return false;
        const QString shown = transfer::shownPath(m_options.stateFile);
        if (!open(file, m_options.stateFile, &reason))
            return refuse(tr("The state file %1 cannot be read: %2").arg(shown, reason));
        const auto json = youku::parseObject(file.read(largestStateFile));
        const auto begun = json ? youku::parseBegunUpload(*json) : std::nullopt;
        if (!begun)
            return refuse(
                tr("The state file %1 does not hold what is needed: an upload_token and an upload_server_ip.")
                    .arg(shown));
        m_begun = *begun;
        return true;
    }

    bool readFiles()
    {
        QStringList paths;
        QStringList seen; // links to one file are one video
        QStringList wrong;
        for (const QString &name : m_options.files) {
            const QString path = transfer::existingPath(transfer::absolutePath(name));
            ErrorKind kind = ErrorKind::Metadata;
            if (const QString problem = problemOf(path, transfer::shownPath(name), &kind);
                !problem.isEmpty()) {
                wrong.append(problem);
                m_request.refusal.files.insert(name, {kind, problem});
                continue;
            }
            std::error_code error;
            const QString file =
                transfer::pathFromNative(std::filesystem::canonical(transfer::nativePath(path), error));
            if (seen.contains(error ? path : file))
                continue;
            seen.append(error ? path : file);
            paths.append(path);
        }
        if (!wrong.isEmpty()) {
            m_request.alsoWrong = wrong.mid(1);
            return refuse(wrong.first(), {ErrorKind::Metadata, m_request.refusal.files});
        }
        const QString title = m_request.details.value(youku::fieldName(youku::Field::Title)).toString();
        if (paths.size() > 1 && !title.isEmpty() && youku::firstPlaceholder(title).isEmpty())
            return refuse(tr("A title needs a single file, or {name} or {n} in it; without one, each title "
                             "comes from the file's name."));
        for (const QString &path : std::as_const(paths))
            m_request.uploads.append({path, {}, m_options.reference, {}, {}, m_begun});
        return true;
    }

    // shown: as it was named.
    static QString problemOf(const QString &path, const QString &shown, ErrorKind *kind)
    {
        const QString problem = namedFileProblem(path, shown, kind);
        if (!problem.isEmpty())
            return problem;
        *kind = ErrorKind::Metadata;
        if (QFileInfo(path).suffix().isEmpty())
            return tr("%1 has no extension; Youku tells by it what kind of video it is.").arg(shown);
        return {};
    }

    bool checkDetails()
    {
        QList<youku::FieldProblem> problems;
        const youku::Metadata details = youku::metadataFromJson(m_request.details, {}, &problems);
        int number = 0;
        for (transfer::NewUpload &upload : m_request.uploads) {
            upload.metadata = details;
            const youku::ProposedTitle proposed = youku::proposedTitle(transfer::shownFileName(upload.path));
            const ingest::FilledTitle filled =
                ingest::fillTitle(details.title, upload.path, QDate::currentDate(), ++number);
            const bool given = !details.title.isEmpty();
            upload.metadata.title = given ? filled.text : proposed.text;
            if (given ? filled.nameIsCut : proposed.cut)
                m_request.cutTitles.append(upload.path);
            if (problems.isEmpty())
                problems = youku::problemsOf(upload.metadata);
        }
        return problems.isEmpty() || refuse(sentenceOf(problems));
    }

    const UploadOptions &m_options;
    UploadRequest m_request;
    youku::Created m_begun; // without a token: nobody did
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

QString UploadRequest::category() const
{
    return details.value(youku::fieldName(youku::Field::Category)).toString().trimmed();
}

bool UploadRequest::takeCategory(const QList<youku::Category> &known)
{
    const QString wanted = category();
    for (const youku::Category &each : known) {
        for (const QString &name : {each.term, each.label, words::categoryLabel(each)}) {
            if (name.compare(wanted, Qt::CaseInsensitive) != 0)
                continue;
            details[youku::fieldName(youku::Field::Category)] = each.term;
            for (transfer::NewUpload &upload : uploads)
                upload.metadata.category = each.term;
            return true;
        }
    }
    return false;
}

QString sentenceOf(const QList<youku::FieldProblem> &problems)
{
    QStringList sentences;
    for (const youku::FieldProblem &problem : problems)
        sentences.append(words::problemSentence(problem));
    return words::paragraph(sentences);
}

} // namespace cli
