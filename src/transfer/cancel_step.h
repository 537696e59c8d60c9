// Cancels an upload at Youku; goes on trying while Youku cannot be reached (protocol 6.2).
#pragma once

#include "transfer/step.h"

namespace transfer {

class CancelStep : public ServerStep
{
    Q_OBJECT
public:
    using ServerStep::ServerStep;
    void begin() override;

private:
    void cancel(const QString &uploadServerIp);
    void done();
};

} // namespace transfer
