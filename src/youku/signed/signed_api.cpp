#include "youku/signed/signed_api.h"

#include "http/client/http_client.h"
#include "youku/answer_decoder.h"
#include "youku/api_client.h"
#include "youku/end_at_once.h"
#include "youku/reactions.h"
#include "youku/requests.h"
#include "youku/signed/signed_answers.h"
#include "youku/signed/signed_metadata.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace youku {

namespace {

using base::Operation;
using base::Result;
using http::HttpReply;

const QString anyAddress = u"127.0.0.1"_s; // ours, which it asks for; whichever will do

// Java and others write the two in different ways; what a file is called is shown to nobody.
QString plainFileName(QString name)
{
    return name.replace(u'~', u'_').replace(u'*', u'_');
}

QString jsonOf(const Parameters &parameters)
{
    QJsonObject json;
    for (const auto &[name, value] : parameters)
        json.insert(name, value);
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

base::Error notCarried(const Metadata &metadata)
{
    return base::localError(base::ErrorKind::Metadata, base::NotCarried{wireName(metadata.privacy)});
}

} // namespace

SignedApi::SignedApi(const QUrl &base, const base::Clock &clock, ApiClient &open, QObject *parent)
    : QObject(parent)
    , m_url(base)
    , m_clock(clock)
    , m_open(open)
    , m_client(std::make_unique<http::HttpClient>(
          [this](const http::HttpRequest &request, const Result<HttpReply> &end) {
              return judged(request, end);
          }))
{
    if (base == ApiClient::defaultBase())
        m_url.setHost(u"openapi.youku.com"_s);
    m_url.setPath(u"/router/rest.json"_s);
}

SignedApi::~SignedApi() = default;

void SignedApi::setProxy(const QNetworkProxy &proxy)
{
    m_client->setProxy(proxy);
}

void SignedApi::setStallTime(int ms)
{
    m_client->setStallTime(ms);
}

qint64 SignedApi::secondsNow() const
{
    return m_clock.nowMs() / 1000;
}

// What is refused for its time says by its Date what time it is there.
Result<HttpReply> SignedApi::judged(const http::HttpRequest &request, const Result<HttpReply> &end)
{
    const Result<HttpReply> result = judgedBy(parseSignedEnvelope, request, end);
    const bool late = !result.ok() && result.error().codeNumber() == codes::timestampWrong && end.ok();
    if (const QDateTime there = late ? end.value().date() : QDateTime(); there.isValid())
        m_clockOffset = there.toSecsSinceEpoch() - secondsNow();
    return result;
}

Parameters SignedApi::systemParameters(const Credentials &who, const Ask &ask, const Attempt &how) const
{
    Parameters system = {
        {u"action"_s, ask.action},
        {u"client_id"_s, who.clientId},
        {u"timestamp"_s, QString::number(secondsNow() + how.clockOffset)},
        {u"version"_s, u"3.0"_s},
        {u"sign_method"_s, wireName(SignMethod::Md5)}, // that all known clients use
    };
    if (ask.operation != Operation::RefreshToken)
        system.append({u"access_token"_s, who.accessToken});
    return system;
}

http::HttpRequest SignedApi::request(const Credentials &who, const Ask &ask, const Attempt &how) const
{
    Parameters system = systemParameters(who, ask, how);
    const QByteArray text = signedText(system, ask.business, how.form);
    const QString signature = signatureOf(text, who.clientSecret, SignMethod::Md5);
    system.append({u"sign"_s, signature});
    http::HttpRequest request =
        formRequest(ask.operation, m_url, Parameters{{u"opensysparams"_s, jsonOf(system)}} + ask.business);
    request.name = ask.action;
    for (const QString &secret : {who.accessToken, who.refreshToken, who.clientSecret, signature}) {
        if (!secret.isEmpty())
            request.secrets.append(secret);
    }
    return request;
}

// Whether another attempt may, and how it is to be made.
bool SignedApi::mayServe(const base::Error &refusal, const Credentials &who, const Ask &ask,
                         Attempt *how) const
{
    if (refusal.codeNumber() == codes::timestampWrong && !how->otherTime) {
        how->otherTime = true;
        return std::exchange(how->clockOffset, m_clockOffset) != m_clockOffset;
    }
    if (refusal.codeNumber() != codes::signatureWrong || how->otherForm)
        return false;
    const Parameters system = systemParameters(who, ask, *how);
    how->otherForm = true;
    how->form = how->form == SignedForm::Encoded ? SignedForm::Plain : SignedForm::Encoded;
    return signedText(system, ask.business, SignedForm::Encoded)
           != signedText(system, ask.business, SignedForm::Plain);
}

http::Call *SignedApi::call(const Credentials &who, const Ask &ask, QObject *context, Replied done)
{
    if (who.clientSecret.isEmpty()) { // nothing can be signed: as the gateway would meet it, and why
        base::Error error = notUnderstood(ask.operation);
        error.fault = base::Fault::Code;
        error.code = base::codeText(codes::signatureWrong);
        error.kind = reactions().kindOf(error);
        error.detail = base::SecretMissing();
        return endAtOnce<HttpReply>(this, context, error, std::move(done));
    }
    auto *chain = new http::CallChain(this);
    connect(context, &QObject::destroyed, chain, &http::Call::abort);
    attempt(chain, who, ask, {m_form, m_clockOffset}, context, done);
    return chain;
}

void SignedApi::attempt(http::CallChain *chain, const Credentials &who, const Ask &ask, const Attempt &how,
                        QObject *context, const Replied &done)
{
    chain->follow(m_client->send(request(who, ask, how), context, [=, this](const Result<HttpReply> &answer) {
        Attempt next = how;
        if (!answer.ok() && mayServe(answer.error(), who, ask, &next))
            return attempt(chain, who, ask, next, context, done);
        if (answer.ok() && how.otherForm)
            m_form = how.form;
        chain->end();
        done(answer);
    }));
}

http::Call *SignedApi::create(const Credentials &who, const Metadata &metadata, const FileFacts &file,
                              QObject *context, base::Answer<Created> done)
{
    if (refusesPrivacy(ApiKind::Signed, metadata))
        return endAtOnce<Created>(this, context, notCarried(metadata), std::move(done));
    const Parameters business = {
        {u"file_name"_s, plainFileName(file.fileName)},
        {u"file_size"_s, QString::number(file.fileSize)},
        {u"file_md5"_s, file.md5},
        {u"client_ip"_s, anyAddress},
        {u"server_type"_s, file.wantsCloud ? u"oupload"_s : u"gupload"_s},
    };
    return call(who, {Operation::Create, u"youku.video.upload.create"_s, business}, context,
                [done = std::move(done)](const Result<HttpReply> &answer) {
                    done(parsed<Created>(Operation::Create, answer, parseSignedCreated));
                });
}

http::Call *SignedApi::describe(const Credentials &who, const QString &uploadToken, const Metadata &metadata,
                                QObject *context, base::Answer<base::Nothing> done)
{
    if (refusesPrivacy(ApiKind::Signed, metadata)) // it may have been changed since create
        return endAtOnce<base::Nothing>(this, context, notCarried(metadata), std::move(done));
    const Parameters business = Parameters{{u"upload_token"_s, uploadToken}} + saveParameters(metadata);
    return call(who, {Operation::Describe, u"youku.video.upload.save"_s, business}, context,
                [done = std::move(done)](const Result<HttpReply> &answer) {
                    done(parsed<base::Nothing>(Operation::Describe, answer, parseSignedSuccess));
                });
}

// What went by a cloud has no address.
http::Call *SignedApi::commit(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                              QObject *context, base::Answer<Committed> done)
{
    Parameters business = Parameters{{u"upload_token"_s, uploadToken}} + extras;
    if (!extras.isEmpty())
        business.append({u"client_ip"_s, anyAddress});
    return call(who, {Operation::Commit, u"youku.video.upload.complete"_s, business}, context,
                [done = std::move(done)](const Result<HttpReply> &answer) {
                    done(parsed<Committed>(Operation::Commit, answer, parseSignedCommitted));
                });
}

http::Call *SignedApi::cancel(const Credentials &, const QString &, const Parameters &, QObject *context,
                              base::Answer<base::Nothing> done)
{
    base::Error none = base::localError(base::ErrorKind::Server);
    none.fault = base::Fault::Code;
    none.operation = Operation::Cancel;
    none.code = base::codeText(codes::noSuchApi);
    return endAtOnce<base::Nothing>(this, context, none, std::move(done));
}

http::Call *SignedApi::cloudKeys(const Credentials &who, const QString &uploadToken, const QString &bucket,
                                 const QString &object, QObject *context, base::Answer<CloudKeys> done)
{
    const Parameters business = {
        {u"upload_token"_s, uploadToken}, {u"oss_bucket"_s, bucket}, {u"oss_object"_s, object}};
    return call(who, {Operation::Credentials, u"youku.video.upload.getsts"_s, business}, context,
                [done = std::move(done)](const Result<HttpReply> &answer) {
                    done(parsed<CloudKeys>(Operation::Credentials, answer, parseSignedCloudKeys));
                });
}

http::Call *SignedApi::refreshToken(const Credentials &who, QObject *context, base::Answer<Tokens> done)
{
    const Parameters business = {{u"refreshToken"_s, who.refreshToken}};
    return call(who, {Operation::RefreshToken, u"youku.user.authorize.token.refresh"_s, business}, context,
                [done = std::move(done)](const Result<HttpReply> &answer) {
                    done(parsed<Tokens>(Operation::RefreshToken, answer, parseSignedTokens));
                });
}

http::Call *SignedApi::redeemCode(const Credentials &who, const QString &code, const QString &,
                                  QObject *context, base::Answer<Tokens> done)
{
    return call(who, {Operation::RefreshToken, u"youku.user.authorize.token.get"_s, {{u"code"_s, code}}},
                context, [done = std::move(done)](const Result<HttpReply> &answer) {
                    done(parsed<Tokens>(Operation::RefreshToken, answer, parseSignedTokens));
                });
}

// Completes what never was: who is told so by what is behind the gateway was let in.
http::Call *SignedApi::checkAccount(const Credentials &who, QObject *context,
                                    base::Answer<base::Nothing> done)
{
    const Parameters business = {{u"upload_token"_s, u"no-such-upload"_s}};
    return call(who, {Operation::Commit, u"youku.video.upload.complete"_s, business}, context,
                [done = std::move(done)](const Result<HttpReply> &answer) {
                    const bool letIn = !answer.ok() && isFromBehindTheGateway(answer.error());
                    done(letIn ? Result<base::Nothing>(base::Nothing())
                               : parsed<base::Nothing>(Operation::Commit, answer, parseSignedSuccess));
                });
}

} // namespace youku
