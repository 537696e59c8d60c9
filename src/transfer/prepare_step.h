// Created -> Prepared: finds the machine behind the upload server's name and tells it of the file. Sent again
// when it is not known whether it arrived.
#pragma once

#include "transfer/step.h"

namespace transfer {

class PrepareStep : public ServerStep
{
    Q_OBJECT
public:
    using ServerStep::ServerStep;
    void begin() override;

private:
    void createFile();
    void prepared();

    int m_sliceLengthKb = 0;
    QString m_address; // of the machine; empty: not known
};

} // namespace transfer
