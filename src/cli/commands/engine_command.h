// A command that needs the engine: opens it, lets the command work, closes it, and only then ends.
#pragma once

#include "cli/commands/command.h"
#include "cli/output/reporter.h"
#include "engine/engine.h"
#include "engine/engine_host.h"

#include <memory>

namespace control {
class Server;
}

namespace cli {

class EngineCommand : public Command
{
    Q_OBJECT
public:
    EngineCommand(const CommonOptions &common, const PaceOptions &pace = {});
    ~EngineCommand() override;

    void start() override;
    void interrupt() override;

protected:
    // The engine is open.
    virtual void work() = 0;
    // It takes up what comes into the watched folders.
    virtual bool watchesFolders() const { return false; }

    // The command cannot even begin.
    virtual void notBegun(const Refusal &, const QString &sentence) { m_reporter->note(sentence); }
    // Another program holds the profile.
    virtual void inUse(const engine::StartFailure &failure);
    // Whether others may ask this program for something while it runs.
    virtual bool listens() const { return false; }
    // Closes the engine and ends.
    void end(ExitCode code);

    // A wire error as a sentence with its next step on stderr, and the code it means for the shell.
    ExitCode tell(const base::Error &error);

    engine::Engine &engine() { return *m_engine; }
    ConsoleReporter &reporter() { return *m_reporter; }
    const CommonOptions &common() const { return m_common; }
    control::Server *server() { return m_server.get(); } // null unless it listens
    const store::Profile &profile() const { return m_host->profile(); }

private:
    void opened(engine::Engine *engine);
    void listen();
    void couldNotOpen(const engine::StartFailure &failure);

    CommonOptions m_common;
    PaceOptions m_pace;
    std::unique_ptr<ConsoleReporter> m_reporter;
    std::unique_ptr<engine::EngineHost> m_host;
    engine::Engine *m_engine = nullptr; // the host's, once it is open
    std::unique_ptr<control::Server> m_server;
    std::optional<ExitCode> m_ending;
};

} // namespace cli
