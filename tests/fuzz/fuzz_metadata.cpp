// Metadata from a JSON file, and what becomes of it on its way to Youku and back.
#include "fuzz.h"

#include "youku/answers.h"
#include "youku/metadata.h"

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = fuzz::bytesOf(data, size);
    const QString text = QString::fromUtf8(input);
    const QString title = youku::titleFromFileName(text);
    must(youku::textLength(title) <= youku::limits::titleMax);
    for (const QString &tag : youku::tagsFromText(text))
        must(!tag.isEmpty());

    const auto json = youku::parseObject(input);
    if (!json)
        return 0;
    QList<youku::FieldProblem> problems;
    const youku::Metadata metadata = youku::metadataFromJson(*json, {}, &problems);
    const bool fits = youku::problemsOf(metadata).isEmpty();
    for (const auto &[name, value] : youku::wireParameters(metadata)) {
        must(!name.isEmpty());
        must(!fits || name != QLatin1String("title") || youku::textLength(value) <= youku::limits::titleMax);
    }
    // What was read once is read the same again.
    const youku::Metadata again = youku::metadataFromJson(youku::toJson(metadata), {}, &problems);
    must(youku::toJson(again) == youku::toJson(metadata));
    return 0;
}
