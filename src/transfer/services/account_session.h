// One account: one refresh for all who need it, and waiting for a new sign-in when Youku refuses.
//
//   any --signIn()--> Ready; without client id or access token Missing
//   Ready --refuse()--> Refused
//   Ready --refresh(), one for all who ask--> Ready, with new tokens; without as it was: who asked refuses
//   any --signOut()--> Missing
//
// Lives in one thread, owned by AccountSessions, or by who only tries a sign-in. What it is called outlives
// its sign-in.
#pragma once

#include "transfer/record/account_id.h"
#include "youku/publishing_api.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace transfer {

class AccountSession : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Missing, // nobody is signed in
        Ready,   // as far as known
        Refused, // Youku did not take it; a new sign-in is needed
    };
    // Keeps rotated tokens where they outlive the process, then calls back; set by the engine.
    using TokenSaver = std::function<void(const youku::Credentials &, std::function<void()> kept)>;

    AccountSession(AccountId id, const youku::PublishingApis &apis, QObject *parent = nullptr);

    // Empty: whose sign-in it is is not known yet.
    const AccountId &id() const { return m_id; }
    const QString &clientId() const { return m_clientId; }
    // What people know it by, never an id or a key; empty: not known yet.
    const QString &shownName() const { return m_name; }
    void setCalled(const QString &clientId, const QString &name);
    // Somebody is signed in, and nobody knows yet who.
    bool unsure() const { return m_unsure && m_state == State::Ready; }
    void setUnsure(bool unsure) { m_unsure = unsure; }

    State state() const { return m_state; }
    const youku::Credentials &credentials() const { return m_credentials; }
    // That its application belongs to.
    youku::PublishingApi &api() const { return m_apis.of(m_credentials.api); }
    // That an upload was begun by; none: as above.
    youku::PublishingApi &api(std::optional<youku::ApiKind> kind) const
    {
        return m_apis.of(kind.value_or(m_credentials.api));
    }

    // When the access token ends, where Youku has said so; else not valid.
    QDateTime validUntil() const { return m_validUntil; }
    void setValidUntil(const QDateTime &moment);

    void signIn(const youku::Credentials &credentials);
    void signOut();
    void setTokenSaver(TokenSaver saver) { m_saveTokens = std::move(saver); }
    // For a trial of this sign-in: tokens that it renews are from then on those of this session, and kept as
    // such, as long as nobody has signed in with others.
    void shareRenewals(AccountSession &trial);

    // Gets a new access token, once for all who ask meanwhile; `usedToken` is the one that was refused: if
    // another is in use by now, the answer is yes at once. Answers false when a new sign-in is needed; an
    // Error when the question could not be put (network), and nothing has changed.
    using Refreshed = std::function<void(const base::Result<bool> &)>;
    void refresh(const QString &usedToken, QObject *context, Refreshed done);
    // Youku refuses this account: everybody waits for signIn(), and can say why.
    void refuse(const base::Error &why);
    // While it is Refused.
    const base::Error &refusal() const { return m_refusal; }

signals:
    void stateChanged(); // or what it is called
    void signedIn();
    void validUntilChanged();

private:
    friend class AccountSessions; // finds out whose it is
    void refreshed(const base::Result<youku::Tokens> &answer);
    void save(std::function<void()> kept);
    void answerAll(const base::Result<bool> &result);

    AccountId m_id;
    youku::PublishingApis m_apis;
    QString m_clientId;
    QString m_name;
    youku::Credentials m_credentials;
    QDateTime m_validUntil;
    State m_state = State::Missing;
    bool m_unsure = false;
    base::Error m_refusal;
    TokenSaver m_saveTokens;
    std::vector<std::function<void(const base::Result<bool> &)>> m_waiting;
    bool m_refreshing = false;
};

} // namespace transfer
