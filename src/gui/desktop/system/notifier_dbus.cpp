#include "base/plain_text.h"
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

Q_LOGGING_CATEGORY(notifierLog, "youchuan.desktop")

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
        const QString line = base::shownLine(title);
        const QString lines = base::shownLines(text);
        const auto call = QDBusMessage::createMethodCall(service, path, service, u"GetCapabilities"_s);
        whenAnswered<QStringList>(
            call, [this, line, lines, clicked](const QDBusPendingReply<QStringList> &can) {
                // A service that knows no markup must not be sent any; which of them is there may change.
                const bool plain = can.isValid() && !can.value().contains(u"body-markup"_s);
                show(line, plain ? lines : lines.toHtmlEscaped(), clicked);
            });
    }

private:
    void show(const QString &title, const QString &text, const std::function<void()> &clicked)
    {
        const QStringList actions{u"default"_s, QCoreApplication::translate("Notifier", "Show")};
        const QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, service, u"Notify"_s);
        call << QCoreApplication::translate("Notifier", "Youchuan") << 0U
             << QGuiApplication::desktopFileName() << title << text << actions << hints << -1;
        whenAnswered<uint>(call, [this, clicked](const QDBusPendingReply<uint> &reply) {
            if (reply.isError())
                qCInfo(notifierLog) << "the notification was not shown:" << reply.error().message();
            else
                m_shown.insert(reply.value(), clicked);
        });
    }

    // Nothing happens without a bus.
    template <typename T, typename Then>
    void whenAnswered(const QDBusMessage &call, Then then)
    {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then] {
            watcher->deleteLater();
            then(QDBusPendingReply<T>(*watcher));
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
