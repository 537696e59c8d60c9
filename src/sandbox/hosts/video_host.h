// The API host's part of published videos: show, show_batch, by_me, update and destroy (protocol 7.3, 7.4).
#pragma once

#include "base/clock.h"
#include "sandbox/model/behaviour.h"
#include "sandbox/model/uploads.h"
#include "sandbox/protocol/parameters.h"
#include "sandbox/protocol/reply.h"

#include <optional>

namespace sandbox {

class Accounts;

class VideoHost
{
public:
    VideoHost(const Accounts &accounts, Uploads &uploads, const Behaviour &behaviour,
              const base::Clock &clock);

    // Nothing when the endpoint is none of these.
    std::optional<Reply> call(const QString &endpoint, const QByteArray &method,
                              const Parameters &parameters);

private:
    Reply show(const Parameters &parameters);
    Reply showBatch(const Parameters &parameters);
    Reply byMe(const Parameters &parameters);
    Reply update(const Parameters &parameters);
    Reply destroy(const Parameters &parameters);

    // Null when it was never committed, or is gone.
    Upload *find(const QString &videoId);
    // What show and show_batch test: they take the app's id alone; 0 when it is good.
    qint64 appRefusal(const Parameters &parameters) const;
    // What update and destroy test alike; 0 when all is well, and then *upload is set.
    qint64 ownerRefusal(const Parameters &parameters, Upload **upload);
    QJsonObject describe(const Upload &upload) const;
    QString stateOf(const Upload &upload) const;

    const Accounts &m_accounts;
    Uploads &m_uploads;
    const Behaviour &m_behaviour;
    const base::Clock &m_clock;
};

} // namespace sandbox
