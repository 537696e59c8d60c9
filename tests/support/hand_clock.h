// Time that passes when it is told to; what is to be called later is called by the test.
#pragma once

#include "base/clock.h"

#include <QList>

class HandClock : public base::Clock
{
public:
    qint64 nowMs() const override { return ms; }
    qint64 monotonicMs() const override { return ms; }
    void after(qint64, QObject *, std::function<void()> call) override { calls.append(std::move(call)); }
    double random() override { return 0; }

    qint64 ms = 0;
    QList<std::function<void()>> calls;
};
