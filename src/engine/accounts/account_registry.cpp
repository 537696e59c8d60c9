#include "engine/accounts/account_registry.h"

#include "youku/publishing_api.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using store::Setting;
using transfer::AccountId;

namespace {

// Ids follow from what the account is known by: they are the same again when the program died before they
// were kept, or lost its settings.
AccountId idOf(const QString &known)
{
    static const QUuid ours(u"5c1c4f0e-6d0b-4b3c-9a57-2f6e0f6f7a11"_s);
    return {QUuid::createUuidV5(ours, known).toString(QUuid::WithoutBraces)};
}

AccountId firstId(const QString &clientId)
{
    return idOf(clientId);
}

AccountId idOfUser(const QString &clientId, const QString &userId)
{
    return idOf(clientId + u'\n' + userId);
}

// Of a sign-in while nobody knows whose it is: no upload ever has it.
AccountId passingId()
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces)};
}

bool isId(const AccountId &id)
{
    return !QUuid::fromString(id.text).isNull();
}

} // namespace

AccountRegistry::AccountRegistry(store::Settings &settings) : m_settings(settings)
{
    for (const QJsonValue &each : settings.value(Setting::Accounts).toJsonArray()) {
        const Account account{{each[u"id"].toString()},
                              each[u"client_id"].toString(),
                              each[u"user_id"].toString(),
                              each[u"name"].toString(),
                              each[u"marks"].toVariant().toStringList(),
                              youku::apiFromName(each[u"api"].toString()).value_or(youku::ApiKind::Open),
                              each[u"kept"].toBool(each[u"id"].toString() == inUse().text),
                              each[u"own_name"].toString(),
                              each[u"use"].toString(),
                              QDateTime::fromString(each[u"valid_until"].toString(), Qt::ISODate)};
        if (isId(account.id) && !at(account.id))
            m_accounts.append(account);
    }
}

AccountId AccountRegistry::idOfNamed(const QString &clientId, const QString &name)
{
    return idOf(clientId + u"\nnamed "_s + name.toCaseFolded());
}

void AccountRegistry::save()
{
    QJsonArray array;
    for (const Account &account : std::as_const(m_accounts))
        array.append(QJsonObject{{u"id"_s, account.id.text},
                                 {u"client_id"_s, account.clientId},
                                 {u"user_id"_s, account.userId},
                                 {u"name"_s, account.name},
                                 {u"marks"_s, QJsonArray::fromStringList(account.marks)},
                                 {u"api"_s, youku::apiName(account.api)},
                                 {u"kept"_s, account.kept},
                                 {u"own_name"_s, account.ownName},
                                 {u"use"_s, account.use},
                                 {u"valid_until"_s, account.validUntil.toString(Qt::ISODate)}});
    m_settings.setValue(Setting::Accounts, array);
    m_settings.writeNow();
}

Account *AccountRegistry::at(const AccountId &id)
{
    if (m_new && m_new->id == id)
        return &*m_new;
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&id](const Account &account) { return account.id == id; });
    return found == m_accounts.end() ? nullptr : &*found;
}

Account AccountRegistry::find(const AccountId &id) const
{
    const Account *found = const_cast<AccountRegistry *>(this)->at(id);
    return found ? *found : Account{id, {}, {}, {}, {}};
}

AccountId AccountRegistry::inUse() const
{
    return {m_settings.text(Setting::AccountInUse)};
}

void AccountRegistry::use(const AccountId &id)
{
    m_settings.setValue(Setting::AccountInUse, id.isEmpty() ? u""_s : id.text);
    m_settings.writeNow();
}

const Account *AccountRegistry::firstOf(const QString &clientId) const
{
    const auto found =
        std::find_if(m_accounts.begin(), m_accounts.end(),
                     [&clientId](const Account &account) { return account.clientId == clientId; });
    return found == m_accounts.end() ? nullptr : &*found;
}

AccountId AccountRegistry::addFirst(const QString &clientId)
{
    const AccountId id = firstId(clientId);
    m_accounts.append({id, clientId, {}, {}, {}});
    save();
    return id;
}

