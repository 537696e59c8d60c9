// Clears away at their servers what uploads have left behind: one leftover after the other, for as long as it
// takes, also after a death. Of a cancel Youku is told after it.
//
// A server that cannot be reached for a minute is tried again ten minutes later. A leftover is given up, and
// said so in the log, when its server, or Youku for it, says for good that there is no way to it. Engine
// thread; owned by the queue.
#pragma once

#include "transfer/services/retrier.h"
#include "transfer/transport/transport.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace transfer {

class LeftoverSweep : public QObject
{
    Q_OBJECT
public:
    explicit LeftoverSweep(Services &services, QObject *parent = nullptr);
    ~LeftoverSweep() override;

    // Those of this upload are to go; those that are known already are not taken twice.
    void take(UploadId id, const QList<Leftover> &leftovers);

    // Calls once nothing is being cleared away, within a few seconds in any case.
    void whenIdle(QObject *context, std::function<void()> call);

signals:
    // It does not lie there any more, or nobody will ever know.
    void gone(transfer::UploadId id, const transfer::Leftover &leftover);

private:
    struct Piece {
        UploadId id = 0;
        Leftover leftover;
        bool operator==(const Piece &) const = default;
    };
    void next();
    void abandon();
    bool lastsTooLong(const Wait &wait) const;
    void abandoned(const base::Result<youku::Parameters> &result);
    void tellYouku(const youku::Parameters &extras);
    void done();
    void putOff();
    void tellIdle();

    Services &m_services;
    std::deque<Piece> m_waiting; // the first is being cleared away
    QList<Piece> m_later;
    std::vector<std::function<void()>> m_whenIdle;
    UploadRecord m_record; // of the first, as far as its transport needs it
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Retrier> m_retrier;
};

} // namespace transfer
