// Media files: whatever the bytes are, a look ends, and its answer is small and well formed.
#include "fuzz.h"

#include "probe/ffmpeg.h"
#include "probe/look.h"

#include <QBuffer>
#include <QJsonDocument>

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(256 * 1024 * 1024);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes = fuzz::bytesOf(data, size);
    QBuffer file(&bytes);
    must(file.open(QIODevice::ReadOnly));
    const probe::Looked looked = probe::look(file, true);
    must(looked.answer.contains(QLatin1String("picture")) == !looked.picture.isEmpty());
    must(looked.picture.size() < 1'000'000);
    must(QJsonDocument(looked.answer).toJson().size() < 64 * 1024);
    return 0;
}
