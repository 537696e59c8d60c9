// What there is to tell about a profile when it was opened.
#pragma once

#include <QString>
#include <QStringList>

namespace words {

// Paths; each is empty where there is nothing to tell.
struct ProfileFindings {
    QString unwrittenLog;    // cannot be written
    QString settingsAside;   // where damaged settings were put
    QString unguardedFolder; // on a disk that knows no owners
};

QStringList profileSentences(const ProfileFindings &findings);

} // namespace words
