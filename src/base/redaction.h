// Takes secrets out of words before anybody keeps or shows them.
//
// Servers repeat what they were sent, and write it their own way: percent-encoded, as a form, as JSON, as
// HTML, in Base64, several of them one in another, cut off at the end. All of these spellings are found.
#pragma once

#include "base/plain_text.h"

#include <QString>
#include <QStringList>

namespace base {

// From now on and for as long as the program runs redacted() takes this value out. Values under four
// characters are left alone. Any thread.
void hide(const QString &secret);

// The text with "***" in place of every spelling of what was hidden or stands in `also`, and of what is named
// like a secret (upload_token=..., "access_token":"...", cookies, the user in a URL). Any thread. To be asked
// for before a text is cut.
QString redacted(const QString &text, const QStringList &also = {});

// Words that come from a server, made ready for people where they enter: a plain line without secrets. Any
// thread.
QString redactedWords(const QString &text, const QStringList &also, int most = longestServerWords);

} // namespace base
