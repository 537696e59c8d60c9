// categories and spec: what Youku takes, asked afresh.
#pragma once

#include "cli/commands/engine_command.h"

namespace cli {

class CategoriesCommand : public EngineCommand
{
    Q_OBJECT
public:
    using EngineCommand::EngineCommand;

protected:
    void work() override;

private:
    void print(const QList<youku::Category> &categories);
};

class SpecCommand : public EngineCommand
{
    Q_OBJECT
public:
    using EngineCommand::EngineCommand;

protected:
    void work() override;

private:
    void print(const youku::Spec &spec);
};

} // namespace cli
