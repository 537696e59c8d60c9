// Reasons outside of an upload for which it must not go on: no room on the disk, a metered line. Each is a
// small class; queue and uploads ask all of them at once.
#pragma once

#include "transfer/services/activity.h"

#include <QList>

namespace transfer {

class Journal;

// Engine thread. Never changes an upload: it is asked.
class Gate : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // What an upload waits for before it goes on; nothing: as far as this gate is concerned it may.
    virtual std::optional<Wait> holds(const UploadRecord &record) const = 0;
    // What becomes of what is held and sends already.
    enum class Running {
        GoesOn,
        EndsSlices, // what is on its way arrives, and no slice begins
        Stops,      // as for a pause
    };
    virtual Running running() const = 0;
    // When what it says changes by itself (ms since the epoch), as far as that is known.
    virtual std::optional<qint64> changesAtMs() const { return std::nullopt; }

signals:
    void changed();
};

class Gates : public QObject
{
    Q_OBJECT
public:
    // Until it is gone. What was added first is told first.
    void add(Gate *gate);

    std::optional<Wait> holds(const UploadRecord &record) const;
    bool stops(const UploadRecord &record) const;    // what of it runs
    bool heldBack(const UploadRecord &record) const; // nothing more of it begins, though it may run
    // Nothing when a gate says something else before that time is over: then it would go on otherwise, or
    // not at all.
    std::optional<TimeLeft> foreseen(std::optional<TimeLeft> left, qint64 nowMs) const;

signals:
    void changed();

private:
    bool anyHolds(const UploadRecord &record, Gate::Running least) const;

    QList<Gate *> m_gates;
};

// While records cannot be kept nothing begins; what has begun waits for its next write anyway.
class DiskGate : public Gate
{
    Q_OBJECT
public:
    explicit DiskGate(const Journal &journal);

    std::optional<Wait> holds(const UploadRecord &record) const override;
    Running running() const override { return Running::GoesOn; }

private:
    const Journal &m_journal;
};

} // namespace transfer
