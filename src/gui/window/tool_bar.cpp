#include "gui/window/tool_bar.h"

#include "gui/window/account_button.h"
#include "gui/window/speed_limit_button.h"

#include <QAction>
#include <QEvent>
#include <QLayout>
#include <QPainter>
#include <QToolButton>

namespace gui {

namespace {
constexpr int iconsOnlyBelow = 900;
constexpr int leastHeight = 44;
} // namespace

ToolBar::ToolBar(QWidget *parent) : QToolBar(parent) {}

void ToolBar::complete(engine::Engine &engine, QAction *addFiles, const QList<QAction *> &ofAccounts,
                       QAction *details)
{
    m_addFiles = addFiles;
    m_details = details;

    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(gap);
    auto *speedLimit = new SpeedLimitButton(engine.settings(), engine.schedule());
    connect(speedLimit, &SpeedLimitButton::told, this, &ToolBar::arrange);
    addWidget(speedLimit);

    m_account = new AccountButton(engine, ofAccounts);
    connect(m_account, &AccountButton::told, this, &ToolBar::arrange);
    addWidget(m_account);

    m_detailsSeparator = addSeparator();
    addAction(details);
    for (QAction *action : actions()) {
        if (QWidget *button = widgetForAction(action); qobject_cast<QToolButton *>(button))
            button->setFocusPolicy(Qt::TabFocus);
    }
    toggleViewAction()->setVisible(false); // nothing brings it back but a menu nobody looks for
    layout()->setSpacing(6);
    setHeight();
    arrange();
}

void ToolBar::setDetailsVisible(bool visible)
{
    m_details->setVisible(visible);
    m_detailsSeparator->setVisible(visible);
    arrange();
}

void ToolBar::arrange()
{
    const bool room = width() >= iconsOnlyBelow;
    showTexts(room);
    if (room && layout()->sizeHint().width() > width())
        showTexts(false); // else a button would have to hide
}

void ToolBar::showTexts(bool shown)
{
    for (QAction *action : actions()) {
        auto *button = qobject_cast<QToolButton *>(widgetForAction(action));
        if (!button)
            continue;
        const bool text = action == m_details ? !shown : shown || action == m_addFiles;
        button->setToolButtonStyle(text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    }
}

void ToolBar::setHeight()
{
    setMinimumHeight(std::max(leastHeight, fontMetrics().height() + 26));
}

// Flat, whatever shades the style would put behind it.
void ToolBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), palette().color(QPalette::Mid));
}

void ToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    arrange();
}

void ToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_account) {
        setHeight();
        arrange();
    }
}

} // namespace gui
