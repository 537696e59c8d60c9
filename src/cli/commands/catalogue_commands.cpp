#include "cli/commands/catalogue_commands.h"

#include "cli/output/json_reporter.h"
#include "cli/output/table.h"
#include "cli/output/terminal.h"
#include "control/jobs/catalogue_job.h"
#include "words/numbers.h"
#include "words/uploads/category_words.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli {

std::unique_ptr<control::Job> CategoriesCommand::makeJob()
{
    return std::make_unique<control::CatalogueJob>(engine(), reporter(), control::CatalogueOptions{});
}

void CategoriesCommand::answered(const QList<QJsonObject> &answers)
{
    Table table({tr("Term"), tr("Label")});
    for (const QJsonObject &answer : answers) {
        const youku::Category category{answer[u"term"].toString(), answer[u"label"].toString()};
        if (common().json)
            printJson(
                {{u"event"_s, u"category"_s}, {u"term"_s, category.term}, {u"label"_s, category.label}});
        table.add({category.term, words::categoryLabel(category)});
    }
    if (!common().json)
        terminal::printLines(table.text());
}

std::unique_ptr<control::Job> SpecCommand::makeJob()
{
    return std::make_unique<control::CatalogueJob>(
        engine(), reporter(), control::CatalogueOptions{control::CatalogueOptions::What::Spec});
}

void SpecCommand::answered(const QList<QJsonObject> &answers)
{
    const QJsonObject spec = answers.value(0);
    const QJsonValue most = spec[u"max_file_size"];
    const QJsonArray extensions = spec[u"extensions"].toArray();
    if (common().json) {
        printJson({{u"event"_s, u"spec"_s}, {u"max_file_size"_s, most}, {u"extensions"_s, extensions}});
        return;
    }
    QStringList names;
    for (const QJsonValue &extension : extensions)
        names.append(extension.toString());
    Table table({tr("What"), tr("Youku takes")});
    table.add({tr("Largest file"), most.isDouble() ? words::sizeText(most.toInteger()) : tr("not said")});
    table.add({tr("Extensions"), names.isEmpty() ? tr("not said") : names.join(u", "_s)});
    terminal::printLines(table.text());
}

} // namespace cli
