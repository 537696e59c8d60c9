// One HTTP request with QNetworkAccessManager, ended as a JSON object or an Error. Inside of the two clients.
#pragma once

#include "base/result.h"
#include "youku/call.h"
#include "youku/sequential_body.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>
#include <utility>

namespace youku {

using Parameters = QList<std::pair<QString, QString>>;

struct HttpRequest {
    base::Operation operation = base::Operation::Create;
    QUrl url;
    QByteArray verb = "GET";
    QByteArray contentType;               // of the body
    std::unique_ptr<SequentialBody> body; // none: no body
    QStringList secrets;                  // among its parameters; servers repeat them in their words
    QStringList facts;                    // sizes and hashes, for the log
    bool emptyAnswerAllowed = false;
    int stallMs = 0; // the call fails when nothing moved for this long; 0: the time of the transport
};

// Percent-encoded UTF-8, also + / = (chapter 2), joined by &.
QByteArray encoded(const Parameters &parameters);
// Values that must not come out in a message (chapter 2).
QStringList secretsIn(const Parameters &parameters);
// What the log tells of them: sizes, places and hashes, as "length=2097152".
QStringList factsIn(const Parameters &parameters);
// url with the parameters as its query.
QUrl withQuery(QUrl url, const Parameters &parameters);

class Transport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~Transport() override; // ends what is under way, without a word

    void setProxy(const QNetworkProxy &proxy) { m_manager.setProxy(proxy); }
    QNetworkProxy proxy() const { return m_manager.proxy(); }
    void setStallTime(int ms) { m_stallMs = ms; }
    // How long a connection may take to come about; longer waits are up to those who look again.
    void setConnectTime(int ms) { m_connectMs = ms; }

    using Done = std::function<void(const base::Result<QJsonObject> &)>;
    // Qt may send it again when the connection closes unanswered: only for what changes nothing.
    Call *get(base::Operation operation, const QUrl &url, const Parameters &parameters, QObject *context,
              Done done);
    // With an empty body that cannot be rewound, and so never sent again behind our back.
    Call *getOnce(base::Operation operation, const QUrl &url, const Parameters &parameters, QObject *context,
                  Done done);
    Call *postForm(base::Operation operation, const QUrl &url, const Parameters &parameters, QObject *context,
                   Done done);
    Call *send(HttpRequest request, QObject *context, Done done);

    // This server sends heads of 1xx ahead of its answers (youku/plain_reply.h).
    void speaksAhead(const QUrl &url) { m_speakAhead.insert(url.authority()); }

private:
    QNetworkAccessManager m_manager;
    QSet<QString> m_speakAhead; // host and port
    int m_stallMs = 30000;
    int m_connectMs = 10000;
};

// Turns a parsed type, or nothing, into the result of an operation.
template <typename T>
base::Result<T> parsed(base::Operation operation, const base::Result<QJsonObject> &answer,
                       std::optional<T> (*parse)(const QJsonObject &));

// The error of an answer that was a success but makes no sense.
base::Error notUnderstood(base::Operation operation);

template <typename T>
base::Result<T> parsed(base::Operation operation, const base::Result<QJsonObject> &answer,
                       std::optional<T> (*parse)(const QJsonObject &))
{
    if (!answer.ok())
        return answer.error();
    if (const std::optional<T> value = parse(answer.value()))
        return *value;
    return notUnderstood(operation);
}

} // namespace youku
