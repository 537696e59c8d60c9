// Hashed -> Created: tells Youku of the video. Nothing leaves before the file was seen to be the one that was
// hashed.
#pragma once

#include "transfer/step.h"

namespace transfer {

class CreateStep : public Step
{
    Q_OBJECT
public:
    using Step::Step;
    void begin() override;

private:
    void create();
    void created(const youku::Created &answer);
};

} // namespace transfer
