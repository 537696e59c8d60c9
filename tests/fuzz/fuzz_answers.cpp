// JSON bodies through every parser of answers: what comes out keeps what its type promises.
#include "fuzz.h"

#include "youku/answers.h"

using namespace youku;
using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto json = parseObject(fuzz::bytesOf(data, size));
    if (!json)
        return 0;
    if (const auto created = parseCreated(*json)) {
        must(!created->uploadToken.isEmpty());
        must(created->instant || uploadServerUrl(created->serverUri).isValid());
    }
    if (const auto begun = parseBegunUpload(*json))
        must(!begun->uploadToken.isEmpty() && uploadServerUrl(begun->serverUri).isValid());
    if (const auto next = parseNextSlice(*json))
        must(next->task.id >= 0 && next->transferred >= 0);
    if (const auto checked = parseChecked(*json)) {
        must(int(checked->status) >= 1 && int(checked->status) <= 4);
        must(checked->transferredPercent >= 0 && checked->transferredPercent <= 100);
        must(checked->confirmedPercent >= 0 && checked->confirmedPercent <= 100);
    }
    if (const auto committed = parseCommitted(*json))
        must(!committed->videoId.isEmpty());
    if (const auto tokens = parseTokens(*json))
        must(!tokens->accessToken.isEmpty() && tokens->expiresInSeconds >= 0);
    if (const auto spec = parseSpec(*json))
        must(spec->maxFileSize.value_or(1) > 0 && !spec->extensions.contains(QString()));
    if (const auto categories = parseCategories(*json)) {
        for (const Category &category : *categories)
            must(!category.term.isEmpty() && !category.label.isEmpty());
    }
    if (const auto video = parseVideo(*json))
        must(
            !video->id.isEmpty()
            && (video->link.isEmpty() || video->link.startsWith(QLatin1String("http"), Qt::CaseInsensitive)));
    return 0;
}
