// An engine, opened and closed as the programs do it.
#pragma once

#include "engine/engine.h"
#include "engine/engine_host.h"

#include <QSignalSpy>

#include <memory>

class OpenEngine
{
public:
    static constexpr int patienceMs = 20000;

    // False when it does not open.
    bool open(const engine::Options &options)
    {
        m_host = std::make_unique<engine::EngineHost>(options);
        QSignalSpy opened(m_host.get(), &engine::EngineHost::opened);
        m_host->open();
        if (!opened.wait(patienceMs))
            return false;
        m_engine = opened.first()[0].value<engine::Engine *>();
        return true;
    }

    bool close()
    {
        QSignalSpy closed(m_host.get(), &engine::EngineHost::closed);
        m_host->close();
        return closed.wait(patienceMs);
    }

    // As a program that ends without closing.
    void reset()
    {
        m_engine = nullptr;
        m_host.reset();
    }

    engine::Engine *operator->() const { return m_engine; }
    engine::Engine &operator*() const { return *m_engine; }
    explicit operator bool() const { return m_engine; }

private:
    std::unique_ptr<engine::EngineHost> m_host;
    engine::Engine *m_engine = nullptr;
};
