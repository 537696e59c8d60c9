// The signature of the signed API (protocol 11).
#pragma once

#include "youku/types.h"

#include <QByteArray>

namespace youku {

enum class SignMethod { Md5, HmacSha256 };
QString wireName(SignMethod method);

// How values stand in what is signed: as Java's forms write them, which is what Youku documents, or as they
// are. The same for letters and digits.
enum class SignedForm { Encoded, Plain };

// What is signed: names and values, sorted by name; of one name the system's comes first.
QByteArray signedText(const Parameters &system, const Parameters &business, SignedForm form);
// Lower-case hex.
QString signatureOf(const QByteArray &text, const QString &clientSecret, SignMethod method);

} // namespace youku
