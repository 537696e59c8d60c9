// Uploads that were given a time of their own: nothing of their files leaves before.
//
// The engine's thread; owned by the queue. Wakes at the first of the times it was told, and not before.
#pragma once

#include "base/clock.h"
#include "transfer/services/gate.h"

#include <memory>
#include <set>

namespace transfer {

class StartTimes : public Gate
{
    Q_OBJECT
public:
    explicit StartTimes(base::Clock &clock);

    // Of one that is in the queue; tells when it has come.
    void expect(qint64 startAtMs);

    std::optional<Wait> holds(const UploadRecord &record) const override;
    Running running() const override { return Running::EndsSlices; }

private:
    void waitForFirst();
    void look();

    base::Clock &m_clock;
    std::set<qint64> m_times;           // that are still to come
    std::unique_ptr<QObject> m_waiting; // for the first
};

} // namespace transfer
