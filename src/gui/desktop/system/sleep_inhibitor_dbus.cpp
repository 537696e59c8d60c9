#include "gui/desktop/sleep_inhibitor.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

Q_LOGGING_CATEGORY(inhibitorLog, "youchuan.desktop")

// systemd-logind hands out a descriptor; sleep is held off until it is closed. "sleep" alone: the screen may
// go dark.
class LogindInhibitor : public QObject, public SleepInhibitor
{
public:
    void hold(const QString &why) override
    {
        if (m_wanted)
            return;
        m_wanted = true;
        const QDBusConnection bus = QDBusConnection::systemBus();
        if (!bus.isConnected()) {
            qCInfo(inhibitorLog) << "sleep is not held off: there is no system bus";
            return;
        }
        QDBusMessage call =
            QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                           u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
        call << u"sleep"_s << QCoreApplication::applicationName() << why << u"block"_s;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, &LogindInhibitor::take);
    }

    void release() override
    {
        m_wanted = false;
        m_held = QDBusUnixFileDescriptor();
    }

private:
    void take(QDBusPendingCallWatcher *watcher)
    {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (reply.isError())
            qCInfo(inhibitorLog) << "sleep is not held off:" << reply.error().message();
        else if (m_wanted)
            m_held = reply.value();
    }

    QDBusUnixFileDescriptor m_held;
    bool m_wanted = false;
};

} // namespace

std::unique_ptr<SleepInhibitor> systemSleepInhibitor()
{
    return std::make_unique<LogindInhibitor>();
}

} // namespace gui
