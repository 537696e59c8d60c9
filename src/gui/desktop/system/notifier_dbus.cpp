#include "gui/desktop/notifier.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QHash>
#include <QLoggingCategory>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

Q_LOGGING_CATEGORY(log, "youchuan.desktop")

const QString service = u"org.freedesktop.Notifications"_s;
const QString path = u"/org/freedesktop/Notifications"_s;

} // namespace

// The notification service of freedesktop.org; needs no tray.
class BusNotifier : public QObject, public Notifier
{
    Q_OBJECT
public:
    BusNotifier()
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        bus.connect(service, path, service, u"ActionInvoked"_s, this, SLOT(taken(uint, QString)));
        bus.connect(service, path, service, u"NotificationClosed"_s, this, SLOT(closed(uint, uint)));
    }

    void notify(const QString &title, const QString &text, std::function<void()> clicked) override
    {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        const QStringList actions{u"default"_s, QCoreApplication::translate("Notifier", "Show")};
        const QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
        call << QCoreApplication::translate("Notifier", "Youchuan") << 0U
             << QGuiApplication::desktopFileName() << title << text.toHtmlEscaped() << actions << hints << -1;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, clicked] {
            watcher->deleteLater();
            const QDBusPendingReply<uint> reply = *watcher;
            if (reply.isError())
                qCInfo(log) << "the notification was not shown:" << reply.error().message();
            else
                m_shown.insert(reply.value(), clicked);
        });
    }

private slots:
    void taken(uint id, const QString &)
    {
        if (const auto clicked = m_shown.take(id))
            clicked();
    }
    void closed(uint id, uint) { m_shown.remove(id); }

private:
    QHash<uint, std::function<void()>> m_shown;
};

std::unique_ptr<Notifier> systemNotifier(Tray &)
{
    return std::make_unique<BusNotifier>();
}

} // namespace gui

#include "notifier_dbus.moc"
