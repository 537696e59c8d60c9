// What accounts are called, and what their owner says of them.
#include "base/plain_text.h"
#include "engine/accounts/account_registry.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using transfer::AccountId;

namespace {

constexpr int longestName = 60;

QString nameFrom(const QString &text)
{
    return base::firstCharacters(base::plainLine(text).simplified(), longestName);
}

QString baseName(const Account &account)
{
    if (!account.ownName.isEmpty())
        return account.ownName;
    const QString name = nameFrom(account.name);
    return name.isEmpty() ? QCoreApplication::translate("engine::AccountStore", "Account") : name;
}

bool same(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

// Who was here first has the bare name.
QString AccountRegistry::nameOf(const AccountId &id) const
{
    const Account account = find(id);
    if (account.clientId.isEmpty())
        return {};
    const QString own = baseName(account);
    QList<Account> before;
    for (const Account &each : m_accounts) {
        if (each.id == id)
            break;
        before.append(each);
    }
    const auto alike = std::count_if(before.cbegin(), before.cend(),
                                     [&own](const Account &other) { return same(baseName(other), own); });
    return alike == 0 ? own : u"%1 (%2)"_s.arg(own).arg(alike + 1);
}

AccountId AccountRegistry::named(const QString &name) const
{
    const QString wanted = nameFrom(name);
    for (const Account &account : m_accounts) {
        if (same(nameOf(account.id), wanted))
            return account.id;
    }
    return m_new && same(nameOf(m_new->id), wanted) ? m_new->id : AccountId();
}

bool AccountRegistry::rename(const AccountId &id, const QString &name)
{
    Account *account = at(id);
    if (!account)
        return false;
    const QString wanted = nameFrom(name);
    const AccountId holder = wanted.isEmpty() ? AccountId() : named(wanted);
    if (!holder.isEmpty() && holder != id)
        return false;
    account->ownName = wanted == account->name ? QString() : wanted;
    save();
    return true;
}

void AccountRegistry::setUse(const AccountId &id, const QString &use)
{
    if (Account *account = at(id)) {
        account->use = nameFrom(use);
        save();
    }
}

void AccountRegistry::setKept(const AccountId &id, bool kept)
{
    Account *account = at(id);
    if (!account || account->kept == kept)
        return;
    account->kept = kept;
    save();
}

void AccountRegistry::setValidUntil(const AccountId &id, const QDateTime &moment)
{
    Account *account = at(id);
    if (!account || account->validUntil == moment)
        return;
    account->validUntil = moment;
    save();
}

AccountId AccountRegistry::ofName(const QString &clientId, const QString &name)
{
    const AccountId id = idOfNamed(clientId, nameFrom(name));
    if (!at(id)) {
        Account account{id, clientId, u"?"_s + nameFrom(name), {}};
        account.api = apiOf(clientId);
        account.ownName = nameFrom(name);
        m_accounts.append(account);
        save();
    }
    return id;
}

} // namespace engine
