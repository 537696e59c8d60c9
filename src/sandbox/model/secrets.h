// Made-up tokens and ids in the shapes that Youku's have (protocol 2, 3.2).
#pragma once

#include <QByteArray>
#include <QString>

namespace sandbox {

QString randomHex(int digits);
// As those that were recorded: Base64 of plain letters, without '+' and '/', ending in "=". Clients of
// Youku's own send it as it is.
QString randomUploadToken();
// Has '+', '/' and '=' in it, so that a client that does not percent-encode it is found out.
QString randomHardUploadToken();
// "X" and Base64 of ten digits, ending in "==".
QString randomVideoId();

// Takes the same time wherever they differ, so that nobody finds a secret out letter by letter.
bool sameSecret(const QByteArray &one, const QByteArray &other);

} // namespace sandbox
