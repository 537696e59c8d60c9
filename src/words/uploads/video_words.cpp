#include "words/uploads/video_words.h"

#include "words/words_context.h"

using namespace Qt::StringLiterals;

namespace words {

QString videoStateSentence(const QString &videoState)
{
    if (videoState.isEmpty())
        return Words::tr("Youku has taken it");
    if (videoState == "encoding"_L1)
        return Words::tr("Youku is encoding it");
    if (videoState == "in_review"_L1)
        return Words::tr("In review at Youku");
    if (videoState == "normal"_L1)
        return Words::tr("Can be watched");
    return Words::tr("Youku calls its state “%1”").arg(videoState);
}

QString videoStateLabel(const QString &videoState)
{
    if (videoState.isEmpty())
        return Words::tr("Published");
    if (videoState == "encoding"_L1)
        return Words::tr("Being encoded");
    if (videoState == "in_review"_L1)
        return Words::tr("In review");
    if (videoState == "normal"_L1)
        return Words::tr("Can be watched");
    if (videoState == "fail"_L1)
        return Words::tr("Not encoded");
    if (videoState == "limited"_L1 || videoState == "blocked"_L1)
        return Words::tr("Restricted");
    if (videoState == "gone"_L1)
        return Words::tr("No longer at Youku");
    return videoState;
}

QString videoLink(const QString &videoId)
{
    return videoId.isEmpty() ? QString() : u"https://v.youku.com/v_show/id_%1.html"_s.arg(videoId);
}

} // namespace words
