// Sleep and shutdown of the whole machine, by the system's own service. One implementation a system, chosen
// by CMake.
#pragma once

#include <functional>
#include <memory>

namespace gui {

enum class PowerWay { Sleep, ShutDown };

class Power
{
public:
    virtual ~Power() = default;

    // Whether the system would do it for this user, without a password. Answers at once or from the event
    // loop, while this lives.
    virtual void askWhether(PowerWay way, std::function<void(bool can)> done) = 0;
    // refused: called from the event loop when the system does not do it.
    virtual void run(PowerWay way, std::function<void()> refused) = 0;
};

std::unique_ptr<Power> systemPower();

} // namespace gui
