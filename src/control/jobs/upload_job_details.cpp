// What an upload that is known already is given of what was said now, its account above all.
#include "control/jobs/upload_job.h"
#include "engine/accounts/account_store.h"
#include "transfer/files/local_path.h"
#include "words/reasons/api_words.h"
#include "words/sentences.h"
#include "youku/signed/signed_metadata.h"

namespace control {

using transfer::Upload;

bool UploadJob::takeAccount()
{
    if (m_options.account.isEmpty())
        return true;
    const auto account = engine().accountStore().named(m_options.account);
    if (!account) {
        QStringList names;
        for (const engine::KnownAccount &each : engine().accountStore().list())
            names.append(each.name);
        const QString none = tr("There is no account “%1”.").arg(m_options.account);
        const QString those = tr("Signed in: %1").arg(words::listed(names));
        notBegun({}, names.isEmpty() ? none : words::paragraph({none, those}));
        return false;
    }
    m_account = account->id;
    for (transfer::NewUpload &upload : m_request.uploads)
        upload.account = m_account;
    return true;
}

void UploadJob::pairKnown(const Plan &plan)
{
    if (!plan.known)
        return;
    const transfer::UploadRecord &record = engine().queue().find(plan.known)->record();
    if (!plan.file.begun.uploadToken.isEmpty() && plan.file.begun.uploadToken != record.uploadToken)
        reporter().note(
            tr("%1 is in the queue already and goes on from there; %2 is not used.")
                .arg(transfer::shownPath(plan.file.path), transfer::shownPath(m_options.stateFile)));
    if (!m_options.reference.isEmpty() && record.reference != m_options.reference)
        engine().queue().setReference(plan.known, m_options.reference);
    giveAccount(plan);
}

void UploadJob::giveAccount(const Plan &plan)
{
    if (m_account.isEmpty())
        return;
    engine().queue().setAccount({plan.known}, m_account);
    if (engine().queue().find(plan.known)->record().account() != m_account)
        reporter().note(tr("%1 was begun with another account and stays with it.")
                            .arg(transfer::shownPath(plan.file.path)));
}

bool UploadJob::takeDetails(const Plan &plan)
{
    if (!plan.known)
        return true;
    const Upload *upload = engine().queue().find(plan.known);
    const youku::Metadata present = upload->record().metadata;
    const youku::Metadata wanted = m_request.detailsOver(present, plan.file);
    const QList<youku::FieldProblem> problems = youku::problemsOf(wanted);
    if (!upload->detailsLocked() && !problems.isEmpty()) {
        const QString sentence = tr("%1: %2").arg(transfer::shownPath(plan.file.path), sentenceOf(problems));
        notBegun({base::ErrorKind::Metadata, {{plan.file.path, {base::ErrorKind::Metadata, sentence}}}},
                 sentence);
        return false;
    }
    if (wanted != present && !engine().queue().setMetadata(plan.known, wanted))
        reporter().note(tr("%1: Youku has the details already; they stay as they were.")
                            .arg(transfer::shownPath(plan.file.path)));
    return true;
}

// Whether this account's API may publish it; what it has no place for is added to notCarried.
bool UploadJob::apiTakes(const Plan &plan, QList<youku::Field> *notCarried)
{
    const Upload *upload = plan.known ? engine().queue().find(plan.known) : nullptr;
    if (plan.published || (upload && upload->detailsLocked()))
        return true;
    transfer::AccountId account = upload ? upload->record().account() : m_account;
    if (upload && !m_account.isEmpty() && upload->accountIsOpen())
        account = m_account;
    const youku::ApiKind api = engine().accounts().of(account).credentials().api;
    const youku::Metadata &details = upload ? upload->record().metadata : plan.file.metadata;
    for (const youku::Field field : youku::notCarried(api, details)) {
        if (!notCarried->contains(field))
            notCarried->append(field);
    }
    if (!youku::refusesPrivacy(api, details))
        return true;
    const QString sentence = tr("%1: %2").arg(transfer::shownPath(plan.file.path), words::publicOnlyLine());
    notBegun({base::ErrorKind::Metadata, {{plan.file.path, {base::ErrorKind::Metadata, sentence}}}},
             sentence);
    return false;
}

} // namespace control
