#include "base/plain_text.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace base {

namespace {

bool partsLines(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool turnsText(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2066 && c <= 0x206F);
}

bool isControl(char32_t c)
{
    return QChar::category(c) == QChar::Other_Control;
}

// Joiners stay: emoji, Persian and Indic scripts are written with them.
bool unseen(char32_t c)
{
    return isControl(c) || turnsText(c) || QChar::isSurrogate(c) || QChar::isNonCharacter(c) || c == 0x200B
           || c == 0x2060 || c == 0xFEFF;
}

char32_t signFor(char32_t c)
{
    if (c < 0x20)
        return 0x2400 + c; // ␊, ␛ and their like
    return c == 0x7F ? 0x2421 : 0xFFFD;
}

QString shown(const QString &text, bool oneLine)
{
    QList<uint> points = text.toUcs4();
    for (uint &c : points) {
        const bool stays = (c == U'\n' && !oneLine) || !(isControl(c) || turnsText(c) || partsLines(c));
        if (!stays)
            c = signFor(c);
    }
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
}

QString plain(const QString &text, bool oneLine)
{
    QList<char32_t> kept;
    kept.reserve(text.size());
    const QList<uint> points = text.toUcs4();
    for (const char32_t c : points) {
        if (partsLines(c) && oneLine) {
            if (kept.isEmpty() || kept.last() != U' ')
                kept.append(U' ');
        } else if (partsLines(c) || !unseen(c)) {
            kept.append(c);
        }
    }
    // Composed last: what was taken out may have stood between a letter and its mark.
    return QString::fromUcs4(kept.constData(), kept.size()).normalized(QString::NormalizationForm_C);
}

} // namespace

QString plainLine(const QString &text)
{
    return plain(text, true).trimmed();
}

QString plainLines(const QString &text)
{
    return plain(QString(text).replace("\r\n"_L1, "\n"_L1), false);
}

QString firstCharacters(const QString &text, int most)
{
    const QList<uint> points = text.toUcs4();
    if (points.size() <= most)
        return text;
    const QString cut =
        QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), std::max(0, most));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(cut.size());
    const qsizetype end = finder.isAtBoundary() ? cut.size() : finder.toPreviousBoundary();
    return end > 0 ? text.left(end) : cut; // a single "character" longer than all there may be
}

QString shortened(const QString &text, int most)
{
    const QString first = firstCharacters(text, most);
    return first.size() == text.size() ? text : firstCharacters(first, most - 1) + u'…';
}

QString serverWords(const QString &text, int most)
{
    return shortened(plainLine(text), most);
}

QString shownLine(const QString &text)
{
    return shown(text, true);
}

QString shownLines(const QString &text)
{
    return shown(QString(text).replace("\r\n"_L1, "\n"_L1), false);
}

} // namespace base
