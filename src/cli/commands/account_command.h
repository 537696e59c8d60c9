// accounts: lists who is signed in. account: shows, checks, sets and removes a sign-in, and makes its account
// the default. Never prints a secret; reads them from standard input
// alone.
#pragma once

#include "cli/commands/engine_command.h"
#include "engine/accounts/account_store.h"

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
    std::optional<engine::KnownAccount> target();
    void list();
    void show();
    void check();
    void set();
    void keep(const youku::Credentials &credentials, const std::optional<youku::User> &user);
    void makeDefault();
    void remove();
    static QJsonObject jsonOf(const engine::KnownAccount &account, const QString &state);
    static QString stateWord(const engine::KnownAccount &account);
    static QString stateText(const engine::KnownAccount &account);
    void print(const QString &state, const QString &sentence);

    AccountOptions m_options;
    engine::KnownAccount m_account; // that it is about
    youku::Credentials m_typed;
};

// KEY=VALUE lines or one JSON object; an Error (internal) with a sentence when it is neither or lacks
// something.
base::Result<youku::Credentials> credentialsFrom(const QByteArray &text);

} // namespace cli
