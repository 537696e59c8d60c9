// The line that youchuan-probe prints of a stranger's file: whatever it is, facts of bounded size come of it
// or none, they are read again as they were kept, and findings can be told.
#include "fuzz.h"

#include "media/findings.h"

#include <QJsonDocument>

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto facts = media::factsFrom(fuzz::bytesOf(data, size));
    if (!facts)
        return 0;
    must(facts->size >= 0 && facts->streams.size() <= 32 && facts->flaws.size() <= 32);
    const QByteArray kept = QJsonDocument(toJson(*facts)).toJson(QJsonDocument::Compact);
    must(kept.size() <= media::longestAnswer);
    const auto again = media::factsFrom(kept);
    must(again && toJson(*again) == toJson(*facts));
    for (const media::Finding &finding : media::findingsOf(*facts, {.mostBytes = 1000}))
        must(!toJson(finding).isEmpty());
    return 0;
}
