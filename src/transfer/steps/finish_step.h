// Asks until Youku has every byte: Sent -> Confirmed, or back to Prepared when slices are missing.
//
// Also the first step after any death (protocol 5.6). Polls with growing pauses, begins with short ones again
// when the server gets on, gives up after half an hour without progress; the state is kept.
#pragma once

#include "transfer/steps/step.h"

namespace transfer {

class FinishStep : public Step
{
    Q_OBJECT
public:
    using Step::Step;
    void begin() override;

private:
    void ask();
    void told(const Standing &standing);
    void sendOn(const Standing &standing);
    void openAnew(const Standing &standing);
    void confirmed(const Standing &standing);
    void askAgain(const Standing &standing);

    qint64 m_progressedMs = 0;
    int m_progress = -1;
    double m_pauseMs = 0;
    int m_asked = 0; // for what was lost
};

} // namespace transfer
