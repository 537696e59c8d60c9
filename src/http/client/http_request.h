// One request to be sent by an HttpClient.
#pragma once

#include "base/error.h"
#include "http/client/sequential_body.h"

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <utility>

namespace http {

struct HttpRequest {
    base::Operation operation = base::Operation::Create; // for errors
    QString name;                                        // of the call, for the log
    QUrl url;
    QByteArray verb = "GET";
    QByteArray contentType; // of the body
    // Besides those that every request has, in this order; none of them twice.
    QList<std::pair<QByteArray, QByteArray>> headers;
    // None: no body, and Qt may send the request again when the connection closes unanswered; only for what
    // changes nothing. An empty one that cannot be rewound keeps Qt from it.
    std::unique_ptr<SequentialBody> body;
    QStringList secrets; // among its parameters; servers repeat them in their words
    QStringList facts;   // sizes and hashes, for the log
    int stallMs = 0;     // the call fails when nothing moved for this long; 0: the time of the client
};

} // namespace http
