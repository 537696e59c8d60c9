#include "control/jobs/catalogue_job.h"

#include "words/reasons/reasons.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace control {

void CatalogueJob::start()
{
    if (m_options.what == CatalogueOptions::What::Spec)
        engine().api().spec(this, spoken([this](const base::Result<youku::Spec> &answer) {
                                if (!answer.ok())
                                    return fail(answer.error());
                                const youku::Spec &spec = answer.value();
                                reporter().answer(
                                    {{u"max_file_size"_s,
                                      spec.maxFileSize ? QJsonValue(*spec.maxFileSize) : QJsonValue::Null},
                                     {u"extensions"_s, QJsonArray::fromStringList(spec.extensions)}});
                                end(ExitCode::Success);
                            }));
    else
        engine().api().categories(
            this, spoken([this](const base::Result<QList<youku::Category>> &answer) {
                if (!answer.ok())
                    return fail(answer.error());
                for (const youku::Category &category : answer.value())
                    reporter().answer({{u"term"_s, category.term}, {u"label"_s, category.label}});
                end(ExitCode::Success);
            }));
}

void CatalogueJob::fail(const base::Error &error)
{
    reporter().note(words::reasonFor(error).sentence);
    end(error.kind == base::ErrorKind::Account ? ExitCode::NeedsSignIn : ExitCode::SomeFailed);
}

} // namespace control
