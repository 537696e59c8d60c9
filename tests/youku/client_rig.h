// What the tests of both clients share: a scripted server, the two clients that talk to it, and every call
// they know.
#pragma once

#include "base/moment.h"
#include "support/ending.h"
#include "support/scripted_server.h"
#include "youku/api_client.h"
#include "youku/upload_server.h"

#include <QTest>
#include <QTestEventLoop>

#include <optional>

namespace wire {

using namespace Qt::StringLiterals;
using namespace support;
using namespace http;
using namespace youku;
using namespace base;

inline const QString uploadToken = u"NTAw+MDAx/X01Z=="_s;
inline const Credentials account = {u"c0ffee0123456789"_s, u"1111+/=8888"_s, u"9999=/+0000"_s, {}};
inline const FileFacts file = {u"我的 trip+1.mp4"_s, 5242881, u"8ab420d03f1bad39feb6b4794f695e88"_s};

inline const QByteArray created = R"({"upload_token":"NTAw+MDAx/X01Z==","video_id":"XMTIz==",
    "upload_server_uri":"127.0.0.1:1","instant_upload_ok":"no"})";
inline const QByteArray nextSlice =
    R"({"slice_task_id":2,"offset":8,"length":8,"transferred":8,"finished":false})";
inline const QByteArray checked = R"({"status":1,"upload_server_ip":"10.0.3.7","finished":true})";
inline const QByteArray committed = R"({"video_id":"XMTIz=="})";
inline const QByteArray cloudKeys = R"({"endpoint":"oss.example","temp_access_id":"STS.1",
    "temp_access_secret":"hidden","security_token":"CAIS/+==","expire_time":"2026-11-22T13:00:00Z"})";
inline const QByteArray tokens = R"({"access_token":"2222","expires_in":3600,"refresh_token":"8888"})";
inline const QByteArray categories = R"({"categories":[{"term":"TV","label":"电视剧"}]})";

inline constexpr int stallMs = 300;

inline QByteArray errorBody(qint64 code)
{
    return "{\"error\":{\"code\":" + QByteArray::number(code) + ",\"description\":\"no\"}}";
}

inline Metadata metadata()
{
    Metadata metadata;
    metadata.title = u"云南 trip + 100% & = / ?"_s;
    metadata.tags = {u"旅游"_s, u"lake"_s};
    metadata.description = u"a\nb"_s;
    metadata.latitude = 0;
    return metadata;
}

// One of the calls, its outcome forgotten but for the error: for what all of them have in common.
struct AnyCall {
    const char *name;
    Operation operation;
    QByteArray good;
    bool mayBeResent; // by Qt, unseen: a GET that changes nothing
    std::function<Call *(ApiClient &, UploadServer &, QObject *, Answer<Nothing>)> start;
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
        {"create", Operation::Create, created, false,
         [](ApiClient &api, UploadServer &, QObject *context, A done) {
             return api.create(account, metadata(), file, context, forget<Created>(done));
         }},
        {"commit", Operation::Commit, committed, false,
         [](ApiClient &api, UploadServer &, QObject *context, A done) {
             return api.commit(account, uploadToken, {{u"upload_server_ip"_s, u"10.0.3.7"_s}}, context,
                               forget<Committed>(done));
         }},
        {"cancel", Operation::Cancel, "{}", true,
         [](ApiClient &api, UploadServer &, QObject *context, A done) {
             return api.cancel(account, uploadToken, {}, context, done);
         }},
        {"token", Operation::RefreshToken, tokens, false,
         [](ApiClient &api, UploadServer &, QObject *context, A done) {
             return api.refreshToken(account, context, forget<Tokens>(done));
         }},
        {"spec", Operation::Spec, R"({"allowed_extensions":"mp4"})", true,
         [](ApiClient &api, UploadServer &, QObject *context, A done) {
             return api.spec(context, forget<Spec>(done));
         }},
        {"show", Operation::ShowVideo, R"({"id":"X","state":"normal"})", true,
         [](ApiClient &api, UploadServer &, QObject *context, A done) {
             return api.showVideo(account.clientId, u"XMTIz=="_s, context, forget<Video>(done));
         }},
        {"myinfo", Operation::MyInfo, R"({"id":1,"name":"Someone"})", false,
         [](ApiClient &api, UploadServer &, QObject *context, A done) {
             return api.myInfo(account, context, forget<User>(done));
         }},
        {"create_file", Operation::Open, "{}", false,
         [](ApiClient &, UploadServer &server, QObject *context, A done) {
             return server.createFile(uploadToken, file.fileSize, u"mp4"_s, 2048, context, done);
         }},
        {"new_slice", Operation::NextSlice, nextSlice, false,
         [](ApiClient &, UploadServer &server, QObject *context, A done) {
             return server.newSlice(uploadToken, context, forget<NextSlice>(done));
         }},
        {"upload_slice", Operation::SendSlice, nextSlice, false,
         [](ApiClient &, UploadServer &server, QObject *context, A done) {
             return server.uploadSlice(uploadToken, {1, 0, 8}, u"0"_s, u"0"_s, bodyOf("12345678"), context,
                                       forget<NextSlice>(done));
         }},
        {"check", Operation::Confirm, checked, true,
         [](ApiClient &, UploadServer &server, QObject *context, A done) {
             return server.check(uploadToken, context, forget<Checked>(done));
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

class ClientRig
{
protected:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<UploadServer> m_upload;

    void start()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_api = std::make_unique<ApiClient>(m_server->url());
        m_upload = std::make_unique<UploadServer>(ServerLocation{m_server->authority(), {}});
        m_api->setStallTime(stallMs);
        m_upload->setStallTimes(stallMs, stallMs);
    }
    void stop()
    {
        m_api.reset();
        m_upload.reset();
        m_server.reset();
    }

    // Runs one call to its end and returns what it ended with; a success is an error of kind Cancelled.
    Error endOf(const AnyCall &call)
    {
        QTestEventLoop loop;
        QObject context;
        Error end = localError(ErrorKind::Internal, u"no answer"_s);
        call.start(*m_api, *m_upload, &context, [&](const Result<Nothing> &result) {
            end = result.ok() ? localError(ErrorKind::Cancelled) : result.error();
            loop.exitLoop();
        });
        loop.enterLoopMSecs(10000);
        return end;
    }
    Error endOf(const char *name)
    {
        for (const AnyCall &call : anyCalls()) {
            if (qstrcmp(call.name, name) == 0)
                return endOf(call);
        }
        return {};
    }
    // Nobody has sent anything but what was asked for, of which the server has seen so many requests: what is
    // repeated behind our back begins before a call that is made later, and that one is answered.
    bool nothingElseBegan(const AnyCall &call, int asked)
    {
        return endOf(call).kind == ErrorKind::Cancelled && m_server->begun() == asked + 1;
    }
    bool nothingElseBegan(const char *name, int asked)
    {
        return succeeds(name) && m_server->begun() == asked + 1;
    }
    bool succeeds(const char *name) { return endOf(name).kind == ErrorKind::Cancelled; }
};

} // namespace wire
