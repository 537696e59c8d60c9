#include "gui/adding/known_sentence.h"

#include "words/moment_words.h"

#include <QCoreApplication>

namespace gui {

namespace {

struct Known {
    Q_DECLARE_TR_FUNCTIONS(gui::Known)
};

} // namespace

QString knownSentence(const ingest::KnownVideo &video)
{
    if (!video.published)
        return Known::tr("In the queue as “%1”").arg(video.title);
    return publishedSentence(video.publishedAt);
}

QString publishedSentence(const QDateTime &publishedAt)
{
    return publishedAt.isValid() ? Known::tr("Published, %1").arg(words::momentText(publishedAt))
                                 : Known::tr("Perhaps published; nobody could tell so far");
}

} // namespace gui
