// Careful on metered lines: no file is sent there unless the settings or the user say so, and all goes on by
// itself on another one. Practice mode never leaves the computer and does not care.
//
// The engine's thread; owned by the window.
#pragma once

#include "store/settings/settings.h"
#include "transfer/services/gate.h"

namespace engine {

class NetworkStatus;

class NetworkPolicy : public transfer::Gate
{
    Q_OBJECT
public:
    // One of these gates from now on. All of them outlive it.
    NetworkPolicy(transfer::Gates &gates, const store::Settings &settings, const NetworkStatus &network,
                  bool practice, QObject *parent = nullptr);

    // Whether uploads are held back now: what sends a file. What only waits for Youku's word, or is
    // cancelled, goes on.
    bool holding() const { return m_holding; }
    std::optional<transfer::Wait> holds(const transfer::UploadRecord &record) const override;
    Running running() const override { return Running::Stops; }
    bool metered() const;
    // Send all the same, for as long as this line lasts.
    void goOn();

private:
    void look();

    const store::Settings &m_settings;
    const NetworkStatus &m_network;
    const bool m_practice;
    bool m_goOn = false;
    bool m_holding = false;
};

} // namespace engine
