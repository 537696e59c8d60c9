// What the fuzz targets share. A finding is a crash: a sanitizer's, or that of must().
#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace fuzz {

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

// Something that must hold whatever was read.
inline void must(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace fuzz
