#include "youku/proposed_title.h"

#include "base/plain_text.h"
#include "youku/metadata.h"
#include "youku/placeholders.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace youku {

ProposedTitle proposedTitle(const QString &fileName)
{
    QString title = nameForTitle(fileName);
    if (textLength(title) < limits::titleMin || onlyDigits(title))
        title = QCoreApplication::translate("youku::Metadata", "Video %1", "proposed for a file named 1.mp4")
                    .arg(title);
    const QString beginning = base::firstCharacters(title, limits::titleMax);
    return {beginning.trimmed(), beginning.size() < title.size()};
}

QString titleFromFileName(const QString &fileName)
{
    return proposedTitle(fileName).text;
}

QString nameForTitle(const QString &fileName)
{
    QString name = QFileInfo(fileName).completeBaseName();
    name.remove(QChar::ReplacementCharacter); // what could not be read
    return withPlainBraces(base::plainLine(name));
}

} // namespace youku
