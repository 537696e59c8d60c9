// Youku's memory and wits: accounts, uploads and videos behind the calls of the protocol. Knows no socket.
//
// Kept in one directory; a Site opened on the same directory goes on where the last one was, also after kill
// -9. Belongs to one thread; reads big files on another.
#pragma once

#include "http/server/http_answer.h"
#include "http/server/incoming_request.h"
#include "sandbox/accounts.h"
#include "sandbox/api_host.h"
#include "sandbox/options.h"
#include "sandbox/store.h"
#include "sandbox/upload_host.h"
#include "sandbox/uploads.h"
#include "sandbox/vault.h"

namespace sandbox {

class Site
{
public:
    Site(const Behaviour &behaviour, const Limits &limits);

    bool open(const QString &dir, QString *error);

    // One call of an endpoint in Faults::endpoints(), upload_slice apart. serverUri: what create says of the
    // upload server.
    Reply call(const QString &endpoint, const http::IncomingRequest &request, Hand hand,
               const QString &serverUri);
    // sums: of sliceOf(request).
    Reply uploadSlice(const http::IncomingRequest &request, const SliceSums &sums, Hand hand);

    // Youku's page for the browser, with a user who always says yes.
    http::HttpAnswer authorize(const Parameters &parameters);

    youku::Credentials credentials() const { return m_accounts.first(); }
    Accounts &accounts() { return m_accounts; }
    Behaviour &behaviour() { return m_behaviour; }
    Counters &counters() { return m_counters; }

    // By upload_token or video_id; empty: every open upload.
    void expireUpload(const QString &tokenOrVideo);

    // Uploads and counters, as GET /sandbox/state tells them.
    QJsonObject state() const;

private:
    Reply token(const http::IncomingRequest &request);

    Behaviour m_behaviour;
    Counters m_counters;
    Store m_store;
    Vault m_vault;
    Accounts m_accounts;
    Uploads m_uploads;
    UploadHost m_uploadHost;
    ApiHost m_apiHost;
};

} // namespace sandbox
