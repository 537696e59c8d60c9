// A command that needs the engine: opens it, lets the command work, closes it, and only then ends.
#pragma once

#include "cli/commands/command.h"
#include "cli/output/reporter.h"
#include "engine/engine.h"
#include "engine/engine_host.h"

#include <memory>

namespace cli {

class EngineCommand : public Command
{
    Q_OBJECT
public:
    EngineCommand(const CommonOptions &common, const PaceOptions &pace = {});

    void start() override;
    void interrupt() override;

protected:
    // The engine is open.
    virtual void work() = 0;
    // It takes up what comes into the watched folders.
    virtual bool watchesFolders() const { return false; }

    // The command cannot even begin.
    virtual void notBegun(const Refusal &, const QString &sentence) { m_reporter->note(sentence); }
    // Closes the engine and ends.
    void end(ExitCode code);

    // A wire error as a sentence with its next step on stderr, and the code it means for the shell.
    ExitCode tell(const base::Error &error);

    engine::Engine &engine() { return *m_engine; }
    Reporter &reporter() { return *m_reporter; }
    const CommonOptions &common() const { return m_common; }

private:
    void couldNotOpen(const engine::StartFailure &failure);

    CommonOptions m_common;
    PaceOptions m_pace;
    std::unique_ptr<Reporter> m_reporter;
    std::unique_ptr<engine::EngineHost> m_host;
    engine::Engine *m_engine = nullptr; // the host's, once it is open
    std::optional<ExitCode> m_ending;
};

} // namespace cli
