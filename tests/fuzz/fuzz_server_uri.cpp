// Where create says the bytes go: a host and perhaps a port over plain HTTP, or nothing at all.
#include "fuzz.h"

#include "youku/answers.h"

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QUrl url = youku::uploadServerUrl(QString::fromUtf8(fuzz::bytesOf(data, size)));
    if (!url.isValid())
        return 0;
    must(url.scheme() == QLatin1String("http") && !url.host().isEmpty());
    must(url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.path().isEmpty());
    must(url.port(80) >= 0 && url.port(80) <= 65535);
    // What is kept is what is read back.
    must(youku::uploadServerUrl(url.authority()) == url);
    return 0;
}
