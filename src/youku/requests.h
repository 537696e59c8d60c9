// Youku's calls as HTTP requests: parameters in the query or in a form, what of them is secret, and what of
// them the log may tell.
#pragma once

#include "http/client/http_request.h"
#include "youku/types.h"

namespace youku {

// url with the parameters as its query.
QUrl withQuery(QUrl url, const Parameters &parameters);

// Qt may send it again when the connection closes unanswered: only for what changes nothing.
http::HttpRequest getRequest(base::Operation operation, const QUrl &url, const Parameters &parameters);
// With an empty body that cannot be rewound, and so never sent again behind our back.
http::HttpRequest getOnceRequest(base::Operation operation, const QUrl &url, const Parameters &parameters);
http::HttpRequest formRequest(base::Operation operation, const QUrl &url, const Parameters &parameters);
// Parameters in the query all the same (9.2).
http::HttpRequest emptyPostRequest(base::Operation operation, const QUrl &url, const Parameters &parameters);
// Parameters in the query, and the bytes for a body.
http::HttpRequest bytesRequest(base::Operation operation, const QUrl &url, const Parameters &parameters,
                               std::unique_ptr<http::SequentialBody> bytes);

} // namespace youku
