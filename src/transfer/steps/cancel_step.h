// Cancels an upload: clears away what lies at its server, then tells Youku (protocol 6.2, 9.6). Goes on
// trying while Youku cannot be reached. A server's own troubles are not waited for: the upload ends, and what
// is left there is cleared away later (LeftoverSweep). Only then is Youku told, which lets us in no more once
// it knows.
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
    void abandon();
    void abandoned(const base::Result<youku::Parameters> &result);
    void cancel(const youku::Parameters &extras);
    void askWhetherPublished();
    void giveUp(const base::Error &error);
    void end(UploadRecord::Cancel how);

    bool m_cleared = false; // nothing of it lies at the server
};

} // namespace transfer
