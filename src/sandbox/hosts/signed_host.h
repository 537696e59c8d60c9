// The signed API (protocol 11): one address, each call named by its action and signed with the secret of its
// app. Its uploads are the same as those of the open API; what happens to their bytes is the upload host's,
// or the object store's where create asks for oupload and the store is offered.
//
// Checks strictly: the system parameters, then the app, the time (6 minutes), the signature of either method,
// the action, the access token, the business parameters. The gateway's refusals and those of what is behind
// it come in envelopes of their own, both with HTTP 200; the latter have the open API's numbers, negative.
#pragma once

#include "base/clock.h"
#include "sandbox/model/behaviour.h"
#include "sandbox/model/uploads.h"
#include "sandbox/protocol/parameters.h"
#include "sandbox/protocol/reply.h"

namespace sandbox {

class Accounts;
class ApiHost;

class SignedHost
{
public:
    SignedHost(Accounts &accounts, Uploads &uploads, ApiHost &apiHost, const Behaviour &behaviour,
               const base::Clock &clock);

    // serverUri: what create says of the upload server, and complete must give back.
    Reply call(const Parameters &parameters, const QString &serverUri);

private:
    struct Caller {
        Parameters system;
        Parameters business;
        QString serverUri;
    };
    using Action = Reply (SignedHost::*)(const Caller &);

    qint64 refusal(const Caller &caller) const;
    qint64 tokenRefusal(const Caller &caller) const;
    Reply answer(const Caller &caller);
    Reply create(const Caller &caller);
    Reply save(const Caller &caller);
    Reply complete(const Caller &caller);
    Reply getSts(const Caller &caller);
    Reply getToken(const Caller &caller);
    Reply refreshToken(const Caller &caller);
    Reply tokens(const Reply &ofOpenApi);
    Upload *uploadOf(const Caller &caller, Reply *refusal);
    qint64 secondsNow() const;

    Accounts &m_accounts;
    Uploads &m_uploads;
    ApiHost &m_apiHost;
    const Behaviour &m_behaviour;
    const base::Clock &m_clock;
};

} // namespace sandbox
