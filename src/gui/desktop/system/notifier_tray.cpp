#include "base/plain_text.h"
#include "gui/desktop/notifier.h"
#include "gui/desktop/tray.h"

namespace gui {

namespace {

// Windows and macOS show what the tray's icon is given as a notification of their own.
class TrayNotifier : public QObject, public Notifier
{
public:
    explicit TrayNotifier(Tray &tray) : m_tray(tray)
    {
        connect(&tray, &Tray::messageClicked, this, [this] {
            if (m_clicked)
                m_clicked();
        });
    }

    void notify(const QString &title, const QString &text, std::function<void()> clicked) override
    {
        m_clicked = std::move(clicked); // only the newest is shown
        const QString lines = base::shownLines(text);
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
        m_tray.showMessage(base::shownLine(title), lines);
#else
        // May reach a service that knows markup.
        m_tray.showMessage(base::shownLine(title), lines.toHtmlEscaped());
#endif
    }

private:
    Tray &m_tray;
    std::function<void()> m_clicked;
};

} // namespace

std::unique_ptr<Notifier> systemNotifier(Tray &tray)
{
    return std::make_unique<TrayNotifier>(tray);
}

} // namespace gui
