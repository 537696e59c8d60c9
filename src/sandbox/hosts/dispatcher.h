// The hosts of Youku behind one door: which of them answers a call, and how.
#pragma once

#include "http/server/http_answer.h"
#include "http/server/incoming_request.h"
#include "sandbox/hosts/api_host.h"
#include "sandbox/hosts/signed_host.h"
#include "sandbox/hosts/upload_host.h"

namespace sandbox {

class YoukuModel;

class Dispatcher
{
public:
    explicit Dispatcher(YoukuModel &model);

    // One call of an endpoint in Faults::endpoints(), upload_slice apart. serverUri: what create says of the
    // upload server.
    Reply call(const QString &endpoint, const http::IncomingRequest &request, Hand hand,
               const QString &serverUri);
    // sums: of sliceOf(request).
    Reply uploadSlice(const http::IncomingRequest &request, const SliceSums &sums, Hand hand);

    // Youku's page for the browser, with a user who always says yes.
    http::HttpAnswer authorize(const Parameters &parameters);

private:
    Reply token(const http::IncomingRequest &request);

    YoukuModel &m_model;
    UploadHost m_uploadHost;
    ApiHost m_apiHost;
    SignedHost m_signedHost;
};

} // namespace sandbox
