// Confirmed (or Created, when instant) -> Committing -> Published: exactly once (protocol 6.3).
//
// What is published is one finished file: it is looked at once more before the first commit, and one that
// changed moments before it was hashed is watched until it can be called finished.
//
// "Committing" is on disk before the first commit leaves. A commit whose answer was lost is repeated with the
// same token; when that comes to nothing, videos/show tells whether the video exists. While that is unknown
// nothing is created and nothing is called failed. Only a refusal of what is certainly the first commit, or
// of one that published nothing, ends in Failed; then the stage is again the one before Committing.
#pragma once

#include "transfer/steps/step.h"

namespace transfer {

class CommitStep : public Step
{
    Q_OBJECT
public:
    using Step::Step;
    void begin() override;

private:
    void lookBeforeCommit();
    void commitIfFinished(const FileIdentity &now);
    void firstCommit();
    void commit();
    base::Result<youku::Committed> aboutThisVideo(const base::Result<youku::Committed> &result) const;
    void askWhetherPublished(const base::Error &refusal);
    void refused(const base::Error &error);
    void bringWhatLacks(const base::Error &error);
    void sendTheBytes(const QJsonObject &state);
    void failAt(Stage stage, const base::Error &error);

    bool m_mayHaveArrived = false; // a commit that nobody answered for certain
};

} // namespace transfer
