// Runs the steps of one upload, one after the other, and ends them.
//
// The record says which step comes next. Ending one stops its traffic at the latest when control is back in
// the event loop; a drained one sends nothing more, but waits a moment for answers to slices that are sent
// whole.
//
// The engine's thread; owned by its upload. Each step owns a Transport of its own.
#pragma once

#include "transfer/services/activity.h"
#include "transfer/steps/step.h"

#include <QPointer>

#include <memory>

namespace transfer {

class StepRunner : public QObject
{
    Q_OBJECT
public:
    StepRunner(Services &services, DurableRecord &record, QObject *parent);
    ~StepRunner() override;

    bool running() const { return m_step != nullptr; }
    bool draining() const;
    Wait wait() const { return m_step ? m_step->wait() : Wait(); }
    Turn &turn() { return m_turn; }
    const Turn &turn() const { return m_turn; }
    // Of the step that runs, as Step::server().
    QString server() const { return m_step ? m_step->server() : QString(); }
    int lanes() const { return m_step ? m_step->lanes() : 0; }
    qint64 onTheWire() const { return m_step ? m_step->onTheWire() : 0; }
    const Traffic &traffic() const { return m_traffic; }
    QList<LaneSight> laneSights() const { return m_step ? m_step->laneSights() : QList<LaneSight>(); }

    // Ends the present step and begins the next, if there is one. askFirst: whatever the stage, the server
    // knows better than we how far it is. Nothing begins while a transition is being kept: whoever waits for
    // it asks again then.
    void next(bool askFirst);
    void stop();
    void drain();
    void endSlices(); // as Step::endSlices(); what pauses stops at once
    // What a drained step would still write into the record is not wanted any more.
    void forgetDrained();
    // The user had a hand in it: rounds that moved nothing count anew.
    void countAnew() { m_stalledRounds = 0; }

signals:
    void ended(transfer::StepEnd end, const base::Error &error);
    void waitChanged();
    void progressed();

private:
    std::unique_ptr<Step> make(bool askFirst);
    template <typename T>
    std::unique_ptr<Step> makeOne();
    void noteWait();
    void stepEnded(StepEnd end, const base::Error &error);

    Services &m_services;
    DurableRecord &m_durable;
    const UploadRecord &m_record;
    Turn m_turn;
    Traffic m_traffic;
    std::unique_ptr<Step> m_step;
    QPointer<Step> m_draining; // on its own; deletes itself
    int m_stalledRounds = 0;   // rounds of sending that moved nothing
};

} // namespace transfer
