#include "words/sentences.h"

#include "words/words_context.h"

namespace words {

namespace {

QString factsJoint()
{
    return Words::tr(" · ", "between two facts");
}

QString partsJoint()
{
    return Words::tr(", ");
}

} // namespace

QString joinedFacts(const QStringList &facts)
{
    return facts.join(factsJoint());
}

QString joinedParts(const QStringList &parts)
{
    return parts.join(partsJoint());
}

QString listed(const QStringList &terms)
{
    return terms.join(Words::tr(", ", "between two terms of a list"));
}

QString spoken(const QString &detailLine)
{
    return QString(detailLine).replace(factsJoint(), partsJoint());
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
