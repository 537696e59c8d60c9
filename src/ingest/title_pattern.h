// Titles with placeholders (youku/placeholders.h), in English or Chinese, capitals or not:
//
// {name}, {名称}, {文件名}: the file's name without its extension.
// {date}, {日期}: the day, as 2026-11-03; {date:yyyyMMdd} as it says: y, M and d, and any signs between.
// {n}, {序号}: the number; {n:03} writes the first number, so it gives start and width: 03, 04, 05 …
//
// Anything else in braces is not known, stays, and is a problem of the title (youku::problemsOf).
#pragma once

#include <QDate>
#include <QString>

namespace ingest {

// number: 1 for the first. The name is cut where the whole would be longer than a title may be; its own
// braces become parentheses.
struct FilledTitle {
    QString text;
    bool nameIsCut = false;
};
FilledTitle fillTitle(const QString &pattern, const QString &path, const QDate &date, int number);
QString filledTitle(const QString &pattern, const QString &path, const QDate &date, int number);

// A pattern for those that follow this title, to be offered: its last number counts on. Empty for a title
// that came from the file's name, which is what a title is without a pattern.
QString patternOf(const QString &title, const QString &path);

// What in the pattern would stay as it is; empty: nothing.
QString unknownPlaceholder(const QString &pattern);

} // namespace ingest
