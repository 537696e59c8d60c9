#include "sandbox/model/accounts.h"

#include "sandbox/model/secrets.h"
#include "sandbox/storage/database.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {
constexpr qsizetype remembered = 100; // retired tokens of an account; codes that nobody redeemed
constexpr int thirtyDaysInSeconds = 2'592'000;
constexpr qint64 firstUserId = 123456;
} // namespace

Accounts::Accounts(Database &database, qsizetype most) : m_database(database), m_most(most) {}

void Accounts::load()
{
    for (const QJsonObject &json : m_database.accounts()) {
        Account account;
        account.credentials = {json[u"client_id"].toString(), json[u"access_token"].toString(),
                               json[u"refresh_token"].toString(), json[u"client_secret"].toString()};
        account.expired = json[u"expired"].toBool();
        for (const QJsonValue &token : json[u"retired"].toArray())
            account.retired.append(token.toString());
        m_accounts.append(account);
    }
    if (m_accounts.isEmpty())
        add();
}

void Accounts::save(const Account &account)
{
    const youku::Credentials &who = account.credentials;
    const qsizetype first = firstOf(who.clientId);
    const bool isFirst = &m_accounts[first] == &account;
    const QString row = isFirst ? who.clientId : u"%1 %2"_s.arg(who.clientId).arg(&account - &m_accounts[0]);
    m_database.saveAccount(row, QJsonObject{{u"client_id"_s, who.clientId},
                                            {u"access_token"_s, who.accessToken},
                                            {u"refresh_token"_s, who.refreshToken},
                                            {u"client_secret"_s, who.clientSecret},
                                            {u"expired"_s, account.expired},
                                            {u"retired"_s, QJsonArray::fromStringList(account.retired)}});
}

youku::Credentials Accounts::add(const QString &clientId)
{
    const qsizetype first = firstOf(clientId);
    if (first < 0 && !clientId.isEmpty())
        return {};
    Account account;
    account.credentials = {randomHex(16), randomHex(32), randomHex(32), randomHex(32)};
    if (first >= 0) {
        account.credentials.clientId = clientId;
        account.credentials.clientSecret = m_accounts[first].credentials.clientSecret;
    }
    m_accounts.append(account);
    save(m_accounts.constLast());
    return account.credentials;
}

qsizetype Accounts::firstOf(const QString &clientId) const
{
    const auto found =
        std::find_if(m_accounts.begin(), m_accounts.end(), [&clientId](const Account &account) {
            return account.credentials.clientId == clientId;
        });
    return found == m_accounts.end() ? -1 : found - m_accounts.begin();
}

// Also where it has expired.
qsizetype Accounts::ofAccessToken(const Parameters &parameters) const
{
    const QString clientId = parameters.value(u"client_id"_s);
    const QString token = parameters.value(u"access_token"_s);
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(), [&](const Account &account) {
        return account.credentials.clientId == clientId
               && (account.credentials.accessToken == token || account.retired.contains(token));
    });
    return found == m_accounts.end() ? -1 : found - m_accounts.begin();
}

qint64 Accounts::userId(const Parameters &parameters) const
{
    return firstUserId + ofAccessToken(parameters);
}

qint64 Accounts::refusal(const Parameters &parameters) const
{
    const QString clientId = parameters.value(u"client_id"_s);
    if (clientId.isEmpty())
        return codes::clientIdEmpty;
    if (firstOf(clientId) < 0)
        return codes::clientIdInvalid;
    const QString token = parameters.value(u"access_token"_s);
    if (token.isEmpty())
        return codes::accessTokenEmpty;
    const qsizetype index = ofAccessToken(parameters);
    if (index < 0)
        return codes::accessTokenInvalid;
    const Account &account = m_accounts[index];
    const bool expired = account.expired || account.retired.contains(token);
    return expired ? codes::accessTokenExpired : 0;
}

void Accounts::expireAccess(const QString &clientId)
{
    for (Account &account : m_accounts) {
        if (clientId.isEmpty() || account.credentials.clientId == clientId) {
            account.expired = true;
            save(account);
        }
    }
}

