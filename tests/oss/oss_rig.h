// What the tests of the client share: a scripted server that stands for the store, a client of one object at
// it, and every call it knows.
#pragma once

#include "oss/oss_client.h"
#include "oss/reactions.h"
#include "support/ending.h"
#include "support/hand_clock.h"
#include "support/scripted_server.h"

#include <QDateTime>
#include <QTest>
#include <QTestEventLoop>

#include <memory>
#include <optional>

namespace store {

using namespace Qt::StringLiterals;
using namespace support;
using namespace http;
using namespace oss;
using namespace base;

inline const Credentials keys = {
    u"STS.Example0001"_s, u"SandboxSecret0123456789"_s, u"CAIS-example/token+=="_s, {}};
inline const QString uploadId = u"0004B9894A22E5B1888A1E29F8236E2D"_s;
inline const QString key = u"0100/a b+云.mp4"_s;
inline const QByteArray path = "/yk-sandbox/0100/a%20b%2B%E4%BA%91.mp4";

inline const QByteArray initiated =
    "<InitiateMultipartUploadResult><Bucket>yk-sandbox</Bucket><UploadId>"
    "0004B9894A22E5B1888A1E29F8236E2D</UploadId></InitiateMultipartUploadResult>";
inline const QByteArray listed = "<ListPartsResult><UploadId>0004B9894A22E5B1888A1E29F8236E2D</UploadId>"
                                 "<IsTruncated>false</IsTruncated></ListPartsResult>";
inline const QByteArray completed =
    "<CompleteMultipartUploadResult><ETag>\"B8-2\"</ETag></CompleteMultipartUploadResult>";

inline constexpr int stallMs = 300;

inline QByteArray refusal(const QByteArray &code, const QByteArray &more = "<Message>no</Message>")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code>" + more
           + "<RequestId>5C3D</RequestId></Error>";
}

// An answer to HEAD: what it says of a body is none.
inline Step headAnswer(const QByteArray &statusAndHeaders)
{
    return raw("HTTP/1.1 " + statusAndHeaders + "\r\nConnection: close\r\n\r\n");
}

struct AnyCall {
    const char *name;
    Operation operation;
    Step good;
    bool mayBeResent; // by Qt, unseen: what changes nothing
    std::function<Call *(OssClient &, QObject *, Answer<Nothing>)> start;
};

template <typename T>
Answer<T> forget(const Answer<Nothing> &done)
{
    return [done](const Result<T> &answer) {
        done(answer.ok() ? Result<Nothing>(Nothing{}) : answer.error());
    };
}

inline std::unique_ptr<SequentialBody> bodyOf(const QByteArray &bytes)
{
    return std::make_unique<SequentialBody>(bytes);
}

inline const QList<AnyCall> &anyCalls()
{
    using A = Answer<Nothing>;
    static const QList<AnyCall> calls = {
        {"initiate", Operation::Open, answer(200, initiated), false,
         [](OssClient &client, QObject *context, A done) {
             return client.initiate(context, forget<QString>(done));
         }},
        {"part", Operation::SendSlice, answer(200, {}, {{"ETag", "\"25F9\""}}), false,
         [](OssClient &client, QObject *context, A done) {
             return client.uploadPart(uploadId, 1, {}, bodyOf("12345678"), context,
                                      forget<PartReceipt>(done));
         }},
        {"list", Operation::NextSlice, answer(200, listed), true,
         [](OssClient &client, QObject *context, A done) {
             return client.listParts(uploadId, 0, context, forget<PartPage>(done));
         }},
        {"complete", Operation::Confirm, answer(200, completed), false,
         [](OssClient &client, QObject *context, A done) {
             return client.complete(uploadId, {{1, u"\"25F9\""_s}}, context, forget<Completed>(done));
         }},
        {"abort", Operation::Cancel, raw("HTTP/1.1 204 No Content\r\n\r\n"), false,
         [](OssClient &client, QObject *context, A done) {
             return client.abort(uploadId, context, done);
         }},
        {"head", Operation::Confirm, headAnswer("200 OK\r\nContent-Length: 16\r\nETag: \"B8-2\""), true,
         [](OssClient &client, QObject *context, A done) {
             return client.head(context, forget<ObjectInfo>(done));
         }},
    };
    return calls;
}

inline void everyCall()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(anyCalls().size()); ++i)
        QTest::newRow(anyCalls().at(i).name) << i;
}

class Rig
{
protected:
    HandClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::shared_ptr<Signer> m_signer;
    std::unique_ptr<OssClient> m_client;

    void start()
    {
        m_clock.ms = QDateTime::fromString(u"2026-11-22T12:00:00Z"_s, Qt::ISODate).toMSecsSinceEpoch();
        m_server = std::make_unique<ScriptedServer>();
        const auto location = ObjectLocation::from(m_server->authority(), u"yk-sandbox"_s, key);
        m_signer = std::make_shared<Signer>(*location, keys, m_clock);
        m_client = std::make_unique<OssClient>(m_signer);
        m_client->setStallTimes(stallMs, stallMs);
    }
    void stop()
    {
        m_client.reset();
        m_signer.reset();
        m_server.reset();
    }

    // Runs one call to its end; no error: a success.
    std::optional<Error> endOf(const AnyCall &call)
    {
        QTestEventLoop loop;
        QObject context;
        std::optional<Error> end = localError(ErrorKind::Internal, u"no answer"_s);
        call.start(*m_client, &context, [&](const Result<Nothing> &result) {
            end = result.ok() ? std::nullopt : std::optional(result.error());
            loop.exitLoop();
        });
        loop.enterLoopMSecs(10000);
        return end;
    }
    static const AnyCall &callNamed(const char *name)
    {
        const auto &calls = anyCalls();
        return *std::find_if(calls.begin(), calls.end(),
                             [&](const AnyCall &call) { return qstrcmp(call.name, name) == 0; });
    }
    // What a call is told when the store says this.
    Error refused(const char *name, const Step &step)
    {
        m_server->then(step);
        return endOf(callNamed(name)).value_or(Error());
    }

    static SignatureVersion versionOf(const Request &request)
    {
        return request.headers.value("authorization").startsWith("OSS4-HMAC-SHA256 ") ? SignatureVersion::V4
                                                                                      : SignatureVersion::V1;
    }
    // As a store would check it, from what came.
    static bool isSignedRight(const Request &request, const Credentials &by = keys, const QString &of = key)
    {
        SignedParts parts{request.method, u"yk-sandbox"_s, of, request.query, {}};
        for (auto &[name, value] : parts.query) {
            if (name == u"uploads"_s)
                value = QString();
        }
        for (auto header = request.headers.cbegin(); header != request.headers.cend(); ++header)
            parts.headers.emplaceBack(header.key(), header.value());
        const QByteArray secret = by.accessKeySecret.toLatin1();
        const QByteArray told = request.headers.value("authorization");
        if (versionOf(request) == SignatureVersion::V1)
            return told == "OSS " + by.accessKeyId.toLatin1() + ':' + signatureV1(parts, secret);
        const QByteArray date = request.headers.value("x-oss-date").left(8);
        return told
               == "OSS4-HMAC-SHA256 Credential=" + by.accessKeyId.toLatin1() + '/' + date
                      + "/cn-shanghai/oss/aliyun_v4_request,Signature="
                      + signatureV4(parts, secret, date, "cn-shanghai");
    }
};

} // namespace store
