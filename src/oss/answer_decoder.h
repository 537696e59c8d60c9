// What the store means by an HTTP reply (protocol 9.3): a success, or which error it is.
#pragma once

#include "base/result.h"
#include "http/client/http_reply.h"
#include "http/client/http_request.h"

namespace oss {

class Signer;

// The judge of a client's HttpClient. Errors get their kind, and no words that hold a secret. What a refusal
// tells of clock and signature the signer learns.
base::Result<http::HttpReply> judged(Signer &signer, const http::HttpRequest &request,
                                     const base::Result<http::HttpReply> &end);

// The error of an answer that was a success but makes no sense.
base::Error notUnderstood(base::Operation operation);

} // namespace oss
