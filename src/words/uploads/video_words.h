// What there is to tell of a video at Youku.
#pragma once

#include <QString>

namespace words {

QString videoStateSentence(const QString &videoState); // as in transfer::UploadRecord
QString videoLink(const QString &videoId);             // Youku's page of a video; empty while it has none

} // namespace words
