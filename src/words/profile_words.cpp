#include "words/profile_words.h"

#include "words/words_context.h"

#include <QDir>

namespace words {

QStringList profileSentences(const ProfileFindings &findings)
{
    const auto shown = [](const QString &path) {
        return QDir::toNativeSeparators(path);
    };
    QStringList sentences;
    if (!findings.unwrittenLog.isEmpty())
        sentences.append(
            Words::tr("No log is kept: %1 cannot be written.").arg(shown(findings.unwrittenLog)));
    if (!findings.settingsAside.isEmpty())
        sentences.append(Words::tr("The settings were damaged. They were set aside as %1.")
                             .arg(shown(findings.settingsAside)));
    if (!findings.unguardedFolder.isEmpty())
        sentences.append(
            Words::tr("The disk of %1 knows no owners: whoever gets hold of it can read the queue. "
                      "No sign-in is kept there.")
                .arg(shown(findings.unguardedFolder)));
    return sentences;
}

} // namespace words
