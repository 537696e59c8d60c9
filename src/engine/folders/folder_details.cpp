#include "engine/folders/folder_details.h"

#include "engine/accounts/account_store.h"
#include "ingest/presets.h"
#include "ingest/title_pattern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QDate dayOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).date();
}

// A title that the template does not give comes from the file's name.
youku::Metadata detailsBy(const ingest::Template &one, const QString &path, int number, qint64 nowMs,
                          QList<youku::FieldProblem> *problems)
{
    youku::Metadata details = youku::metadataFromJson(one.details, {}, problems);
    const QString pattern = ingest::titlePatternOf(one);
    details.title = pattern.isEmpty() ? QString() : ingest::filledTitle(pattern, path, dayOf(nowMs), number);
    return details;
}

// That of the template counts where the folder has none of its own. A name that nobody here has any more is
// kept as what was not understood, so that the video waits for somebody to choose.
void giveAccount(transfer::NewUpload *video, const QString &name, const AccountStore &accounts)
{
    if (name.isEmpty())
        return;
    const QList<KnownAccount> known = accounts.list();
    const auto found = std::find_if(known.cbegin(), known.cend(),
                                    [&](const KnownAccount &account) { return account.name == name; });
    if (found != known.cend())
        video->account = found->id;
    else
        video->metadata.notUnderstood.insert(youku::Field::Account, name);
}

} // namespace

transfer::NewUpload newUploadIn(const store::WatchedFolder &folder, const store::TakenFile &file,
                                const store::Settings &settings, const AccountStore &accounts, qint64 nowMs)
{
    transfer::NewUpload video{file.path, {}, {}};
    QString ofTemplate;
    if (const auto one = ingest::findTemplate(settings, folder.templateName)) {
        QList<youku::FieldProblem> problems; // what is wrong shows in the form
        video.metadata = detailsBy(*one, file.path, folder.numbered, nowMs, &problems);
        ofTemplate = one->account;
    }
    video.identity = file.identity;
    video.md5 = file.md5;
    video.account = folder.account;
    if (video.account.isEmpty())
        giveAccount(&video, ofTemplate, accounts);
    return video;
}

bool isTemplateValid(const store::Settings &settings, const QString &name)
{
    const auto one = ingest::findTemplate(settings, name);
    if (!one)
        return false;
    QList<youku::FieldProblem> problems;
    youku::Metadata details = detailsBy(*one, u"/Sample.mp4"_s, 1, 0, &problems);
    if (details.title.isEmpty())
        details.title = u"Sample"_s; // names of files are as good
    return problems.isEmpty() && youku::problemsOf(details).isEmpty();
}

} // namespace engine
