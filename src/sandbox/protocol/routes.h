// Which endpoint a path means (protocol 1.2): with or without /v2 on the API host, with or without /gupload
// on the upload server.
#pragma once

#include <QByteArray>
#include <QString>

namespace sandbox {

// A name of Faults::endpoints(); empty for every other path.
QString endpointOf(const QByteArray &path);

bool isOnUploadServer(const QString &endpoint);

} // namespace sandbox
