#include "cli/commands/catalogue_commands.h"

#include "cli/output/json_reporter.h"
#include "cli/output/table.h"
#include "cli/output/terminal.h"
#include "words/numbers.h"
#include "words/uploads/category_words.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli {

void CategoriesCommand::work()
{
    engine().api().categories(this, [this](const base::Result<QList<youku::Category>> &answer) {
        if (!answer.ok())
            return end(tell(answer.error()));
        print(answer.value());
        end(ExitCode::Success);
    });
}

void CategoriesCommand::print(const QList<youku::Category> &categories)
{
    Table table({tr("Term"), tr("Label")});
    for (const youku::Category &category : categories) {
        if (common().json)
            printJson(
                {{u"event"_s, u"category"_s}, {u"term"_s, category.term}, {u"label"_s, category.label}});
        table.add({category.term, words::categoryLabel(category)});
    }
    if (!common().json)
        terminal::printLines(table.text());
}

void SpecCommand::work()
{
    engine().api().spec(this, [this](const base::Result<youku::Spec> &answer) {
        if (!answer.ok())
            return end(tell(answer.error()));
        print(answer.value());
        end(ExitCode::Success);
    });
}

void SpecCommand::print(const youku::Spec &spec)
{
    if (common().json) {
        printJson({{u"event"_s, u"spec"_s},
                   {u"max_file_size"_s,
                    spec.maxFileSize ? QJsonValue(*spec.maxFileSize) : QJsonValue(QJsonValue::Null)},
                   {u"extensions"_s, QJsonArray::fromStringList(spec.extensions)}});
        return;
    }
    Table table({tr("What"), tr("Youku takes")});
    table.add({tr("Largest file"), spec.maxFileSize ? words::sizeText(*spec.maxFileSize) : tr("not said")});
    table.add({tr("Extensions"), spec.extensions.isEmpty() ? tr("not said") : spec.extensions.join(u", "_s)});
    terminal::printLines(table.text());
}

} // namespace cli
