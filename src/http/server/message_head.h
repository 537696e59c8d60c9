// Heads of requests and answers: Boost.Beast's into our values, and ours into bytes.
#pragma once

#include "http/server/http_answer.h"
#include "http/server/incoming_request.h"

#include <boost/beast/http/message.hpp>

namespace http {

// Everything but the body.
IncomingRequest requestOf(const boost::beast::http::request_header<> &head);

// serverName: for the header Server; empty: without one.
QByteArray headOf(const HttpAnswer &answer, bool keepAlive, const QByteArray &serverName);

} // namespace http
