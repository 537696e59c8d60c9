// RIFF: lists of chunks, each with its length. Beyond 1 GB more lists (AVIX) follow the first one.
#include "probe/outline/bytes.h"
#include "probe/outline/outline.h"

using namespace Qt::StringLiterals;

namespace probe {

namespace {

constexpr int mostChunks = 10'000;
constexpr qint64 listHead = 12; // "RIFF" or "LIST", length, name

struct Lists {
    qint64 end = 0; // where the last one ends by its own account
    bool index = false;
    bool unfinished = false; // a list of no length: its writer never came back to it
};

// The chunks of the list whose content begins at `at`.
void readChunks(MediaFile &file, qint64 at, qint64 end, Lists *lists, Outline *outline)
{
    for (int count = 0; count < mostChunks && at + 8 <= qMin(end, file.size()); ++count) {
        const QByteArray chunk = file.read(at, listHead + 8 + 24);
        const quint32 length = littleEndian<quint32>(chunk, 4);
        if (chunk.startsWith("LIST") && chunk.mid(8, 4) == "hdrl" && chunk.mid(12, 4) == "avih") {
            const double seconds =
                double(littleEndian<quint32>(chunk, 20)) * littleEndian<quint32>(chunk, 36) / 1e6;
            if (seconds > 0)
                outline->promisedSeconds = seconds;
        }
        if (chunk.startsWith("idx1") && length > 0 && at + 8 + length <= file.size())
            lists->index = true;
        if (chunk.startsWith("LIST") && chunk.mid(8, 4) == "movi" && length <= 4)
            lists->unfinished = true;
        at = placeAfter(at, 8 + quint64(length) + length % 2);
    }
}

} // namespace

std::optional<Outline> outlineOfAvi(MediaFile &file)
{
    Outline outline;
    Lists lists;
    qint64 at = 0;
    for (int count = 0; count < mostChunks && at + listHead <= file.size(); ++count) {
        const QByteArray list = file.read(at, listHead);
        const bool first = list.startsWith("RIFF") && list.mid(8, 4) == "AVI ";
        if (at == 0 && !first)
            return std::nullopt;
        if (!list.startsWith("RIFF") || (!first && list.mid(8, 4) != "AVIX"))
            break; // what somebody put after it
        const quint32 length = littleEndian<quint32>(list, 4);
        lists.unfinished = lists.unfinished || length < 4;
        lists.end = placeAfter(at, 8 + quint64(length) + length % 2);
        if (first)
            readChunks(file, at + listHead, lists.end, &lists, &outline);
        at = lists.end;
    }
    if (lists.end == 0)
        return std::nullopt;
    outline.container = u"avi"_s;
    outline.index = lists.index;
    outline.torn = lists.unfinished;
    outline.promisedSize = lists.unfinished ? 0 : lists.end;
    // The byte that makes a length even may be missing at the very end.
    if (outline.promisedSize == file.size() + 1)
        outline.promisedSize = file.size();
    return outline;
}

} // namespace probe
