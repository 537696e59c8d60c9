// Signing in through the browser (protocol chapter 3): the user lets the app in on Youku's page, which ends
// at the redirect address registered for the app, with a code that is turned into tokens.
//
// When that address is this computer's own (http on a loopback address with a port), we listen there
// meanwhile and answer the browser with a few words; else, or when the port is taken, the user brings the
// code. One request counts: the first with our state. Nothing is kept and nothing is logged.
#pragma once

#include "sandbox/line.h"
#include "youku/api_client.h"

#include <QObject>
#include <QTcpServer>
#include <QUrl>

namespace sandbox {
class HttpConnection;
}

namespace engine {

class BrowserSignIn : public QObject
{
    Q_OBJECT
public:
    explicit BrowserSignIn(youku::ApiClient &api, QObject *parent = nullptr);

    // To be registered for the app when it has no page of its own.
    static QString usualRedirect();

    // who: client id and secret. Answers the page to open; whether we hear of its end by ourselves:
    // listening().
    QUrl begin(const youku::Credentials &who, const QString &redirectUri);
    bool listening() const { return m_server.isListening(); }
    // A code, or the whole address that the browser ended at.
    void takeCode(const QString &pasted);

signals:
    void finished(const youku::Result<youku::Tokens> &answer);

private:
    void answer(sandbox::HttpConnection *connection);
    void redeem(const QString &code);
    void refuse(const QString &words);

    youku::ApiClient &m_api;
    QTcpServer m_server;
    sandbox::Line m_line; // HttpConnection wants one; it holds nothing back
    youku::Credentials m_who;
    QUrl m_redirect;
    QString m_state;
};

} // namespace engine
