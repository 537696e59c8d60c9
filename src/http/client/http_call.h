// What becomes of one request: its deadlines, its end as a reply or an Error, and its line in the log.
// Inside of HttpClient.
#pragma once

#include "http/client/http_client.h"

class QNetworkReply;

namespace http {

// Takes the reply.
Call *makeHttpCall(QNetworkReply *reply, HttpRequest request, int connectMs, QObject *context,
                   HttpClient::Done done, HttpClient *parent);

} // namespace http
