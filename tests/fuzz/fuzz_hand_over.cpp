// A line from another process: files that a second start hands over, and the answer to it.
#include "fuzz.h"

#include "engine/process/hand_over.h"

#include <QDir>

using fuzz::must;
namespace hand_over = engine::hand_over;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = fuzz::bytesOf(data, size);
    const auto paths = hand_over::pathsOf(input);
    (void)hand_over::isTaken(input);
    if (!paths)
        return 0;
    for (const QString &path : *paths) {
        must(QDir::isAbsolutePath(path));
        must(!path.contains(QChar::Null));
    }
    // What was read once is read the same again.
    const QByteArray line = hand_over::lineOf(*paths);
    must(line.count('\n') == 1 && line.endsWith('\n'));
    must(hand_over::pathsOf(line) == paths);
    return 0;
}
