// Cancels an upload at Youku; goes on trying while Youku cannot be reached (protocol 6.2).
//
// When a commit was on its way and Youku has nothing to cancel any more, it may be published: then that is
// asked, and told as it is. Where nobody can ever tell it fails with that.
#pragma once

#include "transfer/steps/step.h"

namespace transfer {

class CancelStep : public Step
{
    Q_OBJECT
public:
    using Step::Step;
    void begin() override;

private:
    void cancel(const youku::Parameters &extras);
    void askWhetherPublished();
    void giveUp(const base::Error &error);
    void done();

    bool m_cleared = false; // nothing of it lies at the server
};

} // namespace transfer
