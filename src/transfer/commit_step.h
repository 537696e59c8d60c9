// Confirmed (or Created, when instant) -> Committing -> Published: exactly once (protocol 6.3).
//
// "Committing" is on disk before the first commit leaves. A commit whose answer was lost is repeated with the
// same token; when that is refused, videos/show tells whether the video exists. Nothing is created while that
// is unknown.
#pragma once

#include "transfer/step.h"
#include "youku/upload_server.h"

#include <memory>

namespace transfer {

class CommitStep : public Step
{
    Q_OBJECT
public:
    using Step::Step;
    void begin() override;

private:
    void commit();
    youku::Result<youku::Committed> aboutThisVideo(const youku::Result<youku::Committed> &result) const;
    void refused(const youku::Error &error, youku::Reaction reaction);
    void askFate(const youku::Error &refusal);
    void instantRefused(const youku::Error &error);
    void backTo(Stage stage);

    WarmServers::Lease m_server; // only when an instant upload needs the address
};

} // namespace transfer
