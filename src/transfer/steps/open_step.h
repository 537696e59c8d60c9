// Created -> Prepared: makes a place for the bytes ready. Sent again when it is not known whether it arrived.
#pragma once

#include "transfer/steps/step.h"

namespace transfer {

class OpenStep : public Step
{
    Q_OBJECT
public:
    using Step::Step;
    void begin() override;

private:
    void opened(const Opened &answer);
};

} // namespace transfer
