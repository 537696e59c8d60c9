// Notifications of the desktop, by the system's own service.
// Where it fails nothing is shown, and nobody waits for it.
#pragma once

#include <QString>

#include <functional>
#include <memory>

namespace gui {

class Tray;

class Notifier
{
public:
    virtual ~Notifier() = default;

    // clicked is called when the user takes it up, while this lives.
    virtual void notify(const QString &title, const QString &text, std::function<void()> clicked) = 0;
};

// tray: outlives it; where the system has no other service it shows the message.
std::unique_ptr<Notifier> systemNotifier(Tray &tray);

} // namespace gui
