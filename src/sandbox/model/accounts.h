// Who may call: accounts with access and refresh tokens that expire and rotate (protocol chapter 3). An
// account is a user who let an app in; an app may have several.
#pragma once

#include "sandbox/protocol/parameters.h"
#include "sandbox/protocol/reply.h"
#include "youku/types.h"

#include <QList>
#include <QStringList>

namespace sandbox {

class Database;

class Accounts
{
public:
    // most: accounts, the first one among them.
    Accounts(Database &database, qsizetype most);

    // Brings kept accounts back; makes one when there is none.
    void load();

    qsizetype most() const { return m_most; }
    bool isFull() const { return m_accounts.size() >= m_most; }
    // With a client id: one more user of that app; else the first of a new one. No such app: nothing in it.
    youku::Credentials add(const QString &clientId = {});
    const youku::Credentials &first() const { return m_accounts.constFirst().credentials; }

    // The code with which client_id and access_token are refused; 0 when they are good.
    qint64 refusal(const Parameters &parameters) const;
    bool knows(const QString &clientId) const { return firstOf(clientId) >= 0; }
    QString secretOf(const QString &clientId) const; // of an app that it knows
    // Whose access token is given, as users/myinfo tells it.
    qint64 userId(const Parameters &parameters) const;

    // Present access tokens answer 1009 until they are refreshed. Empty: of every app.
    void expireAccess(const QString &clientId);
    // A code of the app's first user, that grant_type=authorization_code takes once, with this redirect_uri.
    QString makeCode(const QString &clientId, const QString &redirectUri);
    QString redirectOf(const QString &code) const; // that it was made for

    // As Youku tells of a user: id, name and link.
    static QJsonObject userOf(qint64 userId);
    // users/myinfo.
    Reply myInfo(const Parameters &parameters) const;
    // oauth2/token.
    Reply token(const Parameters &parameters);

private:
    struct Account {
        youku::Credentials credentials;
        bool expired = false;
        QStringList retired; // the last access tokens of earlier times: expired, not unknown
    };
    struct Code {
        QString code;
        QString clientId;
        QString redirectUri;
    };

    qsizetype firstOf(const QString &clientId) const;
    qsizetype ofAccessToken(const Parameters &parameters) const;
    Reply refresh(const Parameters &parameters);
    Reply redeem(Account &account, const Parameters &parameters);
    Reply rotate(Account &account);
    void save(const Account &account);

    Database &m_database;
    const qsizetype m_most;
    QList<Account> m_accounts;
    QList<Code> m_codes; // the last ones
};

} // namespace sandbox
