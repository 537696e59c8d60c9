// The API host's part of an upload: create, commit, cancel (protocol chapters 4 and 6).
#pragma once

#include "base/clock.h"
#include "sandbox/model/behaviour.h"
#include "sandbox/model/uploads.h"
#include "sandbox/protocol/parameters.h"
#include "sandbox/protocol/reply.h"

namespace sandbox {

class Accounts;
class UploadHost;

class ApiHost
{
public:
    ApiHost(const Accounts &accounts, Uploads &uploads, UploadHost &uploadHost, const Behaviour &behaviour,
            Counters &counters, const base::Clock &clock);

    // serverUri: where the upload server is, "127.0.0.1:<port>".
    Reply create(const Parameters &parameters, const QString &serverUri);
    Reply commit(const Parameters &parameters);
    Reply cancel(const Parameters &parameters);

private:
    // What commit and cancel test alike; 0 when all is well, and then *upload is set.
    qint64 refusal(const Parameters &parameters, Upload **upload);
    qint64 commitRefusal(const Parameters &parameters, Upload &upload);
    // Whether this upload_server_ip will do.
    bool namesServer(const QString &ip, const Upload &upload) const;

    const Accounts &m_accounts;
    Uploads &m_uploads;
    UploadHost &m_uploadHost;
    const Behaviour &m_behaviour;
    Counters &m_counters;
    const base::Clock &m_clock;
};

} // namespace sandbox
