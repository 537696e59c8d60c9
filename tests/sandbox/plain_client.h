// A client as plain as the Python SDK, for tests of the sandbox: it sends what it is told and hides nothing.
#pragma once

#include "sandbox/sandbox.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

using namespace Qt::StringLiterals;

struct PlainAnswer {
    int status = 0; // 0: no answer came
    QByteArray body;
    QByteArray retryAfter;
    QByteArray location;
    QJsonObject json;

    qint64 code() const { return json[u"error"][u"code"].toInteger(); }
    qint64 number(const QString &key) const { return json[key].toInteger(-1); }
    QString text(const QString &key) const { return json[key].toString(); }
};

class PlainClient
{
public:
    using Fields = QMap<QString, QString>;

    // secret: for control().
    explicit PlainClient(const QUrl &base, const youku::Credentials &who, const QByteArray &secret = {})
        : m_base(base)
        , m_who(who)
        , m_secret(secret)
    {
        m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }

    static QByteArray encoded(const Fields &fields)
    {
        QByteArrayList pairs;
        for (auto field = fields.begin(); field != fields.end(); ++field)
            pairs.append(QUrl::toPercentEncoding(field.key()) + '=' + QUrl::toPercentEncoding(field.value()));
        return pairs.join('&');
    }

    static QByteArray md5(const QByteArray &bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex();
    }

    PlainAnswer get(const QString &path, const Fields &query = {}, int deadlineMs = 10000)
    {
        return waited(m_manager.get(request(path, encoded(query))), deadlineMs);
    }

    PlainAnswer postForm(const QString &path, const Fields &form, int deadlineMs = 10000)
    {
        QNetworkRequest question = request(path, {});
        question.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        return waited(m_manager.post(question, encoded(form)), deadlineMs);
    }

    PlainAnswer postBytes(const QString &path, const Fields &query, const QByteArray &bytes,
                          const QByteArray &type = "application/octet-stream", int deadlineMs = 10000)
    {
        QNetworkRequest question = request(path, encoded(query));
        question.setHeader(QNetworkRequest::ContentTypeHeader, type);
        return waited(m_manager.post(question, bytes), deadlineMs);
    }

    PlainAnswer control(const QJsonObject &wishes)
    {
        return postBytes(u"/sandbox/control"_s, {}, QJsonDocument(wishes).toJson(), "application/json");
    }

    Fields createFields(const QByteArray &content) const
    {
        return {{u"client_id"_s, m_who.clientId},
                {u"access_token"_s, m_who.accessToken},
                {u"title"_s, u"My trip"_s},
                {u"tags"_s, u"travel,lake"_s},
                {u"description"_s, QString()},
                {u"file_name"_s, u"my trip.mp4"_s},
                {u"file_size"_s, QString::number(content.size())},
                {u"file_md5"_s, QString::fromLatin1(md5(content))}};
    }

    PlainAnswer create(const QByteArray &content)
    {
        const PlainAnswer answer = get(u"/uploads/create.json"_s, createFields(content));
        token = answer.text(u"upload_token"_s);
        return answer;
    }

    PlainAnswer createFile(const QByteArray &content, int sliceKb = 64)
    {
        return postForm(u"/gupload/create_file"_s, {{u"upload_token"_s, token},
                                                    {u"file_size"_s, QString::number(content.size())},
                                                    {u"ext"_s, u"mp4"_s},
                                                    {u"slice_length"_s, QString::number(sliceKb)}});
    }

    PlainAnswer newSlice() { return get(u"/gupload/new_slice"_s, {{u"upload_token"_s, token}}); }
    PlainAnswer check() { return get(u"/gupload/check"_s, {{u"upload_token"_s, token}}); }

    Fields sliceFields(const PlainAnswer &task, const QByteArray &bytes) const
    {
        return {{u"upload_token"_s, token},
                {u"slice_task_id"_s, QString::number(task.number(u"slice_task_id"_s))},
                {u"offset"_s, QString::number(task.number(u"offset"_s))},
                {u"length"_s, QString::number(task.number(u"length"_s))},
                {u"hash"_s, QString::fromLatin1(md5(bytes))}};
    }

