#include "transfer/steps/describe_step.h"

namespace transfer {

void DescribeStep::begin()
{
    m_retrier.needAccount(m_record.account());
    m_retrier.run<base::Nothing>(
        [this](base::Answer<base::Nothing> answer) {
            const AccountSession &account = m_retrier.account();
            return account.api(m_record.api)
                .describe(account.credentials(), m_record.uploadToken, m_record.metadata, this, answer);
        },
        [this](const base::Result<base::Nothing> &result, base::Reaction reaction) {
            if (result.ok())
                advanceAndEnd([](UploadRecord &record) { record.undescribed = false; });
            else
                endBy(reaction, result.error());
        });
}

} // namespace transfer
