// The hosts of Youku behind one door: which of them answers a call, and how.
#pragma once

#include "http/server/http_answer.h"
#include "http/server/incoming_request.h"
#include "sandbox/hosts/api_host.h"
#include "sandbox/hosts/signed_host.h"
#include "sandbox/hosts/upload_host.h"
#include "sandbox/hosts/video_host.h"

namespace sandbox {

class ObjectStore;
class YoukuModel;

class Dispatcher
{
public:
    Dispatcher(YoukuModel &model, ObjectStore &cloud);

    // One call of an endpoint in Faults::endpoints(), upload_slice apart. serverUri: what create says of the
    // upload server. connection: its id.
    Reply call(const QString &endpoint, const http::IncomingRequest &request, Hand hand,
               const QString &serverUri, qint64 connection);
    // sums: of sliceOf(request).
    Reply uploadSlice(const http::IncomingRequest &request, const SliceSums &sums, Hand hand,
                      qint64 connection);
    // The head of an upload_slice has come.
    void sliceBegun(const http::IncomingRequest &request, qint64 connection);
    void connectionEnded(qint64 connection);

    // Youku's page for the browser, with a user who always says yes.
    http::HttpAnswer authorize(const Parameters &parameters);

private:
    Reply token(const http::IncomingRequest &request);

    YoukuModel &m_model;
    UploadHost m_uploadHost;
    ApiHost m_apiHost;
    VideoHost m_videoHost;
    SignedHost m_signedHost;
};

} // namespace sandbox
