// What faults do to an answer whose work is done (see faults.h).
#pragma once

#include "http/server/http_answer.h"
#include "sandbox/faults/faults.h"
#include "sandbox/protocol/reply.h"

namespace sandbox {

// The answer of a reply as it should be.
http::HttpAnswer honest(const Reply &reply);

// The same, damaged by HalfJson, Html, WrongTypes, AbsurdNumbers, HugeAnswer, DeepJson or GzipBomb; honest
// for all other faults.
http::HttpAnswer damaged(const Reply &reply, const Fault &fault);

// Likewise an answer of any kind, for those that do not need JSON: HalfJson, Html, HugeAnswer, DeepJson and
// GzipBomb.
http::HttpAnswer damaged(http::HttpAnswer answer, const Fault &fault);

// Nothing is done; the answer is inPlaceOfWork(), of the object store's errors apart.
bool isInPlaceOfWork(const Fault &fault);
// The answer in place of work, for Status, Error and Redirect.
http::HttpAnswer inPlaceOfWork(const Fault &fault);

} // namespace sandbox
