// How many uploads there are of what kind: kept up to date one by one, asked often.
#pragma once

#include "gui/queue/row_presentation.h"

#include <array>

namespace gui {

class QueueCounts
{
public:
    // What counts of one upload, as it was when it was counted.
    struct Kind {
        transfer::Activity activity = transfer::Activity::NotStarted;
        Group group = Group::Drafts;
        bool retryable = false; // it failed, and trying again may end otherwise
        bool startable = false; // Start all would do something with it
    };
    static Kind kindOf(const transfer::Upload &upload);

    void add(const Kind &kind, int times = 1); // -1: takes it away
    int of(Group group) const { return m_groups[std::size_t(group)]; }
    int of(transfer::Activity activity) const { return m_activities[std::size_t(activity)]; }
    int retryable() const { return m_retryable; }
    int startable() const { return m_startable; }

private:
    std::array<int, transfer::activityCount> m_activities{};
    std::array<int, groupCount> m_groups{};
    int m_retryable = 0;
    int m_startable = 0;
};

} // namespace gui
