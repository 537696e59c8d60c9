// Where the speed window lies over the content of the main window, and what opens and closes it: its action,
// Esc, its cross. Where there is a panel it lies over that, else over the list at the right, above what is
// told there.
#pragma once

#include "base/clock.h"
#include "engine/engine.h"

#include <QObject>

class QAction;
class QShortcut;

namespace gui {

class QueueView;
class Run;
class SpeedRecorder;
class SpeedWindow;

class SpeedPlace : public QObject
{
    Q_OBJECT
public:
    // content: of the main window, goes with it; view and panel are somewhere in it. action: checked while
    // the speed is shown.
    SpeedPlace(engine::Engine &engine, const Run &run, const QueueView &view, QWidget *panel,
               QWidget *content, QAction *action);

    // Lies over the foot of the list at times: the frame ends above it. Outlives this.
    void keepAbove(QWidget *strip);

    // A new one of the same record (gui/speed/sparkline.h), for who takes it.
    QWidget *smallLine();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setShown(bool shown);
    void arrange();

    engine::Engine &m_engine;
    const QueueView &m_view;
    QWidget *m_panel;
    QWidget *m_content;
    QWidget *m_strip = nullptr;
    base::SystemClock m_clock;
    SpeedRecorder *m_recorder;
    SpeedWindow *m_speed;
    QShortcut *m_escape;
};

} // namespace gui
