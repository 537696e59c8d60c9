// The object store's XML through every parser of it: what comes out keeps what its type promises.
#include "fuzz.h"

#include "oss/answers.h"
#include "oss/xml.h"

#include <algorithm>

using namespace oss;
using fuzz::must;

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

namespace {

// Goes into URLs, headers and XML as it is.
bool isToken(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar each) {
        return each > u' ' && each < u'\x7f';
    });
}

int depthOf(const XmlElement &element)
{
    int deepest = 0;
    for (const XmlElement &child : element.children)
        deepest = std::max(deepest, depthOf(child));
    return deepest + 1;
}

void checkPage(const PartPage &page, int marker)
{
    int before = marker;
    for (const ListedPart &part : page.parts) {
        must(part.number > before && part.number <= mostParts);
        must(part.size >= 0 && part.size <= largestPart && isToken(part.etag));
        before = part.number;
    }
    must(!page.truncated
         || (page.nextMarker > marker && page.nextMarker >= before && page.nextMarker <= mostParts));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    http::HttpReply reply;
    reply.body = fuzz::bytesOf(data, size);
    if (const auto root = parseXml(reply.body))
        must(!root->name.isEmpty() && depthOf(*root) <= 8);
    if (const auto refusal = refusalIn(reply)) {
        must(isToken(refusal->code) && refusal->code.size() <= 64);
        must(refusal->ec.isEmpty() || isToken(refusal->ec));
    }
    if (const auto id = parseUploadId(reply.body))
        must(isToken(*id));
    for (const int marker : {0, 5}) {
        if (const auto page = parsePartPage(reply.body, QStringLiteral("A1"), marker))
            checkPage(*page, marker);
    }
    if (const auto completed = parseCompleted(reply)) {
        must(isToken(completed->etag));
        // What we write can be read.
        must(parseXml(completionXml({{1, completed->etag}})).has_value());
    }
    return 0;
}
