// What publishing needs of Youku, whichever of its two APIs an account's application belongs to.
//
// Two implementations: ApiClient (the open API) and SignedApi. Each lives in one thread; each answer comes
// once, from the event loop, and never after its context is gone or its call was aborted. Every failure is an
// Error with kind and fault set, to be judged by youku::reactions().
#pragma once

#include "base/result.h"
#include "http/client/call.h"
#include "youku/metadata.h"
#include "youku/types.h"

namespace youku {

class PublishingApi
{
public:
    virtual ~PublishingApi() = default;

    // Youku knows the video from then on, and another one each time it is done: what it answers is kept
    // before anything is done with it (8.4).
    virtual http::Call *create(const Credentials &who, const Metadata &metadata, const FileFacts &file,
                               QObject *context, base::Answer<Created> done) = 0;
    // Tells what its viewers will see, where create did not (Created::undescribed). May be repeated.
    virtual http::Call *describe(const Credentials &who, const QString &uploadToken, const Metadata &metadata,
                                 QObject *context, base::Answer<base::Nothing> done) = 0;
    // extras: of the transport that the bytes went by; none after an instant upload. Repeating it makes no
    // second video: the upload token stands for one (6.3, 11).
    virtual http::Call *commit(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                               QObject *context, base::Answer<Committed> done) = 0;
    // Where there is no such call, it ends at once in an error that is as good as success: nothing is known
    // of what became of a commit.
    virtual http::Call *cancel(const Credentials &who, const QString &uploadToken, const Parameters &extras,
                               QObject *context, base::Answer<base::Nothing> done) = 0;
    // Other keys to the object that the bytes of an upload go to (9.2).
    virtual http::Call *cloudKeys(const Credentials &who, const QString &uploadToken, const QString &bucket,
                                  const QString &object, QObject *context, base::Answer<CloudKeys> done) = 0;
    virtual http::Call *showVideo(const QString &clientId, const QString &videoId, QObject *context,
                                  base::Answer<Video> done) = 0;

    virtual http::Call *refreshToken(const Credentials &who, QObject *context, base::Answer<Tokens> done) = 0;
    // The end of a sign-in through the browser (chapter 3), by the client id and secret of who.
    virtual http::Call *redeemCode(const Credentials &who, const QString &code, const QString &redirectUri,
                                   QObject *context, base::Answer<Tokens> done) = 0;
    // Whether Youku accepts the account, without changing anything there.
    virtual http::Call *checkAccount(const Credentials &who, QObject *context,
                                     base::Answer<base::Nothing> done) = 0;
    // Whose access token it is.
    virtual http::Call *myInfo(const Credentials &who, QObject *context, base::Answer<User> done) = 0;
};

// Both of them; they outlive whoever asks.
class PublishingApis
{
public:
    PublishingApis(PublishingApi &open, PublishingApi &signedOne) : m_open(&open), m_signed(&signedOne) {}
    PublishingApis(PublishingApi &one) : PublishingApis(one, one) {} // for accounts of either kind

    PublishingApi &of(ApiKind kind) const { return kind == ApiKind::Signed ? *m_signed : *m_open; }

private:
    PublishingApi *m_open;
    PublishingApi *m_signed;
};

// "open", "signed"; and back: nothing when it is neither.
QString apiName(ApiKind kind);
std::optional<ApiKind> apiFromName(const QString &name);

} // namespace youku
