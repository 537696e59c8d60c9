// Whatever stands around a secret, and however the rest is written, it is taken out; nothing else breaks.
#include "fuzz.h"

#include "base/redaction.h"

using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const qsizetype half = bytes.indexOf('\n');
    const QString secret = QStringLiteral("ACC/9x+Qw==");
    const QString before = QString::fromUtf8(bytes.left(half));
    const QString after = half < 0 ? QString() : QString::fromUtf8(bytes.mid(half));
    const QString clean = base::redacted(before + QLatin1Char(' ') + secret + after, {secret});
    must(!clean.contains(secret) || before.contains(secret) || after.contains(secret));
    // Any secret at all: only the time it takes and what it reads are at stake.
    base::redacted(after, {before});
    return 0;
}
