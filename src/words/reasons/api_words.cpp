#include "words/reasons/api_words.h"

#include "words/reasons/problems.h"
#include "words/sentences.h"
#include "words/words_context.h"

namespace words {

QString acceptedBy(youku::ApiKind api)
{
    return api == youku::ApiKind::Open ? Words::tr("By the open API") : Words::tr("By the signed API (v3)");
}

QString notCarriedLine(const QList<youku::Field> &fields)
{
    if (fields.isEmpty())
        return {};
    QStringList labels;
    for (const youku::Field field : fields)
        labels.append(fieldLabel(field));
    return Words::tr("Not sent, since this account’s API has no place for it: %1").arg(listed(labels));
}

QString publicOnlyLine()
{
    return Words::tr("This account’s API publishes for everybody only; a video for fewer is not sent");
}

} // namespace words
