// One command of youchuan-cli: is prepared, starts and ends, each once.
// Owned by main(); errors are told on stderr and become the code of finished().
#pragma once

#include "cli/options/options.h"
#include "control/jobs/exit_code.h"

#include <QObject>

#include <memory>
#include <optional>

namespace cli {

class Command : public QObject
{
    Q_OBJECT
public:
    // Reads and checks what it was given; may wait for standard input. A code: that is the end already.
    virtual std::optional<ExitCode> prepare() { return std::nullopt; }
    virtual void start() = 0;
    // Somebody pressed Ctrl-C: ends soon, with everything kept.
    virtual void interrupt() { emit finished(ExitCode::Interrupted); }

signals:
    void finished(control::ExitCode code);
};

std::unique_ptr<Command> makeCommand(const Options &options);

} // namespace cli
