// Hashed -> Created: tells Youku of the video. Nothing of it leaves before the file was seen to be the one
// that was hashed, of content that is not published already, and not larger than Youku takes.
#pragma once

#include "transfer/steps/step.h"

namespace transfer {

class CreateStep : public Step
{
    Q_OBJECT
public:
    using Step::Step;
    void begin() override;

private:
    void ifUnchanged(std::function<void()> next); // the file
    void ifNew(std::function<void()> next);       // its content, to the account in use
    void askSpec();
    void createIfTaken();
    void create();
    void created(const youku::Created &answer);
    bool mayBeForTheCloud(const base::Error &refusal) const;
    void onlyTheCloudIsThere();

    AccountId m_accountId;                       // that it was created with
    youku::ApiKind m_api = youku::ApiKind::Open; // by which
    bool m_withoutCloud = false;                 // it was refused
};

} // namespace transfer
