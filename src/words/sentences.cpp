#include "words/sentences.h"

#include "words/words_context.h"

namespace words {

namespace {

QString factsJoint()
{
    return Words::tr(" · ", "between two facts");
}

} // namespace

QString joinedFacts(const QStringList &facts)
{
    return facts.join(factsJoint());
}

QString spoken(const QString &detailLine)
{
    return QString(detailLine).replace(factsJoint(), Words::tr(", "));
}

QString paragraph(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences) {
        // A Chinese full stop brings its own space along.
        if (!text.isEmpty() && !text.endsWith(u'。'))
            text += u' ';
        const bool stopped = sentence.endsWith(u'.') || sentence.endsWith(u'。');
        text += stopped ? sentence : Words::tr("%1.", "a sentence and its full stop").arg(sentence);
    }
    return text;
}

} // namespace words