QString Accounts::makeCode(const QString &clientId, const QString &redirectUri)
{
    const QString code = randomHex(32);
    m_codes.append({code, clientId, redirectUri});
    if (m_codes.size() > remembered)
        m_codes.removeFirst();
    return code;
}

QJsonObject Accounts::userOf(qint64 userId)
{
    return {{u"id"_s, userId},
            {u"name"_s, u"Sandbox user %1"_s.arg(userId - firstUserId + 1)},
            {u"link"_s, u"http://i.youku.com/u/UMTIzNDU2"_s}};
}

QString Accounts::redirectOf(const QString &code) const
{
    const auto found =
        std::find_if(m_codes.begin(), m_codes.end(), [&code](const Code &made) { return made.code == code; });
    return found == m_codes.end() ? QString() : found->redirectUri;
}

QString Accounts::secretOf(const QString &clientId) const
{
    const qsizetype first = firstOf(clientId);
    return first < 0 ? QString() : m_accounts[first].credentials.clientSecret;
}

Reply Accounts::myInfo(const Parameters &parameters) const
{
    if (const qint64 code = refusal(parameters))
        return failure(code);
    return {200, userOf(userId(parameters))};
}

Reply Accounts::token(const Parameters &parameters)
{
    const QString grant = parameters.value(u"grant_type"_s);
    const QString clientId = parameters.value(u"client_id"_s);
    if (grant.isEmpty() || clientId.isEmpty())
        return failure(codes::oauthParameterMissing);
    const qsizetype index = firstOf(clientId);
    if (index < 0)
        return failure(codes::oauthClientMismatch);
    Account &account = m_accounts[index];
    const QString secret = parameters.value(u"client_secret"_s);
    if (!secret.isEmpty() && secret != account.credentials.clientSecret)
        return failure(codes::clientSecretInvalid);
    if (grant == u"refresh_token"_s)
        return refresh(parameters);
    if (grant == u"authorization_code"_s)
        return redeem(account, parameters);
    return failure(codes::oauthGrantUnknown);
}

Reply Accounts::refresh(const Parameters &parameters)
{
    const QString clientId = parameters.value(u"client_id"_s);
    const QString token = parameters.value(u"refresh_token"_s);
    if (token.isEmpty())
        return failure(codes::oauthParameterMissing);
    for (Account &account : m_accounts) {
        if (account.credentials.clientId == clientId && account.credentials.refreshToken == token)
            return rotate(account);
    }
    return failure(codes::oauthTokenInvalid);
}

Reply Accounts::redeem(Account &account, const Parameters &parameters)
{
    if (parameters.value(u"client_secret"_s).isEmpty())
        return failure(codes::clientSecretEmpty);
    const QString code = parameters.value(u"code"_s);
    if (code.isEmpty())
        return failure(codes::oauthParameterMissing);
    const auto found =
        std::find_if(m_codes.begin(), m_codes.end(), [&code](const Code &made) { return made.code == code; });
    const Code made = found == m_codes.end() ? Code() : *found;
    m_codes.removeIf([&code](const Code &used) { return used.code == code; });
    const bool fits = made.clientId == account.credentials.clientId
                      && made.redirectUri == parameters.value(u"redirect_uri"_s);
    return fits ? rotate(account) : failure(codes::oauthTokenInvalid);
}

Reply Accounts::rotate(Account &account)
{
    account.retired.append(account.credentials.accessToken);
    if (account.retired.size() > remembered)
        account.retired.removeFirst();
    account.credentials.accessToken = randomHex(32);
    account.credentials.refreshToken = randomHex(32);
    account.expired = false;
    save(account);
    return {200, QJsonObject{{u"access_token"_s, account.credentials.accessToken},
                             {u"expires_in"_s, thirtyDaysInSeconds},
                             {u"refresh_token"_s, account.credentials.refreshToken},
                             {u"token_type"_s, u"bearer"_s}}};
}

} // namespace sandbox
