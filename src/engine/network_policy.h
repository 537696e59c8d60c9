// Careful on metered lines: no file is sent there unless the settings or the user say so, and all goes on by
// itself on another one. Practice mode never leaves the computer and does not care.
#pragma once

#include "engine/engine.h"

#include <QObject>

namespace engine {

class NetworkStatus;

class NetworkPolicy : public QObject
{
    Q_OBJECT
public:
    // network outlives it.
    NetworkPolicy(Engine &engine, const NetworkStatus &network, QObject *parent);

    // Whether uploads are held back now.
    bool holding() const { return m_holding; }
    bool metered() const;
    // Send all the same, for as long as this line lasts.
    void goOn();

signals:
    void changed();

private:
    void look();

    Engine &m_engine;
    const NetworkStatus &m_network;
    bool m_goOn = false;
    bool m_holding = false;
};

} // namespace engine
