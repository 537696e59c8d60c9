// Parameters of a request, from wherever the client put them: query, form or multipart/form-data (protocol
// 2, 5.1).
#pragma once

#include "http/server/incoming_request.h"

#include <QMap>
#include <QString>

#include <optional>

namespace sandbox {

using Parameters = QMap<QString, QString>;

// Query and body together; the body wins. Percent-encoded UTF-8, '+' is a space.
Parameters parametersOf(const http::IncomingRequest &request);
// The query alone; for upload_slice, whose body is bytes.
Parameters queryOf(const http::IncomingRequest &request);
// The bytes of a slice: the body as it is, or the first part with a file (or named data) when the body really
// starts with the multipart boundary (protocol 5.3).
QByteArray sliceOf(const http::IncomingRequest &request);

// More than any good client sends, in query or body; these are not taken apart.
bool hasTooManyParameters(const http::IncomingRequest &request);
bool hasTooManyInQuery(const http::IncomingRequest &request);

// A whole number in decimal digits; nothing when the parameter is missing or anything else.
std::optional<qint64> numberIn(const Parameters &parameters, const QString &name);

} // namespace sandbox
