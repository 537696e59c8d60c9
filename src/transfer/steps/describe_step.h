// Created, where create could not tell what viewers will see (protocol 11): tells it, before any byte is
// sent. By the token that create gave, which is kept by now: however often it is tried, also after a death,
// it makes no second video.
#pragma once

#include "transfer/steps/step.h"

namespace transfer {

class DescribeStep : public Step
{
    Q_OBJECT
public:
    using Step::Step;
    void begin() override;
};

} // namespace transfer
