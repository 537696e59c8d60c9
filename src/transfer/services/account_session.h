// The account in use: one refresh for all who need it, and waiting for a new sign-in when Youku refuses.
#pragma once

#include "youku/api_client.h"

#include <QDateTime>
#include <QObject>

#include <functional>
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
    using Keeper = std::function<void(const youku::Credentials &, std::function<void()> kept)>;

    explicit AccountSession(youku::ApiClient &api, QObject *parent = nullptr);

    State state() const { return m_state; }
    const youku::Credentials &credentials() const { return m_credentials; }
    // Tells accounts apart in records; not secret.
    QString accountId() const { return m_credentials.clientId; }

    // When the access token ends, where Youku has said so; else not valid.
    QDateTime validUntil() const { return m_validUntil; }
    void setValidUntil(const QDateTime &moment);

    void signIn(const youku::Credentials &credentials);
    void signOut();
    void setKeeper(Keeper keeper) { m_keeper = std::move(keeper); }

    // Gets a new access token, once for all who ask meanwhile; `usedToken` is the one that was refused: if
    // another is in use by now, the answer is yes at once. Answers false when a new sign-in is needed; an
    // Error when the question could not be put (network), and nothing has changed.
    using Refreshed = std::function<void(const base::Result<bool> &)>;
    void refresh(const QString &usedToken, QObject *context, Refreshed done);
    // Youku refuses this account: everybody waits for signIn().
    void refuse();

signals:
    void stateChanged();
    void signedIn();
    void validUntilChanged();

private:
    void refreshed(const base::Result<youku::Tokens> &answer);
    void answerAll(const base::Result<bool> &result);

    youku::ApiClient &m_api;
    youku::Credentials m_credentials;
    QDateTime m_validUntil;
    State m_state = State::Missing;
    Keeper m_keeper;
    std::vector<std::function<void(const base::Result<bool> &)>> m_waiting;
    bool m_refreshing = false;
};

} // namespace transfer
