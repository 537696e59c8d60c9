// Heads of requests and answers: Boost.Beast's into our values, and ours into bytes.
#pragma once

#include "sandbox/http_message.h"

#include <boost/beast/http/message.hpp>

namespace sandbox {

// Everything but the body.
HttpRequest requestOf(const boost::beast::http::request_header<> &head);

QByteArray headOf(const HttpAnswer &answer, bool keepAlive);

} // namespace sandbox