QStringList AccountRegistry::marksOf(const youku::Credentials &credentials)
{
    QStringList marks;
    for (const QString &token : {credentials.accessToken, credentials.refreshToken}) {
        const QByteArray hash = QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256);
        if (!token.isEmpty())
            marks.append(QString::fromLatin1(hash.toHex().left(16)));
    }
    return marks;
}

AccountId AccountRegistry::of(const youku::Credentials &credentials)
{
    const QString &clientId = credentials.clientId;
    const QStringList marks = marksOf(credentials);
    const auto marked = std::find_if(m_accounts.cbegin(), m_accounts.cend(), [&](const Account &account) {
        return account.clientId == clientId
               && std::any_of(marks.begin(), marks.end(),
                              [&account](const QString &mark) { return account.marks.contains(mark); });
    });
    if (marked != m_accounts.cend())
        return marked->id;
    const auto untold =
        std::find_if(m_accounts.cbegin(), m_accounts.cend(), [&clientId](const Account &account) {
            return account.clientId == clientId && account.userId.isEmpty();
        });
    if (untold != m_accounts.cend())
        return untold->id;
    if (!firstOf(clientId))
        return addFirst(clientId);
    if (!m_new || m_new->clientId != clientId)
        m_new = Account{passingId(), clientId, {}, {}, {}};
    return m_new->id;
}

void AccountRegistry::keep(const AccountId &id)
{
    if (!m_new || m_new->id != id)
        return;
    m_accounts.append(*m_new);
    m_new.reset();
    save();
}

void AccountRegistry::setApi(const AccountId &id, youku::ApiKind api)
{
    Account *account = at(id);
    if (!account || account->api == api)
        return;
    account->api = api;
    save();
}

youku::ApiKind AccountRegistry::apiOf(const QString &clientId) const
{
    const Account present = find(inUse());
    if (present.clientId == clientId)
        return present.api;
    const Account *first = firstOf(clientId);
    return first ? first->api : youku::ApiKind::Open;
}

bool AccountRegistry::mayBeAnother(const AccountId &id) const
{
    const Account account = find(id);
    return account.userId.isEmpty()
           && std::any_of(m_accounts.begin(), m_accounts.end(), [&account](const Account &other) {
                  return other.clientId == account.clientId && !other.userId.isEmpty()
                         && !other.userId.startsWith(u'?'); // only its name tells that one apart
              });
}

AccountId AccountRegistry::learn(const AccountId &id, const youku::User &user, const QStringList &marks)
{
    Account *account = at(id);
    if (!account)
        return id;
    const QString clientId = account->clientId;
    const youku::ApiKind api = account->api;
    const auto same = std::find_if(m_accounts.begin(), m_accounts.end(), [&](const Account &other) {
        return other.clientId == clientId && other.userId == user.id;
    });
    if (same == m_accounts.end() && mayBeAnother(id)) {
        Account added = *account; // what it was kept as, and called, goes with it
        added.id = idOfUser(clientId, user.id);
        added.userId = user.id;
        added.name = user.name;
        added.marks = marks;
        added.kept = false;
        m_accounts.append(added);
        if (m_new && m_new->id == id)
            m_new.reset();
        save();
        return m_accounts.last().id;
    }
    if (same == m_accounts.end()) { // uploads may have its id
        account->userId = user.id;
        account->name = user.name;
        account->marks = marks;
        save();
        return id;
    }
    const AccountId known = same->id;
    same->name = user.name;
    same->marks = marks;
    same->api = api;
    save();
    return known;
}

void AccountRegistry::forget(const AccountId &id)
{
    m_accounts.removeIf([&id](const Account &account) { return account.id == id; });
    save();
}

AccountId AccountRegistry::ofVersion2(const QString &clientId)
{
    const Account *account = firstOf(clientId);
    return account ? account->id : addFirst(clientId);
}

QHash<AccountId, AccountId> AccountRegistry::takeOver(const QList<AccountId> &ofRecords)
{
    QHash<AccountId, AccountId> names;
    for (const AccountId &name : ofRecords) {
        if (!name.isEmpty() && !isId(name))
            names.insert(name, ofVersion2(name.text));
    }
    return names;
}

} // namespace engine
