#include "gui/speed/speed_place.h"

#include "gui/queue/run.h"
#include "gui/queue/view/queue_view.h"
#include "gui/speed/sparkline.h"
#include "gui/speed/speed_recorder.h"
#include "gui/speed/speed_window.h"

#include <QAction>
#include <QEvent>
#include <QShortcut>

#include <algorithm>

namespace gui {

namespace {

constexpr int narrowestFrame = 340;
constexpr int wholeWidthBelow = 760;
constexpr int edgeRight = 6;
constexpr int edgeBelow = 5;
constexpr int edgeAbove = 8;

} // namespace

SpeedPlace::SpeedPlace(engine::Engine &engine, const Run &run, const QueueView &view, QWidget *panel,
                       QWidget *content, QAction *action)
    : QObject(content)
    , m_engine(engine)
    , m_view(view)
    , m_panel(panel)
    , m_content(content)
    , m_recorder(new SpeedRecorder(engine.queue(), m_clock, this))
    , m_speed(new SpeedWindow(engine, run, *m_recorder, m_clock, content))
    , m_escape(new QShortcut(Qt::Key_Escape, content))
{
    m_escape->setEnabled(false);
    connect(action, &QAction::toggled, this, &SpeedPlace::setShown);
    const auto close = [action] {
        action->setChecked(false);
    };
    connect(m_escape, &QShortcut::activated, this, close);
    connect(m_speed, &SpeedWindow::closeWanted, this, close);
    connect(m_speed, &SpeedWindow::heightChanged, this, &SpeedPlace::arrange);
    connect(&view, &QueueView::selectionChangedTo, m_speed, &SpeedWindow::showUploads);
    m_speed->showUploads(view.selectedIds());
    for (QObject *each : {static_cast<QObject *>(content), static_cast<QObject *>(panel),
                          static_cast<QObject *>(content->window())})
        each->installEventFilter(this);
}

QWidget *SpeedPlace::smallLine()
{
    auto *line = new Sparkline;
    const auto show = [this, line] {
        line->showRecord(m_recorder->upToNow(), m_engine.speedLimit());
    };
    connect(m_recorder, &SpeedRecorder::recorded, line, show);
    show();
    return line;
}

void SpeedPlace::keepAbove(QWidget *strip)
{
    m_strip = strip;
    strip->installEventFilter(this);
}

void SpeedPlace::setShown(bool shown)
{
    m_escape->setEnabled(shown);
    if (shown) {
        m_speed->raise();
        m_speed->resize(narrowestFrame, 0);
        arrange();
    }
    m_speed->setVisible(shown);
}

bool SpeedPlace::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (m_escape->isEnabled())
            QMetaObject::invokeMethod(this, &SpeedPlace::arrange, Qt::QueuedConnection); // all are in place
        break;
    case QEvent::WindowStateChange:
        m_speed->wake();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void SpeedPlace::arrange()
{
    const QRect all = m_content->rect();
    const bool beside = m_panel->isVisible() && m_view.isVisible();
    int width = narrowestFrame;
    int top = edgeAbove;
    int right = edgeRight;
    if (m_content->window()->width() < wholeWidthBelow) {
        width = all.width();
        right = 0;
    } else if (beside) {
        width = std::max(narrowestFrame, m_panel->width() - 2 * edgeRight);
        top += m_panel->mapTo(m_content, QPoint(0, 0)).y();
    }
    const int left = all.width() - right - width;
    int bottom = all.height() - edgeBelow;
    if (m_strip && m_strip->isVisible()) {
        const QPoint strip = m_strip->mapToGlobal(QPoint()) - m_content->mapToGlobal(QPoint());
        if (left < strip.x() + m_strip->width())
            bottom = std::min(bottom, strip.y() - edgeBelow);
    }
    const int height = std::min(m_speed->heightFor(width), bottom - top);
    m_speed->setGeometry(left, bottom - height, width, height);
}

} // namespace gui
