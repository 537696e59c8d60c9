// What others want of the speed of a running engine, each for as long as it holds on to it: above the
// settings and the options of the run.
#pragma once

#include "engine/send_options.h"

#include <QList>
#include <QObject>

#include <memory>

namespace engine {

class SendOverrides : public QObject
{
    Q_OBJECT
public:
    using Hold = std::shared_ptr<const SendOptions>;

    // Until the last copy of the answer goes.
    [[nodiscard]] Hold hold(const SendOptions &pace);

    // The last one wins; of limits the lowest.
    SendOptions wanted() const;

signals:
    void changed();

private:
    QList<const SendOptions *> m_held;
};

} // namespace engine
