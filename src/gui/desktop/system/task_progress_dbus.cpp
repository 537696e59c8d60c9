#include "gui/desktop/task_progress.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

// The launchers' common signal (Unity's, which Plasma and Dash to Dock hear as well). They find the program
// by its desktop file.
class LauncherEntry : public TaskProgress
{
public:
    void show(QWidget *, double share, bool trouble) override
    {
        tell({{u"progress"_s, share}, {u"progress-visible"_s, true}, {u"urgent"_s, trouble}});
    }

    void clear(QWidget *) override { tell({{u"progress-visible"_s, false}, {u"urgent"_s, false}}); }

private:
    void tell(const QVariantMap &properties)
    {
        if (properties == m_told)
            return;
        m_told = properties;
        QDBusMessage signal = QDBusMessage::createSignal(u"/com/canonical/unity/launcherentry/youchuan"_s,
                                                         u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
        signal << u"application://%1.desktop"_s.arg(QGuiApplication::desktopFileName()) << properties;
        QDBusConnection::sessionBus().send(signal);
    }

    QVariantMap m_told;
};

} // namespace

std::unique_ptr<TaskProgress> systemTaskProgress()
{
    return std::make_unique<LauncherEntry>();
}

} // namespace gui
