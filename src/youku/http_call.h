// What becomes of one request: its deadlines, its end as a JSON object or an Error, and its line in the log.
// Inside of Transport.
#pragma once

#include "youku/transport.h"

class QNetworkReply;

namespace youku {

// Takes the reply. The log names the context by its objectName().
Call *makeHttpCall(QNetworkReply *reply, HttpRequest request, int connectMs, QObject *context,
                   Transport::Done done, Transport *parent);

} // namespace youku
