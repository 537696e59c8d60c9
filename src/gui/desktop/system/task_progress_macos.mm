#include "gui/desktop/task_progress.h"

#include <QString>

#include <cmath>

#import <AppKit/AppKit.h>

namespace gui {

namespace {

// The dock shows a badge: whole percents, or "!" while something needs the user.
class DockBadge : public TaskProgress
{
public:
    void show(QWidget *, double share, bool trouble) override
    {
        const QString percent = QString::number(int(std::floor(share * 100))) + QLatin1Char('%');
        set(trouble ? QStringLiteral("!") : percent);
    }

    void clear(QWidget *) override { set({}); }

private:
    void set(const QString &text) { NSApp.dockTile.badgeLabel = text.isEmpty() ? nil : text.toNSString(); }
};

} // namespace

std::unique_ptr<TaskProgress> systemTaskProgress()
{
    return std::make_unique<DockBadge>();
}

} // namespace gui
