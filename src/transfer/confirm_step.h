// Asks check until Youku has every byte: Sent -> Confirmed, or back to Prepared when slices are missing.
//
// Also the first step after any death (protocol 5.6). Polls with growing pauses, begins with short ones again
// when a percentage grows, gives up after half an hour without progress; the state is kept.
#pragma once

#include "transfer/step.h"

namespace transfer {

class ConfirmStep : public ServerStep
{
    Q_OBJECT
public:
    using ServerStep::ServerStep;
    void begin() override;

private:
    void check();
    void checked(const youku::Checked &answer);
    void lookForLostSlices();
    void compareSize(const QString &uploadServerIp);
    void sendOn(const QList<youku::SliceTask> &tasks);
    void confirmed(const QString &uploadServerIp);
    void askAgain(int progress, bool lostSlices = false);

    qint64 m_progressedMs = 0;
    int m_progress = -1;
    double m_pauseMs = 0;
    int m_asked = 0; // for what was lost
};

} // namespace transfer
