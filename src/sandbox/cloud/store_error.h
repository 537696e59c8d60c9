// What the object store says when it refuses, and how it says so: XML of protocol 9.3, or for HEAD, whose
// answers have no body, the same in a header.
#pragma once

#include "http/server/http_answer.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace sandbox {

struct StoreError {
    QByteArray code;
    QString message = {};                            // empty: the usual one of this code
    QByteArray ec = {};                              // Alibaba's number for the exact case, where it is known
    QList<std::pair<QString, QString>> details = {}; // further elements
};

// Any word is taken; one that the store does not say is a 400.
int statusOf(const StoreError &error);

// What every answer of the store wears, Date and request id; host: the HostId of errors.
struct StoreAnswerFrame {
    QByteArray requestId;
    qint64 nowMs = 0; // of the store's clock
    QString host;
};

// body: XML; empty: none.
http::HttpAnswer storeAnswer(const StoreAnswerFrame &frame, int status, const QByteArray &body = {});
http::HttpAnswer storeAnswer(const StoreAnswerFrame &frame, const StoreError &error, bool isHead);

} // namespace sandbox
