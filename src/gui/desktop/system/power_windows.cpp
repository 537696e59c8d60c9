#include "gui/desktop/power.h"

#include <QCoreApplication>

#include <windows.h>

#include <powrprof.h>

namespace gui {

namespace {

// Every program may shut down, but has to say that it means to.
bool takePrivilege()
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES | TOKEN_QUERY, &token))
        return false;
    TOKEN_PRIVILEGES privileges = {};
    privileges.PrivilegeCount = 1;
    privileges.Privileges[0].Attributes = SE_PRIVILEGE_ENABLED;
    const bool taken = LookupPrivilegeValueW(nullptr, L"SeShutdownPrivilege", &privileges.Privileges[0].Luid)
                       && AdjustTokenPrivileges(token, FALSE, &privileges, 0, nullptr, nullptr)
                       && GetLastError() == ERROR_SUCCESS;
    CloseHandle(token);
    return taken;
}

class WindowsPower : public Power
{
public:
    void askWhether(PowerWay way, std::function<void(bool)> done) override
    {
        done(way == PowerWay::ShutDown || IsPwrSuspendAllowed());
    }

    void run(PowerWay way, std::function<void()> refused) override
    {
        constexpr DWORD reason = SHTDN_REASON_MAJOR_APPLICATION | SHTDN_REASON_FLAG_PLANNED;
        const bool done = takePrivilege()
                          && (way == PowerWay::Sleep ? SetSuspendState(FALSE, FALSE, FALSE)
                                                     : ExitWindowsEx(EWX_POWEROFF, reason));
        if (!done)
            QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(refused), Qt::QueuedConnection);
    }
};

} // namespace

std::unique_ptr<Power> systemPower()
{
    return std::make_unique<WindowsPower>();
}

} // namespace gui
