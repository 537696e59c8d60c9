// What an upload that is known already is given of what was said now, its account above all.
#include "cli/commands/upload_command.h"
#include "engine/accounts/account_store.h"
#include "transfer/files/local_path.h"
#include "words/sentences.h"

namespace cli {

bool UploadCommand::takeAccount()
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

void UploadCommand::pairKnown(const Plan &plan)
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

void UploadCommand::giveAccount(const Plan &plan)
{
    if (m_account.isEmpty())
        return;
    engine().queue().setAccount({plan.known}, m_account);
    if (engine().queue().find(plan.known)->record().account() != m_account)
        reporter().note(tr("%1 was begun with another account and stays with it.")
                            .arg(transfer::shownPath(plan.file.path)));
}

} // namespace cli
