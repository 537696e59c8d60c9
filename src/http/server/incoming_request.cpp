#include "http/server/incoming_request.h"

namespace http {

QByteArrayList IncomingRequest::valuesOf(const QByteArray &name) const
{
    QByteArrayList values;
    for (const auto &[header, value] : headers) {
        if (header == name)
            values.append(value);
    }
    return values;
}

} // namespace http
