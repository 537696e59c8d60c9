#include "transfer/steps/open_step.h"

#include <algorithm>

namespace transfer {

void OpenStep::begin()
{
    // Slices that Youku found too large stay smaller.
    const int wanted = m_services.lanes.sliceLengthKb(
        server(), m_record.identity.size, m_services.limiter.limit(), transport().limits().lengths);
    const int sliceLengthKb = std::min(m_record.sliceLengthKb, wanted);
    m_retrier.run<Opened>(
        transport().rules(),
        [this, sliceLengthKb](base::Answer<Opened> answer) {
            return transport().open(sliceLengthKb, this, answer);
        },
        [this](const base::Result<Opened> &result, base::Reaction reaction) {
            if (result.ok())
                return opened(result.value());
            endBy(reaction, result.error());
        });
}

void OpenStep::opened(const Opened &answer)
{
    advanceAndEnd([answer](UploadRecord &record) {
        record.transportState = answer.state;
        record.sliceLengthKb = answer.sliceLengthKb;
        record.stage = Stage::Prepared;
    });
}

} // namespace transfer
