// A client of the sandbox's object store as plain as PlainClient: signs what it is told, and hides nothing.
#pragma once

#include "plain_client.h"

#include "oss/signature.h"

#include <QTimeZone>
#include <QXmlStreamReader>

struct StoreAnswer {
    int status = 0; // 0: no answer came
    QByteArray body;
    QMap<QByteArray, QByteArray> headers; // names in lower case

    // The text of the first element of this name.
    QString element(const QString &name) const { return elements(name).value(0); }
    QStringList elements(const QString &name) const
    {
        QStringList texts;
        QXmlStreamReader xml(body);
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == name)
                texts.append(xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
        return texts;
    }
    QString code() const { return element(u"Code"_s); }
};

class StoreClient
{
public:
    // place: what create or get_sts_inf answered.
    explicit StoreClient(const PlainAnswer &place) { go(place); }

    void go(const PlainAnswer &place)
    {
        endpoint = place.text(u"endpoint"_s);
        bucket = place.text(u"oss_bucket"_s);
        key = place.text(u"oss_object"_s);
        takeKeys(place);
    }

    void takeKeys(const PlainAnswer &place)
    {
        id = place.text(u"temp_access_id"_s);
        secret = place.text(u"temp_access_secret"_s).toLatin1();
        token = place.text(u"security_token"_s).toLatin1();
    }

    StoreAnswer send(const QByteArray &verb, const oss::Query &query, const QByteArray &body = {},
                     oss::Headers headers = {})
    {
        const bool hasBody = verb == "POST" || verb == "PUT";
        if (hasBody)
            headers.emplaceBack("content-type", "application/octet-stream"); // else Qt invents one
        if (!token.isEmpty())
            headers.append({"x-oss-security-token", token});
        sign(verb, query, headers);
        QByteArray text = "http://" + endpoint.toLatin1() + '/' + bucket.toLatin1() + '/'
                          + QUrl::toPercentEncoding(key, "/");
        if (!query.isEmpty())
            text += '?' + oss::encodedQuery(query);
        QNetworkRequest request(QUrl::fromEncoded(text));
        for (const auto &[name, value] : std::as_const(headers))
            request.setRawHeader(name, value);
        if (verb == "HEAD") // else Qt waits for the body that the length announces
            return waited(m_manager.head(request));
        return waited(hasBody ? m_manager.sendCustomRequest(request, verb, body)
                              : m_manager.sendCustomRequest(request, verb));
    }

    StoreAnswer initiate() { return send("POST", {{u"uploads"_s, {}}}); }
    StoreAnswer part(int number, const QByteArray &bytes, const oss::Headers &headers = {})
    {
        return send("PUT", {{u"partNumber"_s, QString::number(number)}, {u"uploadId"_s, uploadId}}, bytes,
                    headers);
    }
    StoreAnswer list(const oss::Query &more = {})
    {
        return send("GET", oss::Query{{u"uploadId"_s, uploadId}} + more);
    }
    StoreAnswer abort() { return send("DELETE", {{u"uploadId"_s, uploadId}}); }
    StoreAnswer head() { return send("HEAD", {}); }
    StoreAnswer complete(const QByteArray &xml) { return send("POST", {{u"uploadId"_s, uploadId}}, xml); }
    StoreAnswer complete(const QList<std::pair<int, QByteArray>> &parts) { return complete(listOf(parts)); }

    static QByteArray listOf(const QList<std::pair<int, QByteArray>> &parts)
    {
        QByteArray xml = "<CompleteMultipartUpload>";
        for (const auto &[number, etag] : parts)
            xml += "<Part><PartNumber>" + QByteArray::number(number) + "</PartNumber><ETag>" + etag
                   + "</ETag></Part>";
        return xml + "</CompleteMultipartUpload>";
    }

    // Begins, and keeps the UploadId.
    QString begin()
    {
        uploadId = initiate().element(u"UploadId"_s);
        return uploadId;
    }

    // Begins, sends the content in parts of this length, and says what they are.
    QList<std::pair<int, QByteArray>> sendAll(const QByteArray &content, qsizetype length)
    {
        begin();
        QList<std::pair<int, QByteArray>> parts;
        for (qsizetype at = 0; at < content.size(); at += length) {
            const int number = int(at / length) + 1;
            parts.append({number, part(number, content.mid(at, length)).headers.value("etag")});
        }
        return parts;
    }

