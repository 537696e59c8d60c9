// account: shows, checks, sets and removes the sign-in. Never prints a secret; reads them from standard input
// alone.
#pragma once

#include "cli/commands/engine_command.h"

#include <QByteArray>

namespace cli {

class AccountCommand : public EngineCommand
{
    Q_OBJECT
public:
    AccountCommand(const CommonOptions &common, const AccountOptions &options);

    std::optional<ExitCode> prepare() override;

protected:
    void work() override;

private:
    void show();
    void check();
    void set();
    void keep(const youku::Credentials &credentials);
    void remove();
    void print(const QString &state, const QString &sentence);

    AccountOptions m_options;
    youku::Credentials m_typed;
};

// KEY=VALUE lines or one JSON object; an Error (internal) with a sentence when it is neither or lacks
// something.
base::Result<youku::Credentials> credentialsFrom(const QByteArray &text);

} // namespace cli
