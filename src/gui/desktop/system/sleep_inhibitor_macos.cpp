#include "gui/desktop/sleep_inhibitor.h"

#include <IOKit/pwr_mgt/IOPMLib.h>

namespace gui {

namespace {

class PowerAssertion : public SleepInhibitor
{
public:
    ~PowerAssertion() override { release(); }

    void hold(const QString &why) override
    {
        if (m_assertion != kIOPMNullAssertionID)
            return;
        CFStringRef name = why.toCFString();
        if (IOPMAssertionCreateWithName(kIOPMAssertionTypePreventUserIdleSystemSleep, kIOPMAssertionLevelOn,
                                        name, &m_assertion)
            != kIOReturnSuccess)
            m_assertion = kIOPMNullAssertionID;
        CFRelease(name);
    }

    void release() override
    {
        if (m_assertion == kIOPMNullAssertionID)
            return;
        IOPMAssertionRelease(m_assertion);
        m_assertion = kIOPMNullAssertionID;
    }

private:
    IOPMAssertionID m_assertion = kIOPMNullAssertionID;
};

} // namespace

std::unique_ptr<SleepInhibitor> systemSleepInhibitor()
{
    return std::make_unique<PowerAssertion>();
}

} // namespace gui
