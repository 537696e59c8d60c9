// What the sandbox's object store is sent: heads with signatures, and lists of parts.
#include "fuzz.h"

#include "http/server/message_head.h"
#include "sandbox/cloud/access_check.h"
#include "sandbox/cloud/store_xml.h"
#include "sandbox/storage/cloud_tables.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

using fuzz::must;

namespace {

// Nobody was given a key, so nobody is let in.
void readHead(const QByteArray &input)
{
    namespace beast_http = boost::beast::http;
    static sandbox::Database database;
    static sandbox::CloudTables tables(database);
    static const sandbox::TemporaryKeys keys(tables);
    static const sandbox::Behaviour behaviour;
    constexpr qint64 noon = 1'795'348'800'000; // of the day in the corpus
    beast_http::request_parser<beast_http::empty_body> parser;
    boost::beast::error_code error;
    parser.put(boost::asio::buffer(input.constData(), size_t(input.size())), error);
    if (!parser.is_header_done())
        return;
    const sandbox::StoreRequest request = sandbox::storeRequestOf(http::requestOf(parser.get()));
    const auto refusal = sandbox::AccessCheck(keys, behaviour).refusal(request, noon);
    must(refusal.has_value());
    const http::HttpAnswer answer = sandbox::storeAnswer({"ID", noon, {}}, *refusal, false);
    must(answer.status >= 400 && answer.body.contains("<Error>"));
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    return 0;
}

// The input is a head or a list.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray input = fuzz::bytesOf(data, size);
    readHead(input);
    if (const auto parts = sandbox::wantedPartsOf(input))
        must(parts->size() <= sandbox::mostParts);
    return 0;
}
