// What there is to tell of a video at Youku.
#pragma once

#include <QString>

namespace words {

QString videoStateSentence(const QString &videoState); // as in transfer::UploadRecord
// The same in a word or two, for a column: "Being encoded".
QString videoStateLabel(const QString &videoState);
QString videoLink(const QString &videoId); // Youku's page of a video; empty while it has none

} // namespace words
