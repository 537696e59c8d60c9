#include "gui/window/area_focus.h"

#include <QShortcut>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace gui {

namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

void enter(QWidget *area)
{
    if (takesFocus(area)) {
        area->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget *child : area->findChildren<QWidget *>()) {
        if (takesFocus(child)) {
            child->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace

AreaFocus::AreaFocus(const QList<QWidget *> &areas, QWidget *window)
    : QObject(window)
    , m_areas(areas)
    , m_window(window)
{
    const auto bind = [this, window](const QString &keys, bool forward) {
        auto *shortcut = new QShortcut(QKeySequence(keys), window);
        connect(shortcut, &QShortcut::activated, this, [this, forward] { move(forward); });
    };
    bind(u"F6"_s, true);
    bind(u"Shift+F6"_s, false);
}

void AreaFocus::move(bool forward)
{
    QList<QWidget *> shown;
    qsizetype now = 0;
    const QWidget *focused = m_window->focusWidget();
    for (QWidget *area : std::as_const(m_areas)) {
        if (!area->isVisible())
            continue;
        if (focused && (area == focused || area->isAncestorOf(focused)))
            now = shown.size();
        shown.append(area);
    }
    if (!shown.isEmpty())
        enter(shown[(now + (forward ? 1 : shown.size() - 1)) % shown.size()]);
}

} // namespace gui
