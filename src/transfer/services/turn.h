// Whose turn it is while an upload pauses for long: it lends its slot to others, and when its pause is over
// it asks to have it back before it goes on.
//
// The engine's thread; owned by the StepRunner, which lends it; RunSchedule gives it back.
#pragma once

#include <QObject>

namespace transfer {

class Turn : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool lent() const { return m_lent; }
    bool wanted() const { return m_wanted; } // back, now
    void lend() { m_lent = true; }
    void ask()
    {
        m_wanted = true;
        emit asked();
    }
    void give()
    {
        forget();
        emit given();
    }
    void forget() { m_lent = m_wanted = false; }

signals:
    void asked();
    void given();

private:
    bool m_lent = false;
    bool m_wanted = false;
};

} // namespace transfer
