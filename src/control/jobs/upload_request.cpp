#include "control/jobs/upload_request.h"

#include "control/jobs/named_file.h"
#include "ingest/title_pattern.h"
#include "transfer/files/local_file.h"
#include "words/reasons/problems.h"
#include "words/sentences.h"
#include "words/uploads/category_words.h"
#include "youku/answers.h"
#include "youku/placeholders.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <optional>
#include <system_error>

using namespace Qt::StringLiterals;

namespace control {

namespace {

using base::ErrorKind;

// Reads what the options name; stops at the first thing that is wrong.
class RequestReader
{
    Q_DECLARE_TR_FUNCTIONS(control::UploadRequest)
public:
    explicit RequestReader(const UploadOptions &options) : m_options(options) {}

    UploadRequest read()
    {
        m_request.details = m_options.metadata;
        const bool good = checkKeys() && readState() && readFiles() && checkDetails();
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

    bool readState()
    {
        if (m_options.state.isEmpty())
            return true;
        const auto begun = youku::parseBegunUpload(m_options.state);
        if (!begun)
            return refuse(
                tr("The state file %1 does not hold what is needed: an upload_token and an upload_server_ip.")
                    .arg(transfer::shownPath(m_options.stateFile)));
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
        for (const QString &path : std::as_const(paths)) {
            m_request.sizes.append(transfer::identityOf(path).size);
            m_request.uploads.append({path, {}, m_options.reference, {}, {}, m_begun});
        }
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

void reportWrong(const UploadRequest &request, const QStringList &files, Reporter &reporter)
{
    reporter.refused(files, request.refusal, request.wrong);
    for (const QString &sentence : request.alsoWrong)
        reporter.note(sentence);
}

QString sentenceOf(const QList<youku::FieldProblem> &problems)
{
    QStringList sentences;
    for (const youku::FieldProblem &problem : problems)
        sentences.append(words::problemSentence(problem));
    return words::paragraph(sentences);
}

} // namespace control