    static QByteArray bytesOf(const PlainAnswer &task, const QByteArray &content)
    {
        return content.mid(task.number(u"offset"_s), task.number(u"length"_s));
    }

    PlainAnswer uploadSlice(const PlainAnswer &task, const QByteArray &content, int deadlineMs = 10000)
    {
        const QByteArray bytes = bytesOf(task, content);
        return postBytes(u"/gupload/upload_slice"_s, sliceFields(task, bytes), bytes,
                         "application/octet-stream", deadlineMs);
    }

    // Sends slices until none is handed out; the last answer.
    PlainAnswer sendAll(const QByteArray &content)
    {
        PlainAnswer task = newSlice();
        while (task.status == 201 && task.number(u"slice_task_id"_s) > 0)
            task = uploadSlice(task, content);
        return task;
    }

    Fields commitFields(const QString &ip) const
    {
        Fields fields{{u"client_id"_s, m_who.clientId},
                      {u"access_token"_s, m_who.accessToken},
                      {u"upload_token"_s, token}};
        if (!ip.isEmpty())
            fields.insert(u"upload_server_ip"_s, ip);
        return fields;
    }

    PlainAnswer commit(const QString &ip) { return postForm(u"/uploads/commit.json"_s, commitFields(ip)); }

    // Asks until the server is done with confirming.
    PlainAnswer checkUntilComplete()
    {
        PlainAnswer answer = check();
        for (int i = 0; i < 500 && answer.number(u"status"_s) == 3; ++i) {
            QEventLoop pause;
            QTimer::singleShot(10, &pause, &QEventLoop::quit);
            pause.exec();
            answer = check();
        }
        return answer;
    }

    // The whole order of calls; commit's answer.
    PlainAnswer publish(const QByteArray &content)
    {
        create(content);
        createFile(content);
        sendAll(content);
        return commit(checkUntilComplete().text(u"upload_server_ip"_s));
    }

    PlainAnswer show(const QString &videoId)
    {
        return get(u"/videos/show.json"_s, {{u"client_id"_s, m_who.clientId}, {u"video_id"_s, videoId}});
    }

    PlainAnswer refresh()
    {
        return postForm(u"/oauth2/token.json"_s, {{u"grant_type"_s, u"refresh_token"_s},
                                                  {u"client_id"_s, m_who.clientId},
                                                  {u"refresh_token"_s, m_who.refreshToken}});
    }

    void hangUp() { m_manager.clearConnectionCache(); }

    youku::Credentials &who() { return m_who; }

    QString token;

private:
    QNetworkRequest request(const QString &path, const QByteArray &query) const
    {
        QNetworkRequest question(
            QUrl::fromEncoded(m_base.toEncoded() + path.toLatin1() + (query.isEmpty() ? "" : "?") + query));
        if (path.startsWith(u"/sandbox/"_s))
            question.setRawHeader("X-Sandbox-Secret", m_secret);
        return question;
    }

    static PlainAnswer waited(QNetworkReply *reply, int deadlineMs)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(deadlineMs, reply, &QNetworkReply::abort);
        if (!reply->isFinished())
            loop.exec();
        PlainAnswer answer;
        const bool cut = reply->error() == QNetworkReply::RemoteHostClosedError
                         || reply->error() == QNetworkReply::OperationCanceledError;
        answer.status = cut ? 0 : reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->isOpen()) // an aborted one is not
            answer.body = reply->readAll();
        answer.retryAfter = reply->rawHeader("Retry-After");
        answer.location = reply->rawHeader("Location");
        answer.json = QJsonDocument::fromJson(answer.body).object();
        reply->deleteLater();
        return answer;
    }

    QUrl m_base;
    youku::Credentials m_who;
    QByteArray m_secret;
    QNetworkAccessManager m_manager;
};

// A file that is no two slices the same.
inline QByteArray madeUpFile(qsizetype size)
{
    QByteArray content(size, Qt::Uninitialized);
    quint32 x = 12345;
    for (char &byte : content) {
        x = x * 1664525 + 1013904223;
        byte = char(x >> 24);
    }
    return content;
}
