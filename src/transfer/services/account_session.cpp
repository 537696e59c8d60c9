#include "transfer/services/account_session.h"

#include "base/guarded.h"
#include "youku/reactions.h"

#include <QLoggingCategory>
#include <QPointer>

#include <utility>

namespace transfer {

Q_LOGGING_CATEGORY(accountLog, "youchuan.account", QtInfoMsg)

AccountSession::AccountSession(AccountId id, const youku::PublishingApis &apis, QObject *parent)
    : QObject(parent)
    , m_id(std::move(id))
    , m_apis(apis)
{
}

void AccountSession::setCalled(const QString &clientId, const QString &name)
{
    const bool changes = m_clientId != clientId || m_name != name;
    m_clientId = clientId;
    m_name = name;
    if (changes)
        emit stateChanged();
}

void AccountSession::signIn(const youku::Credentials &credentials)
{
    m_credentials = credentials;
    m_clientId = credentials.clientId;
    setValidUntil({});
    m_state =
        credentials.clientId.isEmpty() || credentials.accessToken.isEmpty() ? State::Missing : State::Ready;
    emit stateChanged();
    if (m_state == State::Ready)
        emit signedIn();
}

void AccountSession::signOut()
{
    m_credentials = {};
    setValidUntil({});
    m_unsure = false;
    m_state = State::Missing;
    emit stateChanged();
}

void AccountSession::setValidUntil(const QDateTime &moment)
{
    if (std::exchange(m_validUntil, moment) != moment)
        emit validUntilChanged();
}

void AccountSession::refuse(const base::Error &why)
{
    if (m_state != State::Ready)
        return;
    qCInfo(accountLog) << "Youku refuses the account; a new sign-in is needed";
    m_state = State::Refused;
    m_refusal = why;
    emit stateChanged();
}

void AccountSession::refresh(const QString &usedToken, QObject *context, Refreshed done)
{
    m_waiting.push_back(base::guarded(context, std::move(done)));
    if (m_refreshing)
        return;
    if (m_state == State::Ready && usedToken != m_credentials.accessToken)
        return answerAll(true);
    // Who comes late with what Youku has refused by now needs no second refusal.
    if (m_state == State::Refused || m_credentials.refreshToken.isEmpty())
        return answerAll(false);
    m_refreshing = true;
    api().refreshToken(m_credentials, this,
                       [this, asked = m_credentials.refreshToken](const base::Result<youku::Tokens> &answer) {
                           if (m_credentials.refreshToken == asked)
                               return refreshed(answer);
                           // Signed in anew or out meanwhile: these tokens are of the sign-in before.
                           m_refreshing = false;
                           answerAll(m_state == State::Ready);
                       });
}

void AccountSession::refreshed(const base::Result<youku::Tokens> &answer)
{
    if (!answer.ok()) {
        m_refreshing = false;
        // Refused: sign in again. Anything else says nothing about the account.
        if (youku::reactions().ruleFor(answer.error()).reaction == base::Reaction::SignIn)
            return answerAll(false);
        return answerAll(answer.error());
    }
    m_credentials.accessToken = answer.value().accessToken;
    if (!answer.value().refreshToken.isEmpty())
        m_credentials.refreshToken = answer.value().refreshToken;
    const qint64 seconds = answer.value().expiresInSeconds;
    setValidUntil(seconds > 0 ? QDateTime::currentDateTimeUtc().addSecs(seconds) : QDateTime());
    save(base::guarded(this, [this] {
        m_refreshing = false;
        answerAll(true);
    }));
}

// A refresh token that has rotated must outlive us before the access token is used (protocol 3.2).
void AccountSession::save(std::function<void()> kept)
{
    if (m_saveTokens)
        m_saveTokens(m_credentials, std::move(kept));
    else
        kept();
}

void AccountSession::shareRenewals(AccountSession &trial)
{
    trial.setTokenSaver([session = QPointer(this), &trial, spent = trial.credentials().refreshToken](
                            const youku::Credentials &renewed, std::function<void()> kept) mutable {
        if (!session || session->m_credentials.refreshToken != spent)
            return kept();
        spent = renewed.refreshToken;
        session->m_credentials.accessToken = renewed.accessToken;
        session->m_credentials.refreshToken = renewed.refreshToken;
        session->setValidUntil(trial.validUntil());
        session->save(std::move(kept));
    });
}

void AccountSession::answerAll(const base::Result<bool> &result)
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &answer : waiting)
        answer(result);
}

} // namespace transfer
