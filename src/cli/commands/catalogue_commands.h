// categories and spec: tables of what Youku takes.
#pragma once

#include "cli/commands/job_command.h"

namespace cli {

class CategoriesCommand : public JobCommand
{
    Q_OBJECT
public:
    using JobCommand::JobCommand;

protected:
    std::unique_ptr<control::Job> makeJob() override;
    control::Wish wish() const override { return control::CatalogueOptions{}; }
    bool listens() const override { return false; }
    void answered(const QList<QJsonObject> &answers) override;
};

class SpecCommand : public JobCommand
{
    Q_OBJECT
public:
    using JobCommand::JobCommand;

protected:
    std::unique_ptr<control::Job> makeJob() override;
    control::Wish wish() const override
    {
        return control::CatalogueOptions{control::CatalogueOptions::What::Spec};
    }
    bool listens() const override { return false; }
    void answered(const QList<QJsonObject> &answers) override;
};

} // namespace cli
