// One connection on which slices of an upload travel. Does one thing at a time and tells its SendStep, which
// decides what comes next. Deleting it stops its traffic without a word.
//
//   idle --ask()---> asking --handed()--> idle
//   idle --send()--> reading --read and release()d--> sending --acknowledged()--> idle
//   reading, sending --to be tried again--> reading, anew        asking --to be tried again--> asking
//   asking, reading, sending --refused()--> idle, with its task
//   any --halt()--> the same, and nothing leaves any more
//   idle --dropTask()--> waiting, without a task --dropped()--> idle
//
// The engine's thread; owned by its SendStep. Lengths are bytes.
#pragma once

#include "transfer/files/slice_reader.h"
#include "transfer/sending/traffic.h"
#include "transfer/services/retrier.h"
#include "transfer/transport/transport.h"

namespace transfer {

class Lane : public QObject
{
    Q_OBJECT
public:
    // number: this lane's alone among those of its upload.
    // transport outlives it.
    // upload: its own.
    Lane(Services &services, int number, const UploadRecord &upload, Transport &transport,
         SliceReader &reader, QObject *parent);

    int number() const { return m_number; }

    // Asks the server for a slice; ends in handed() or refused().
    void ask();
    // Reads the slice of the task, and sends it as soon as release() says that the task is kept; ends in
    // acknowledged() or refused().
    void send(const SliceTask &task);
    void release();
    void halt();
    // What is under way is the last that leaves: not another try of it, which would end in cameToNothing().
    void tryNoMore() { m_last = true; }
    // Its slice is on the way to the last byte; only the answer is awaited.
    bool sentWhole() const { return m_task.id != 0 && m_onTheWire == m_task.length; }
    // An answer is due to what has left: a question, or a slice, be it only the beginning of it.
    bool underWay() const { return m_underWay && wait().what == Wait::For::Nothing; }
    // Forgets its task; ends in dropped() after a while, and meanwhile the reason can be seen.
    void dropTask(const Wait &wait);
    const SliceTask &task() const { return m_task; } // id 0: none
    qint64 onTheWire() const { return m_onTheWire; }
    LaneSight sight() const { return {m_number, m_task, m_onTheWire, m_left}; }
    void useTurn(Turn *turn) { m_retrier.useTurn(turn); }
    void countInto(Traffic *traffic) { m_traffic = traffic; } // outlives it
    const Wait &wait() const { return m_retrier.wait(); }

signals:
    void handed(const SliceAnswer &next);
    // The task is done; next is what the server wants of this lane now.
    void acknowledged(const SliceTask &done, const SliceAnswer &next);
    void refused(const base::Error &error, base::Reaction reaction);
    void dropped(); // the while is over
    void cameToNothing();
    void waitChanged();
    void progressed();

private:
    bool comesToNothing();
    void post(const SliceBytes &slice, const base::Answer<SliceAnswer> &answer);
    void setOnTheWire(qint64 bytes);
    void arrived();

    Services &m_services;
    const int m_number;
    const std::unique_ptr<SliceChannel> m_channel;
    SliceReader &m_reader;
    Retrier m_retrier;
    SliceTask m_task;
    int m_reading = 0;                    // the last read; the bytes of an earlier one must not be sent
    bool m_released = false;              // the task is kept
    std::function<void()> m_whenReleased; // the slice was read first
    qint64 m_onTheWire = 0;
    qint64 m_left = 0; // bytes, of all slices
    Traffic *m_traffic = nullptr;
    bool m_underWay = false;
    bool m_last = false;
};

} // namespace transfer
