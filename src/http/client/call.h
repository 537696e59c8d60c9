// One request on its way. It belongs to the client that made it and deletes itself after its end.
//
// The handler given with the request is called exactly once, from the event loop, never before the method
// that made the call has returned; it is not called at all once abort() was called or its context object is
// gone.
//
// Lives in its client's thread.
#pragma once

#include <QObject>
#include <QPointer>

namespace http {

class Call : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Ends the request without a word. Safe at any time, also on a call that has ended.
    virtual void abort() = 0;
    // Ends the request as if nothing had moved for too long: its connection is known to be dead.
    virtual void giveUp() = 0;

signals:
    // Bytes of the body handed to the network so far; a hint, the server may not have them.
    void bodySent(qint64 bytes);
};

// Several requests, one after the other, that look like one: follow() each, then end().
class CallChain : public Call
{
    Q_OBJECT
public:
    using Call::Call;

    // Aborted, or through: nobody waits for anything more of it.
    bool ended() const { return m_ended; }
    void end()
    {
        m_ended = true;
        deleteLater();
    }
    void follow(Call *call)
    {
        m_present = call;
        connect(call, &Call::bodySent, this, &Call::bodySent);
    }
    void abort() override
    {
        if (m_present)
            m_present->abort();
        end();
    }
    void giveUp() override
    {
        if (m_present)
            m_present->giveUp();
    }

private:
    QPointer<Call> m_present;
    bool m_ended = false;
};

} // namespace http