    static QByteArray etagOf(const QByteArray &bytes)
    {
        return '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex().toUpper() + '"';
    }

    QString endpoint;
    QString bucket;
    QString key;
    QString id;
    QByteArray secret;
    QByteArray token;
    QString uploadId;
    oss::SignatureVersion version = oss::SignatureVersion::V4;
    qint64 clockOffsetMs = 0;
    QByteArray region = "cn-shanghai";
    QByteArray scopeDate;     // in place of the day of x-oss-date
    QByteArray authorization; // in place of a signature; null: a signature
    bool dated = true;
    QString signedKey; // in place of key

private:
    void sign(const QByteArray &verb, const oss::Query &query, oss::Headers &headers) const
    {
        const QDateTime now = QDateTime::currentDateTimeUtc().addMSecs(clockOffsetMs);
        const bool isV4 = version == oss::SignatureVersion::V4;
        const QString format = isV4 ? u"yyyyMMdd'T'hhmmss'Z'"_s : u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s;
        const QByteArray date = QLocale::c().toString(now, format).toLatin1();
        if (dated)
            headers.append({"x-oss-date", date});
        if (isV4)
            headers.emplaceBack("x-oss-content-sha256", "UNSIGNED-PAYLOAD");
        const oss::SignedParts parts{verb, bucket, signedKey.isEmpty() ? key : signedKey, query, headers};
        const QByteArray day = scopeDate.isEmpty() ? date.left(8) : scopeDate;
        QByteArray value = authorization;
        if (value.isNull() && isV4)
            value = "OSS4-HMAC-SHA256 Credential=" + id.toLatin1() + '/' + day + '/' + region
                    + "/oss/aliyun_v4_request,Signature=" + oss::signatureV4(parts, secret, day, region);
        else if (value.isNull())
            value = "OSS " + id.toLatin1() + ':' + oss::signatureV1(parts, secret);
        if (!value.isEmpty())
            headers.append({"authorization", value});
    }

    static StoreAnswer waited(QNetworkReply *reply)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(10'000, reply, &QNetworkReply::abort);
        if (!reply->isFinished())
            loop.exec();
        StoreAnswer answer;
        const bool cut = reply->error() == QNetworkReply::RemoteHostClosedError
                         || reply->error() == QNetworkReply::OperationCanceledError;
        answer.status = cut ? 0 : reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (reply->isOpen()) // an aborted one is not
            answer.body = reply->readAll();
        for (const auto &[name, value] : reply->rawHeaderPairs())
            answer.headers.insert(name.toLower(), value);
        reply->deleteLater();
        return answer;
    }

    QNetworkAccessManager m_manager;
};

// A sandbox that offers its object store, and who talks to it.
class StoreRig
{
public:
    static sandbox::Options offering()
    {
        sandbox::Options options;
        options.behaviour.transports = {.slices = true, .oss = true};
        return options;
    }

    explicit StoreRig(const sandbox::Options &options = offering())
        : sandbox(options)
        , listens(sandbox.listen(0, &error))
        , youku(sandbox.apiUrl(), sandbox.credentials(), sandbox.controlSecret())
    {
    }

    // create with isnew=1; the answer is the place.
    PlainAnswer create(const QByteArray &content)
    {
        PlainClient::Fields fields = youku.createFields(content);
        fields.insert(u"isnew"_s, u"1"_s);
        const PlainAnswer answer = youku.get(u"/uploads/create.json"_s, fields);
        youku.token = answer.text(u"upload_token"_s);
        return answer;
    }

    PlainAnswer renew(const PlainAnswer &place)
    {
        return youku.get(u"/uploads/get_sts_inf.json"_s, renewFields(place));
    }

    PlainClient::Fields renewFields(const PlainAnswer &place) const
    {
        PlainClient::Fields fields = youku.commitFields({});
        fields.insert(u"oss_bucket"_s, place.text(u"oss_bucket"_s));
        fields.insert(u"oss_object"_s, place.text(u"oss_object"_s));
        return fields;
    }

    qint64 count(const QString &name) const { return sandbox.state()[u"oss"][name].toInteger(-1); }
    QJsonObject upload(int index = 0) const { return sandbox.state()[u"uploads"][index].toObject(); }

    QString error;
    sandbox::Sandbox sandbox;
    bool listens;
    PlainClient youku;
};
