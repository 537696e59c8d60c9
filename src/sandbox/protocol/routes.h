// Which endpoint a path means (protocol 1.2): with or without /v2 on the API host, with or without /gupload
// on the upload server; some clients leave the first slash out.
#pragma once

#include <QByteArray>
#include <QString>

namespace sandbox {

// A name of Faults::endpoints(); empty for every other path.
QString endpointOf(const QByteArray &path);

// The page that a browser is sent to for signing in (protocol 3.1).
bool isSignInPage(const QByteArray &path);

// How create names an upload server at this port of 127.0.0.1: the port is left out where it is HTTP's own,
// as Youku's server names have none.
QString serverUriFor(quint16 port);

bool isOnUploadServer(const QString &endpoint);

} // namespace sandbox
