// Signing in through the browser (protocol chapter 3): the user lets the app in on Youku's page, which ends
// at the redirect address registered for the app, with a code that is turned into tokens.
//
// When that address is this computer's own (http on a loopback address with a port), we listen there
// meanwhile and answer the browser with a few words; else the user brings the code. Only what carries our
// state counts, by whichever way it comes: another's would sign the user in to another's account. So nobody
// else may learn it: the browser gets a page that only this user can read and that leads on, for the command
// line of a program is everybody's to read; and where somebody else listens at the address, it is not opened.
// Nothing is kept and nothing is logged.
//
// Lives in one thread, owned by who asks. Ends once: with tokens, or with an Error of the sign-in's kind.
#pragma once

#include "http/server/link.h"
#include "youku/api_client.h"

#include <QObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace http {
class HttpConnection;
}

namespace engine {

class BrowserSignIn : public QObject
{
    Q_OBJECT
public:
    BrowserSignIn(youku::ApiClient &api, const youku::PublishingApis &apis, QObject *parent = nullptr);

    // To be registered for the app when it has no page of its own.
    static QString usualRedirect();

    enum class Begun {
        Listening, // we hear of its end by ourselves
        ByHand,    // the user brings what the browser ended at
        PortTaken, // by another program, which would get the code: nothing to open
        NoPage,    // it could not be written
    };
    // who: client id and secret.
    Begun begin(const youku::Credentials &who, const QString &redirectUri);
    // To be opened in the browser.
    QUrl page() const;
    bool listening() const;
    // The whole address that the browser ended at, or the code in it. False: it is of another sign-in.
    // who and redirectUri: as for begin(), where that was never asked for.
    bool takeCode(const youku::Credentials &who, const QString &redirectUri, const QString &pasted);

signals:
    void finished(const base::Result<youku::Tokens> &answer);

private:
    bool listenAt(const QUrl &redirect);
    void stopListening();
    bool writePage(const QUrl &target);
    void answer(http::HttpConnection *connection);
    void redeem(const QString &code);
    void redeemBy(youku::ApiKind api, const QString &code, base::Answer<youku::Tokens> done);
    void refuse(const QString &words);

    youku::ApiClient &m_api;
    const youku::PublishingApis m_apis;
    QList<QTcpServer *> m_servers; // of both families, where the address is a name
    std::unique_ptr<QTemporaryDir> m_pageDir;
    http::Link m_link; // HttpConnection wants one; it holds nothing back
    youku::Credentials m_who;
    QUrl m_redirect;
    QString m_state;
};

} // namespace engine
