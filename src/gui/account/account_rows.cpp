#include "gui/account/account_rows.h"

#include "base/plain_text.h"
#include "engine/account_name.h"
#include "engine/accounts/account_store.h"
#include "gui/account/account_words.h"

#include <QHash>

using transfer::AccountId;

namespace gui {

namespace {

// How many uploads of each account go on as soon as it is signed in, in the order of the queue.
class WaitingUploads
{
public:
    explicit WaitingUploads(const transfer::UploadQueue &queue)
    {
        for (const transfer::UploadId id : queue.order()) {
            const transfer::Upload *upload = queue.find(id);
            // They say so themselves only once their turn has come.
            const bool runs = upload && upload->record().intent == transfer::Intent::Run && !upload->ended();
            if (!runs || !upload->ready())
                continue;
            const AccountId &account = upload->record().account();
            if (!m_counts.contains(account))
                m_order.append(account);
            ++m_counts[account];
        }
    }

    int of(const AccountId &account) const { return m_counts.value(account); }
    const QList<AccountId> &accounts() const { return m_order; }

private:
    QHash<AccountId, int> m_counts;
    QList<AccountId> m_order;
};

AccountRow rowOf(const engine::KnownAccount &account, int waiting)
{
    const SignInWords words = signInWords(account);
    AccountRow row;
    row.id = account.id;
    row.name = base::shownLine(account.name);
    row.about = usesLine(account, {words.good ? 0 : waiting});
    row.state = words.state;
    row.more = words.more;
    row.good = words.good;
    row.isDefault = account.isDefault;
    row.mayBeSignedIn = !words.good;
    return row;
}

} // namespace

QList<AccountRow> accountRows(engine::Engine &engine)
{
    if (engine.practice()) {
        AccountRow row;
        row.name = engine::accountName(engine);
        row.state = AccountsList::tr("Everything works, nothing reaches Youku");
        row.good = true;
        return {row};
    }
    const WaitingUploads waiting(engine.queue());
    QList<AccountRow> rows;
    QList<AccountId> listed;
    for (const engine::KnownAccount &account : engine.accountStore().list()) {
        rows.append(rowOf(account, waiting.of(account.id)));
        listed.append(account.id);
    }
    for (const AccountId &id : waiting.accounts()) {
        const engine::KnownAccount account = engine.accountStore().find(id);
        if (!listed.contains(id) && !account.name.isEmpty())
            rows.append(rowOf(account, waiting.of(id)));
    }
    return rows;
}

int unfinishedOf(engine::Engine &engine, const AccountId &account)
{
    int count = 0;
    for (const transfer::UploadId id : engine.queue().order()) {
        const transfer::Upload *upload = engine.queue().find(id);
        const bool isOver =
            !upload || upload->stage() == transfer::Stage::Published || upload->record().cancelled;
        count += !isOver && upload->record().account() == account;
    }
    return count;
}

} // namespace gui
