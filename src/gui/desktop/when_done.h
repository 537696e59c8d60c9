// What happens once everything in the queue has ended: nothing, or the program quits, the computer sleeps or
// is shut down.
//
// Chosen for this run only, and once: never kept. First comes a countdown that anybody can stop; it stops by
// itself when something runs again.
#pragma once

#include "gui/desktop/power.h"
#include "transfer/queue/upload_queue.h"

#include <QActionGroup>
#include <QPointer>

class QMenu;

namespace gui {

class CountdownDialog;

class WhenDone : public QObject
{
    Q_OBJECT
public:
    enum class Act { Nothing, Quit, Sleep, ShutDown };

    // All of them outlive it.
    WhenDone(const transfer::UploadQueue &queue, Power &power, QWidget *window);

    // What can be chosen; what the system does not do is greyed.
    void fill(QMenu *menu);
    void choose(Act act);
    Act chosen() const { return m_chosen; }
    // "then the computer is shut down"; empty: nothing happens.
    QString words() const;
    void setPatience(int seconds) { m_seconds = seconds; }

    // Everything that was started has ended.
    void begin();

signals:
    void changed();
    void countdownBegins();
    void quitWanted();
    // What was chosen cannot be.
    void refused(const QString &sentence);

private:
    void offer(PowerWay way, QAction *action);
    void carryOut(Act act);
    void runOut(PowerWay way, const QString &refusal);

    const transfer::UploadQueue &m_queue;
    Power &m_power;
    QWidget *m_window;
    QActionGroup m_actions;
    QPointer<CountdownDialog> m_countdown;
    Act m_chosen = Act::Nothing;
    int m_seconds = 60;
};

} // namespace gui
