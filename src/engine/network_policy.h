// Careful on metered lines: no file is sent there unless the settings or the user say so, and all goes on by
// itself on another one. Practice mode never leaves the computer and does not care.
#pragma once

#include "engine/engine.h"
#include "transfer/services/gate.h"

namespace engine {

class NetworkStatus;

class NetworkPolicy : public transfer::Gate
{
    Q_OBJECT
public:
    // network outlives it.
    NetworkPolicy(Engine &engine, const NetworkStatus &network, QObject *parent);

    // Whether uploads are held back now: what sends a file. What only waits for Youku's word, or is
    // cancelled, goes on.
    bool holding() const { return m_holding; }
    std::optional<transfer::Wait> holds(const transfer::UploadRecord &record) const override;
    bool stopsRunning() const override { return true; }
    bool metered() const;
    // Send all the same, for as long as this line lasts.
    void goOn();

private:
    void look();

    Engine &m_engine;
    const NetworkStatus &m_network;
    bool m_goOn = false;
    bool m_holding = false;
};

} // namespace engine
