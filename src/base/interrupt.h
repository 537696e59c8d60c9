// Ctrl-C and the system's polite request to end, as a signal in the event loop.
//
// The first one is announced; a second one ends the program at once, which the queue survives as well. One
// object at a time.
//
// Lives in the main thread; what the system calls in another one is handed over to it.
#pragma once

#include <QObject>

namespace base {

class Interrupt : public QObject
{
    Q_OBJECT
public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

signals:
    void requested();
};

} // namespace base
