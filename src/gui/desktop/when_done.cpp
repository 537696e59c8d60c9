#include "gui/desktop/when_done.h"

#include "gui/desktop/countdown_dialog.h"

#include <QMenu>

#include <utility>

namespace gui {

WhenDone::WhenDone(const transfer::UploadQueue &queue, Power &power, QWidget *window)
    : QObject(window)
    , m_queue(queue)
    , m_power(power)
    , m_window(window)
    , m_actions(this)
{
    const std::pair<Act, QString> choices[] = {{Act::Nothing, tr("Do nothing")},
                                               {Act::Quit, tr("Quit Youchuan")},
                                               {Act::Sleep, tr("Sleep")},
                                               {Act::ShutDown, tr("Shut down")}};
    for (const auto &[act, text] : choices) {
        QAction *action = m_actions.addAction(text);
        action->setCheckable(true);
        action->setData(int(act));
        action->setChecked(act == Act::Nothing);
    }
    connect(&m_actions, &QActionGroup::triggered, this,
            [this](const QAction *action) { choose(Act(action->data().toInt())); });
    connect(&queue, &transfer::UploadQueue::changed, this, [this] {
        if (m_countdown && m_queue.anythingRunning())
            m_countdown->reject();
    });
}

void WhenDone::fill(QMenu *menu)
{
    const QList<QAction *> actions = m_actions.actions();
    menu->addActions(actions);
    offer(PowerWay::Sleep, actions[int(Act::Sleep)]);
    offer(PowerWay::ShutDown, actions[int(Act::ShutDown)]);
}

void WhenDone::offer(PowerWay way, QAction *action)
{
    action->setEnabled(false);
    m_power.askWhether(way, [action = QPointer(action)](bool can) {
        if (action)
            action->setEnabled(can);
    });
}

void WhenDone::choose(Act act)
{
    m_actions.actions()[int(act)]->setChecked(true);
    if (std::exchange(m_chosen, act) != act)
        emit changed();
}

QString WhenDone::words() const
{
    switch (m_chosen) {
    case Act::Nothing:
        break;
    case Act::Quit:
        return tr("then Youchuan quits");
    case Act::Sleep:
        return tr("then the computer sleeps");
    case Act::ShutDown:
        return tr("then the computer is shut down");
    }
    return {};
}

void WhenDone::begin()
{
    const Act act = m_chosen;
    if (act == Act::Nothing || m_countdown)
        return;
    switch (act) {
    case Act::Nothing:
        return;
    case Act::Quit:
        m_countdown = new CountdownDialog({tr("Youchuan quits in %1."), tr("Quit now")}, m_seconds, m_window);
        break;
    case Act::Sleep:
        m_countdown =
            new CountdownDialog({tr("The computer sleeps in %1."), tr("Sleep now")}, m_seconds, m_window);
        break;
    case Act::ShutDown:
        m_countdown = new CountdownDialog({tr("The computer is shut down in %1."), tr("Shut down now")},
                                          m_seconds, m_window);
        break;
    }
    connect(m_countdown, &QDialog::finished, this, [this, act, countdown = m_countdown.data()] {
        m_countdown = nullptr;
        choose(Act::Nothing);
        if (countdown->agreed())
            carryOut(act);
    });
    emit countdownBegins();
    m_countdown->open();
}

void WhenDone::carryOut(Act act)
{
    if (act == Act::Quit)
        emit quitWanted();
    else if (act == Act::Sleep)
        runOut(PowerWay::Sleep, tr("The system does not let Youchuan put the computer to sleep."));
    else
        runOut(PowerWay::ShutDown, tr("The system does not let Youchuan shut the computer down."));
}

void WhenDone::runOut(PowerWay way, const QString &refusal)
{
    m_power.run(way, [self = QPointer(this), refusal] {
        if (self)
            emit self->refused(refusal);
    });
}

} // namespace gui
