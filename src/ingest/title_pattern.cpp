#include "ingest/title_pattern.h"

#include "base/plain_text.h"
#include "transfer/files/local_path.h"
#include "youku/metadata.h"
#include "youku/placeholders.h"
#include "youku/proposed_title.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace ingest {

namespace {

bool isOneOf(const QString &word, const QStringList &known)
{
    return known.contains(word, Qt::CaseInsensitive);
}

bool isName(const QRegularExpressionMatch &placeholder)
{
    return isOneOf(placeholder.captured(1), {u"name"_s, u"名称"_s, u"文件名"_s})
           && placeholder.captured(2).isEmpty();
}

std::optional<QString> dateText(const QDate &date, const QString &form)
{
    if (form.isEmpty())
        return date.toString(Qt::ISODate);
    const bool anyPart = form.contains(u'y') || form.contains(u'M') || form.contains(u'd');
    // Other letters of the alphabet would be taken for parts of a time, or are a slip: YYYY, mm.
    const bool understood = std::all_of(form.cbegin(), form.cend(), [](QChar c) {
        return c == u'y' || c == u'M' || c == u'd' || !(c.isLower() || c.isUpper() || c == u'\'');
    });
    return anyPart && understood ? std::optional(date.toString(form)) : std::nullopt;
}

std::optional<QString> numberText(int number, const QString &first)
{
    constexpr int mostDigits = 9;
    if (first.isEmpty())
        return QString::number(number);
    const bool digits =
        std::all_of(first.cbegin(), first.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || first.size() > mostDigits)
        return std::nullopt;
    const qint64 start = first.toLongLong();
    return u"%1"_s.arg(start + number - 1, int(first.size()), 10, QChar(u'0'));
}

// What a placeholder stands for, but for the name; nothing: it is not known.
std::optional<QString> meaning(const QRegularExpressionMatch &placeholder, const QDate &date, int number)
{
    const QString word = placeholder.captured(1);
    const QString form = placeholder.captured(2);
    if (isOneOf(word, {u"date"_s, u"日期"_s}))
        return dateText(date, form);
    if (isOneOf(word, {u"n"_s, u"序号"_s}))
        return numberText(number, form);
    return std::nullopt;
}

} // namespace

FilledTitle fillTitle(const QString &pattern, const QString &path, const QDate &date, int number)
{
    QStringList parts{QString()}; // between the names
    qsizetype at = 0;
    for (auto match = youku::placeholderPattern().globalMatch(pattern); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        parts.last() += QStringView(pattern).mid(at, one.capturedStart() - at);
        at = one.capturedEnd();
        if (isName(one))
            parts.append(QString());
        else
            parts.last() += meaning(one, date, number).value_or(one.captured());
    }
    parts.last() += QStringView(pattern).mid(at);
    const int names = int(parts.size()) - 1;
    if (names == 0)
        return {parts.first()};
    const int rest = youku::textLength(parts.join(QString()));
    const QString name = youku::nameForTitle(transfer::shownFileName(path));
    const QString beginning = base::firstCharacters(name, (youku::limits::titleMax - rest) / names);
    return {parts.join(beginning).trimmed(), beginning.size() < name.size()};
}

QString filledTitle(const QString &pattern, const QString &path, const QDate &date, int number)
{
    return fillTitle(pattern, path, date, number).text;
}

QString unknownPlaceholder(const QString &pattern)
{
    for (auto match = youku::placeholderPattern().globalMatch(pattern); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        if (!isName(one) && !meaning(one, QDate(2026, 1, 1), 1))
            return one.captured();
    }
    return {};
}

QString patternOf(const QString &title, const QString &path)
{
    constexpr qsizetype mostDigits = 3; // more may be a year
    if (title.isEmpty() || title == youku::titleFromFileName(transfer::shownFileName(path)))
        return {};
    static const QRegularExpression lastNumber(u"(\\d+)(?=\\D*$)"_s);
    const QRegularExpressionMatch number = lastNumber.match(title);
    if (!number.hasMatch() || number.capturedLength() > mostDigits)
        return title;
    const QString next =
        QString::number(number.captured().toInt() + 1).rightJustified(number.capturedLength(), u'0');
    QString pattern = title;
    return pattern.replace(number.capturedStart(), number.capturedLength(), u"{n:%1}"_s.arg(next));
}

} // namespace ingest
