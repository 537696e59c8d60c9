#include "youku/placeholders.h"

using namespace Qt::StringLiterals;

namespace youku {

const QRegularExpression &placeholderPattern()
{
    static const QRegularExpression pattern(
        uR"([{｛]\s*(\p{L}[\p{L}\p{M}\p{N}_ -]*?)\s*(?:[:：]\s*([^{}｛｝]*?)\s*)?[}｝])"_s);
    return pattern;
}

QString firstPlaceholder(const QString &text)
{
    return placeholderPattern().match(text).captured();
}

QString withPlainBraces(const QString &text)
{
    QString plain = text;
    for (auto match = placeholderPattern().globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        plain[one.capturedStart()] = u'(';
        plain[one.capturedEnd() - 1] = u')';
    }
    return plain;
}

} // namespace youku
