// Takes secrets out of words before anybody keeps or shows them.
//
// Servers repeat what they were sent, and write it their own way: percent-encoded, as a form, as JSON, as
// HTML, in Base64, several of them one in another, cut off at the end. All of these spellings are found.
#pragma once

#include "base/plain_text.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace base {

// From now on and for as long as the program runs redacted() takes this value out. Values under four
// characters are left alone. Any thread.
void hide(const QString &secret);

// Secrets of something that ends, likewise: they are taken out while this or a copy of it lives. Any thread.
class Hidden
{
public:
    explicit Hidden(const QStringList &secrets);

private:
    std::shared_ptr<const void> m_held;
};

// The text with "***" in place of every spelling of what was hidden or stands in `also`, and of what is named
// like a secret (upload_token=..., "access_token":"...", cookies, the user in a URL). Any thread. To be asked
// for before a text is cut.
QString redacted(const QString &text, const QStringList &also = {});

// Words that come from a server, made ready for people where they enter: a plain line without secrets. Any
// thread.
QString redactedWords(const QString &text, const QStringList &also, int most = longestServerWords);

// Likewise a word of theirs that programs go by, as a code, an id or a host: as it is, or "***" when a secret
// stands in it. Secrets under twelve characters, which such a word may hold by chance, are left alone.
QString redactedName(const QString &name, const QStringList &also = {});

} // namespace base
