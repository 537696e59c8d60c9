// The API host's part of an upload: create, commit, cancel (protocol chapters 4 and 6), and the keys to the
// object store (9.2).
#pragma once

#include "base/clock.h"
#include "sandbox/model/behaviour.h"
#include "sandbox/model/uploads.h"
#include "sandbox/protocol/parameters.h"
#include "sandbox/protocol/reply.h"

namespace sandbox {

class Accounts;
class ObjectStore;
class UploadHost;

class ApiHost
{
public:
    ApiHost(const Accounts &accounts, Uploads &uploads, UploadHost &uploadHost, ObjectStore &cloud,
            const Behaviour &behaviour, Counters &counters, const base::Clock &clock);

    // serverUri: where the upload server is, "127.0.0.1:<port>".
    Reply create(const Parameters &parameters, const QString &serverUri);
    // What create of either API does once its parameters are found good. wish: what is known but the file.
    Reply begin(Upload wish, const Parameters &parameters, bool wantsStore, const QString &serverUri);
    Reply commit(const Parameters &parameters);
    Reply cancel(const Parameters &parameters);
    // get_sts_inf; takes what stands in the query (protocol 9.2). getsts of the signed API likewise.
    Reply temporaryKeys(const Parameters &query);

private:
    // What commit and cancel test alike; 0 when all is well, and then *upload is set.
    qint64 refusal(const Parameters &parameters, Upload **upload);
    qint64 commitRefusal(const Parameters &parameters, Upload &upload);
    // Whether what commit must say of the place of the bytes is there and right.
    qint64 addressRefusal(const Parameters &parameters, const Upload &upload) const;
    bool isWhole(Upload &upload);
    // Whether this upload_server_ip will do.
    bool namesServer(const QString &ip, const Upload &upload) const;

    const Accounts &m_accounts;
    Uploads &m_uploads;
    UploadHost &m_uploadHost;
    ObjectStore &m_cloud;
    const Behaviour &m_behaviour;
    Counters &m_counters;
    const base::Clock &m_clock;
};

} // namespace sandbox
