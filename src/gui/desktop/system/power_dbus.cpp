#include "gui/desktop/power.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

Q_LOGGING_CATEGORY(powerLog, "youchuan.desktop")

QDBusMessage toLogind(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                          u"org.freedesktop.login1.Manager"_s, method);
}

// systemd-logind, which asks the policies of the system first. run() comes after a yes of askWhether().
class LogindPower : public QObject, public Power
{
public:
    void askWhether(PowerWay way, std::function<void(bool)> done) override
    {
        if (!bus().isConnected())
            return done(false);
        const QString method = way == PowerWay::Sleep ? u"CanSuspend"_s : u"CanPowerOff"_s;
        auto *watcher = new QDBusPendingCallWatcher(bus().asyncCall(toLogind(method)), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, done = std::move(done)] {
            watcher->deleteLater();
            const QDBusPendingReply<QString> reply = *watcher;
            // "inhibited": while something holds it off, as this program itself does until everything ended.
            done(!reply.isError() && (reply.value() == "yes"_L1 || reply.value().startsWith("inhibit"_L1)));
        });
    }

    void run(PowerWay way, std::function<void()> refused) override
    {
        QDBusMessage call = toLogind(way == PowerWay::Sleep ? u"Suspend"_s : u"PowerOff"_s);
        call << false; // nobody is there to answer a question
        auto *watcher = new QDBusPendingCallWatcher(bus().asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, refused = std::move(refused)] {
            watcher->deleteLater();
            if (!watcher->isError())
                return;
            qCInfo(powerLog) << "the system refused:" << watcher->error().message();
            refused();
        });
    }

private:
    static QDBusConnection bus() { return QDBusConnection::systemBus(); }
};

} // namespace

std::unique_ptr<Power> systemPower()
{
    return std::make_unique<LogindPower>();
}

} // namespace gui
