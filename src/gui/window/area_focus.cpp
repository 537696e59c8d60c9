#include "gui/window/area_focus.h"

#include <QShortcut>
#include <QWidget>

#include <algorithm>

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

void AreaFocus::putInOrder(const QList<QWidget *> &areas)
{
    QList<QList<QWidget *>> byArea(areas.size());
    QList<QWidget *> before;
    const auto areaOf = [&areas](const QWidget *widget) {
        return std::find_if(
                   areas.cbegin(), areas.cend(),
                   [widget](const QWidget *area) { return area == widget || area->isAncestorOf(widget); })
               - areas.cbegin();
    };
    QWidget *first = areas.first();
    QWidget *widget = first;
    do {
        const auto area = areaOf(widget);
        if (area < areas.size() && widget->focusPolicy() != Qt::NoFocus && !widget->focusProxy()) {
            byArea[area].append(widget);
            before.append(widget);
        }
        widget = widget->nextInFocusChain();
    } while (widget != first);
    QList<QWidget *> wanted;
    for (const QList<QWidget *> &some : std::as_const(byArea))
        wanted.append(some);
    if (wanted == before)
        return;
    for (qsizetype i = 1; i < wanted.size(); ++i)
        QWidget::setTabOrder(wanted[i - 1], wanted[i]);
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
