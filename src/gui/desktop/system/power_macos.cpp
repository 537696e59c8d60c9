#include "gui/desktop/power.h"

#include <QCoreApplication>

#include <CoreServices/CoreServices.h>

namespace gui {

namespace {

// An Apple event to the system's own process, as the Apple menu sends it.
bool tellSystem(AEEventID event)
{
    const ProcessSerialNumber system = {0, kSystemProcess};
    AEAddressDesc target = {typeNull, nullptr};
    AppleEvent message = {typeNull, nullptr};
    AppleEvent reply = {typeNull, nullptr};
    bool sent = false;
    if (AECreateDesc(typeProcessSerialNumber, &system, sizeof(system), &target) == noErr
        && AECreateAppleEvent(kCoreEventClass, event, &target, kAutoGenerateReturnID, kAnyTransactionID,
                              &message)
               == noErr)
        sent = AESendMessage(&message, &reply, kAENoReply, kAEDefaultTimeout) == noErr;
    AEDisposeDesc(&reply);
    AEDisposeDesc(&message);
    AEDisposeDesc(&target);
    return sent;
}

class MacPower : public Power
{
public:
    void askWhether(PowerWay, std::function<void(bool)> done) override { done(true); }

    void run(PowerWay way, std::function<void()> refused) override
    {
        if (!tellSystem(way == PowerWay::Sleep ? kAESleep : kAEShutDown))
            QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(refused), Qt::QueuedConnection);
    }
};

} // namespace

std::unique_ptr<Power> systemPower()
{
    return std::make_unique<MacPower>();
}

} // namespace gui
